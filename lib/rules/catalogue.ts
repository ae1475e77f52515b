import type { Finding } from '../plan/finding';
import type { PairPlan } from '../plan/pair-plan';
import { apiServerIsGuarded } from './api-server-is-guarded';
import { homeSurvivesThePrimary } from './home-survives-the-primary';
import { kubernetesVersionIsDeclared } from './kubernetes-version-is-declared';
import { maintenanceIsADayApart } from './maintenance-is-a-day-apart';
import { networksDoNotOverlap } from './networks-do-not-overlap';
import { nodesFitTheNetwork } from './nodes-fit-the-network';
import { regionIsOpen } from './region-is-open';
import { regionTakesAKubeletIdentity } from './region-takes-a-kubelet-identity';
import { regionsArePaired } from './regions-are-paired';
import { regionsDiffer } from './regions-differ';
import { regionsInOneCloud } from './regions-in-one-cloud';
import { registryHomeSurvivesThePrimary } from './registry-home-survives-the-primary';
import { routingNeedsARunningStandby } from './routing-needs-a-running-standby';
import type { Rule } from './rule';
import { standbyCarriesTheLoad } from './standby-carries-the-load';
import { standbyVersionIsNotBelow } from './standby-version-is-not-below';
import { stateSurvivesThePrimary } from './state-survives-the-primary';
import { zonesExist } from './zones-exist';

/** Every rule, in the order the review lists them. */
export const CATALOGUE: readonly Rule[] = [
  regionsDiffer,
  regionsInOneCloud,
  regionsArePaired,
  regionIsOpen,
  regionTakesAKubeletIdentity,
  zonesExist,
  networksDoNotOverlap,
  nodesFitTheNetwork,
  standbyCarriesTheLoad,
  kubernetesVersionIsDeclared,
  standbyVersionIsNotBelow,
  maintenanceIsADayApart,
  apiServerIsGuarded,
  routingNeedsARunningStandby,
  homeSurvivesThePrimary,
  registryHomeSurvivesThePrimary,
  stateSurvivesThePrimary,
];

/** What one rule said of a plan. */
export interface RuleResult {
  readonly rule: string;
  readonly question: string;
  readonly outcome: 'holds' | 'does not apply' | 'broken';
}

/** What all rules said of a plan. */
export interface CheckedPlan {
  readonly findings: readonly Finding[];
  readonly results: readonly RuleResult[];
}

/** Asks every rule. */
export function checkPlan(plan: PairPlan): CheckedPlan {
  const findings: Finding[] = [];
  const results = CATALOGUE.map((rule): RuleResult => {
    const said = rule.check(plan);
    if (typeof said !== 'string')
      findings.push(...said.map((violation) => ({ rule: rule.id, severity: rule.severity, ...violation })));
    return { rule: rule.id, question: rule.question, outcome: typeof said === 'string' ? said : 'broken' };
  });
  return { findings, results };
}
