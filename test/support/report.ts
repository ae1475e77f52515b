import type { SitePairProps } from '../../lib/plan/pair-props';
import { reviewPage } from '../../lib/review/page';
import { type PairReport, reportOf } from '../../lib/review/report';
import type { StackReport } from '../../lib/review/stack-report';
import { checkPlan } from '../../lib/rules/catalogue';
import { planOf } from './pair';

const stack = (id: string, ...dependsOn: string[]): StackReport => ({ id, resources: {}, total: 0, dependsOn });

/** The report of a declaration in West and North Europe, with empty stacks. */
export function reportFor(props: Partial<SitePairProps> = {}): PairReport {
  const plan = planOf(props);
  const [a, b] = plan.sites.map((site) => site.names.stack);
  const stacks = [stack('orders'), stack(a!, 'orders'), stack(b!, 'orders'), stack('orders-link', a!, b!)];
  return reportOf({ plan, checked: checkPlan(plan), stacks, roles: [] });
}

/** The lines of one section of its page, without the blank ones; the first screen is above every section, `''`. */
export function sectionOf(props: Partial<SitePairProps>, title: string): string[] {
  const [first, ...sections] = reviewPage(reportFor(props)).split('\n## ');
  const found = title === '' ? first : sections.find((section) => section.startsWith(`${title}\n`));
  if (found === undefined) throw new Error(`No section ${title}; there are ${sections.map((s) => s.split('\n')[0])}.`);
  return found.split('\n').filter((line) => line !== '' && line !== title);
}
