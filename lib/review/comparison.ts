import type { PairPlan, PoolPlan, SitePlan } from '../plan/pair-plan';
import { declared, derived, type Origin, type Resolved } from '../plan/resolved';
import type { Cidr } from '../values/cidr';
import { labelOf } from './site-report';

/** Why a value is what it is. */
export interface Reason {
  readonly from: Origin;
  readonly why: string;
}

/** One thing in which the two sites differ. */
export interface Difference {
  readonly what: string;
  /** What it is at each site, by site name; `–`: nothing. */
  readonly sites: Readonly<Record<string, string>>;
  readonly reasons: readonly Reason[];
  /** What it differs because of, when it only follows another difference. */
  readonly follows: 'network' | 'names' | null;
}

interface Row {
  readonly what: string;
  readonly text: string;
  /** The values that `text` is made of. */
  readonly of: readonly (Resolved<unknown> | undefined)[];
  /** Whose reasons count: what readiness and `active` decide is said by the site that stands by. */
  readonly because: 'both' | 'waiting';
  readonly follows?: 'network' | 'names';
}

/** All that differs between the sites, the most important first. */
export function differencesOf(plan: PairPlan): Difference[] {
  const [a, b] = plan.sites;
  const rows = rowsOf(plan, b, a);
  return rowsOf(plan, a, b).flatMap((row, i) => {
    const other = rows[i]!;
    if (row.text === other.text) return [];
    const sites = { [a.name]: row.text, [b.name]: other.text };
    return [{ what: row.what, sites, reasons: reasonsOf(row, other, a.active), follows: row.follows ?? null }];
  });
}

function reasonsOf(first: Row, second: Row, firstServes: boolean): Reason[] {
  const reasons = new Map<string, Reason>();
  first.of.forEach((value, i) => {
    const other = second.of[i];
    if (JSON.stringify(value?.value) === JSON.stringify(other?.value)) return;
    const counted = first.because === 'both' ? [value, other] : [firstServes ? other : value];
    for (const each of counted) if (each) reasons.set(`${each.from} ${each.why}`, { from: each.from, why: each.why });
  });
  return [...reasons.values()];
}

/** What can differ, as it is at `site`; both sites of a plan have the same rows. */
function rowsOf(plan: PairPlan, site: SitePlan, other: SitePlan): Row[] {
  const { network, cluster, entry, store } = site;
  const { start, hours } = cluster.maintenance.value;
  const points = derived(other.name, 'recovery points are kept at the other site');
  const subscription = declared(site.subscription, `${site.place}.subscription`);
  const both = (what: string, text: string, value: Resolved<unknown>): Row => ({
    what,
    text,
    of: [value],
    because: 'both',
  });
  const range = (what: string, value: Resolved<Cidr>) => both(what, `${value.value}`, value);
  const [system, ...user] = cluster.pools;
  return [
    ...[...user, system!].flatMap(poolRows),
    ...endpointRows(plan, site),
    both('recovery points written to', `store in ${labelOf(other)}`, points),
    both('redundancy of the store', store.redundancy.value, store.redundancy),
    both('Kubernetes', cluster.kubernetesVersion.value ?? "AKS's default", cluster.kubernetesVersion),
    both('maintenance', `${start} UTC, ${hours} h`, cluster.maintenance),
    both('subscription', site.subscription ?? "the deployer's", subscription),
    range('network', network.addressSpace),
    range('pod addresses', network.pods),
    range('service addresses', network.services),
    { ...range('subnet for nodes', network.nodes), follows: 'network' },
    { ...range('subnet for ingress', network.ingress), follows: 'network' },
    { ...range('subnet for private endpoints', network.privateEndpoints), follows: 'network' },
    { ...both('entry address', entry.fqdn.value, entry.fqdn), follows: 'names' },
  ];
}

function poolRows({ name, min, max, zones }: PoolPlan): Row[] {
  return [
    { what: `${name} pool`, text: nodesText(min.value, max.value), of: [min, max], because: 'waiting' },
    { what: `zones of ${name} pool`, text: zones.value.join(', ') || 'none', of: [zones], because: 'both' },
  ];
}

function endpointRows({ active, traffic }: PairPlan, { endpoint }: SitePlan): Row[] {
  if (!endpoint) return [];
  const { enabled, weight } = endpoint;
  const priority = traffic?.method.value === 'Priority' ? endpoint.priority : undefined;
  const slot = priority && derived(priority.value, `active is ${active.value}`);
  const text = [priority ? `priority ${priority.value}` : '', enabled.value ? '' : 'disabled']
    .filter(Boolean)
    .join(', ');
  return [
    { what: 'traffic', text: text || 'enabled', of: [enabled, slot], because: 'waiting' },
    { what: 'share of traffic', text: `weight ${weight?.value}`, of: [weight], because: 'both' },
  ];
}

/** `3–12 nodes`, `3 nodes`. */
export function nodesText(min: number, max: number): string {
  const range = min === max ? `${min}` : `${min}–${max}`;
  return `${range} ${max === 1 ? 'node' : 'nodes'}`;
}
