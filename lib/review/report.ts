import type { Finding } from '../plan/finding';
import type { PairPlan } from '../plan/pair-plan';
import type { ReadinessLevel } from '../plan/readiness';
import type { CheckedPlan, RuleResult } from '../rules/catalogue';
import { ResourceId } from '../values/resource-id';
import { type Difference, differencesOf } from './comparison';
import { type FailoverReport, failoverOf } from './failover';
import { type GroupReport, groupsOf, type IdReport, idsOf, type NameReport, namesOf } from './places';
import { type SiteReport, sitesOf } from './site-report';
import { deployOrderOf, type RoleReport, type StackReport } from './stack-report';
import { type TrafficReport, trafficOf } from './traffic-report';
import { type ValueReport, valuesOf } from './values';

/** The registry that both sites pull from. */
export interface RegistryReport {
  readonly name: string;
  /** Regions as the portal shows them, the home first; null: they are not known here. */
  readonly regions: readonly string[] | null;
}

/**
 * All that a person needs to know of a pair before anything is applied: `plan.json`. The page and the drawing are made from
 * it alone. `formatVersion` goes up when a member changes its meaning or goes; members may be added within a version.
 */
export interface PairReport {
  readonly formatVersion: 1;
  readonly pair: string;
  readonly organization: string;
  readonly readiness: ReadinessLevel;
  /** Name of the site that serves. */
  readonly active: string;
  /** Names of the sites as they were laid out when the pair was created. */
  readonly layout: { readonly primary: string; readonly standby: string };
  /** The declared primary first. */
  readonly sites: readonly [SiteReport, SiteReport];
  readonly failover: FailoverReport;
  readonly traffic: TrafficReport | null;
  readonly registry: RegistryReport | null;
  /** Whether Terraform refuses to destroy what cannot be made again, and whether `home` was declared. */
  readonly protection: { readonly enabled: boolean; readonly homeDeclared: boolean };
  readonly findings: readonly Finding[];
  readonly differences: readonly Difference[];
  /** Stack ids; those in one group may be applied side by side. */
  readonly deployOrder: readonly (readonly string[])[];
  readonly stacks: readonly StackReport[];
  readonly resourceGroups: readonly GroupReport[];
  readonly names: readonly NameReport[];
  readonly roles: readonly RoleReport[];
  readonly ids: readonly IdReport[];
  readonly rules: readonly RuleResult[];
  /** Every value by its dotted path, with its origin. */
  readonly values: Readonly<Record<string, ValueReport>>;
}

/** What a report is made of. */
export interface ReportSource {
  readonly plan: PairPlan;
  readonly checked: CheckedPlan;
  /** The pair's stack first, then primary, standby and link. */
  readonly stacks: readonly StackReport[];
  readonly roles: readonly RoleReport[];
}

/** The report of one pair: a pure function of its plan, its rules' answers, and what its stacks hold. */
export function reportOf({ plan, checked, stacks, roles }: ReportSource): PairReport {
  const [primary, standby] = plan.sites;
  return {
    formatVersion: 1,
    pair: plan.pair,
    organization: plan.organization.value,
    readiness: plan.readiness.value,
    active: plan.active.value,
    layout: { primary: primary.name, standby: standby.name },
    sites: sitesOf(plan),
    failover: failoverOf(plan),
    traffic: trafficOf(plan),
    registry: registryOf(plan),
    protection: { enabled: plan.deletionProtection.value, homeDeclared: plan.home.from === 'declared' },
    findings: checked.findings,
    differences: differencesOf(plan),
    deployOrder: deployOrderOf(stacks),
    stacks,
    resourceGroups: groupsOf(plan),
    names: namesOf(plan),
    roles,
    ids: idsOf(plan),
    rules: checked.results,
    values: valuesOf(plan),
  };
}

function registryOf({ registry }: PairPlan): RegistryReport | null {
  if (!registry) return null;
  if (registry.kind === 'existing') return { name: ResourceId.parse(registry.id)!.name, regions: null };
  const regions = [registry.home.value, ...registry.replicas.value].map((region) => region.displayName);
  return { name: registry.name, regions };
}
