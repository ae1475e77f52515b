import { findingText } from '../../lib/plan/finding';
import type { PairPlan, SitePlan } from '../../lib/plan/pair-plan';
import type { SitePairProps } from '../../lib/plan/pair-props';
import { Readiness } from '../../lib/plan/readiness';
import { resolvePair } from '../../lib/plan/resolve-pair';
import { Site, type SiteProps } from '../../lib/plan/site';
import { CATALOGUE } from '../../lib/rules/catalogue';
import { AzureRegion } from '../../lib/values/azure-region';

/** West Europe with 10.10.0.0/16. */
export const west = (props: Partial<SiteProps> = {}) =>
  Site.in<string, string>(AzureRegion.WEST_EUROPE, { network: '10.10.0.0/16', ...props });
/** North Europe with 10.20.0.0/16. */
export const north = (props: Partial<SiteProps> = {}) =>
  Site.in<string, string>(AzureRegion.NORTH_EUROPE, { network: '10.20.0.0/16', ...props });

/** The smallest warm pair that breaks no rule but two warnings: contoso's orders in West and North Europe. */
export const pairOf = (props: Partial<SitePairProps> = {}): SitePairProps => ({
  organization: 'contoso',
  primary: west(),
  standby: north(),
  readiness: Readiness.warm(),
  ...props,
});

/** The plan of a declaration that has one. */
export function planOf(props: Partial<SitePairProps> = {}, id = 'orders'): PairPlan {
  const { plan, findings } = resolvePair(id, pairOf(props));
  if (!plan) throw new Error(findings.map(findingText).join('\n'));
  return plan;
}

/** Primary and standby of a plan. */
export const sitesOf = (props: Partial<SitePairProps> = {}): readonly [SitePlan, SitePlan] => planOf(props).sites;

/** Everything said about a declaration that has no plan, as text. */
export function refusals(props: Partial<SitePairProps>, id = 'orders'): string[] {
  return resolvePair(id, pairOf(props)).findings.map(({ path, problem, fix }) => `${path}: ${problem} ${fix}`);
}

/** What one rule says of a declaration: its answer, or each violation as text with its severity. */
export function says(ruleId: string, props: Partial<SitePairProps> = {}): string | string[] {
  const rule = CATALOGUE.find(({ id }) => id === ruleId);
  if (!rule) throw new Error(`No rule ${ruleId}.`);
  const answer = rule.check(planOf(props));
  if (typeof answer === 'string') return answer;
  return answer.map(({ path, problem, fix, severity }) => `${severity ?? rule.severity} ${path}: ${problem} ${fix}`);
}
