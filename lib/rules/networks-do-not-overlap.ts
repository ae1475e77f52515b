import type { PairPlan, SitePlan } from '../plan/pair-plan';
import { Cidr } from '../values/cidr';
import { answer, type Rule, type Violation } from './rule';

/** Ranges that AKS keeps for itself (learn.microsoft.com/azure/aks/azure-cni-overlay, IP address planning). */
const AKS_RESERVED = ['169.254.0.0/16', '172.30.0.0/16', '172.31.0.0/16', '192.0.2.0/24'];

interface Range {
  readonly path: string;
  readonly cidr: Cidr;
}

/** Azure peers overlapping networks without a word at plan time; pods cannot reach what shares their addresses. */
export const networksDoNotOverlap: Rule = {
  id: 'networks-do-not-overlap',
  severity: 'error',
  question: 'Are networks, pod and service ranges apart from each other and from what AKS reserves?',
  check: (plan) => {
    const [primary, standby] = plan.sites;
    const [a, b] = [network(primary), network(standby)];
    const found: Violation[] = [];
    if (a.cidr.overlaps(b.cidr)) found.push(overlap(b, a, 'and the two are peered', suggestion(plan, b.cidr)));
    for (const site of plan.sites) found.push(...siteOverlaps(plan, site));
    return answer(found);
  },
};

const network = (site: SitePlan): Range => ({ path: `${site.place}.network`, cidr: site.network.addressSpace.value });

/** Pods and services of a site against each other and against both networks; all three against what AKS reserves. */
function siteOverlaps(plan: PairPlan, site: SitePlan): Violation[] {
  const pods = { path: `${site.place}.pods`, cidr: site.network.pods.value };
  const services = { path: `${site.place}.services`, cidr: site.network.services.value };
  const found: Violation[] = [];
  for (const range of [pods, services]) {
    for (const other of plan.sites.map(network)) {
      if (range.cidr.overlaps(other.cidr)) {
        found.push(overlap(range, other, `which ${site.name} must reach`, `Choose a range outside ${other.cidr}.`));
      }
    }
  }
  if (services.cidr.overlaps(pods.cidr)) {
    found.push(overlap(services, pods, 'in the same cluster', `Choose a range outside ${pods.cidr}.`));
  }
  for (const range of [network(site), pods, services]) {
    for (const reserved of AKS_RESERVED) {
      if (range.cidr.overlaps(Cidr.parse(reserved))) {
        found.push({
          path: range.path,
          problem: `${range.cidr} overlaps ${reserved}, which AKS reserves.`,
          fix: `Choose a range outside ${AKS_RESERVED.join(', ')}.`,
        });
      }
    }
  }
  return found;
}

function overlap(range: Range, other: Range, why: string, fix: string): Violation {
  const relation =
    range.cidr.toString() === other.cidr.toString()
      ? 'is the same as'
      : other.cidr.contains(range.cidr)
        ? 'lies inside'
        : 'overlaps';
  return { path: range.path, problem: `${range.cidr} ${relation} ${other.path} ${other.cidr}, ${why}.`, fix };
}

/** The first block after the primary's network, of the given size, that overlaps nothing of the pair. */
function suggestion(plan: PairPlan, wanted: Cidr): string {
  const taken = [
    plan.sites[0].network.addressSpace.value,
    ...plan.sites.flatMap((site) => [site.network.pods.value, site.network.services.value]),
  ];
  const outside = `Choose a range outside ${taken[0]}`;
  for (let next = wanted.next(), tries = 0; next && tries < 512; next = next.next(), tries++) {
    const candidate = next;
    if (!taken.some((cidr) => cidr.overlaps(candidate))) return `${outside}, for example ${candidate}.`;
  }
  return `${outside}.`;
}
