import type { PairPlan, PoolPlan, SitePlan } from '../plan/pair-plan';
import { declared, derived, type Origin, preset, type Resolved } from '../plan/resolved';
import type { AzureStateProps } from '../plan/state-backend';

/** What a value of the review is: text, a number, yes or no, a list; null: nothing, `why` says what that means. */
export type ReportedValue = string | number | boolean | null | readonly (string | number)[];

/** One value of the plan with where it comes from. */
export interface ValueReport {
  readonly value: ReportedValue;
  /** What a number counts, or the zone of a time; left out where there is none. */
  readonly unit?: string;
  readonly from: Origin;
  /** The prop it was declared in, the preset it belongs to, or how it was derived. */
  readonly why: string;
}

/** Units by the last word of a path. */
const UNITS: Readonly<Record<string, string>> = {
  min: 'nodes',
  max: 'nodes',
  start: 'UTC',
  hours: 'h',
  interval: 's',
  timeout: 's',
  ttl: 's',
  detectWithin: 's',
  toleratedFailures: 'failed probes',
  safetyDays: 'days',
};

/**
 * Every value of the plan by its dotted path, for example `sites.westeurope.cluster.pools.apps.min`, sorted by path. Items of
 * lists go by their names, so that a path stays when an item is added. Whatever the plan holds as `Resolved` is found here.
 */
export function valuesOf(plan: PairPlan): Readonly<Record<string, ValueReport>> {
  const found: Record<string, ValueReport> = {};
  const note = (path: string, { value, from, why }: Resolved<unknown>): void => {
    if (isPlain(value)) {
      for (const key of Object.keys(value)) note(`${path}.${key}`, { value: value[key], from, why });
      return;
    }
    const unit = UNITS[path.slice(path.lastIndexOf('.') + 1)];
    found[path] =
      unit === undefined ? { value: reported(value), from, why } : { value: reported(value), unit, from, why };
  };
  const walk = (path: string, node: unknown): void => {
    if (Array.isArray(node)) {
      for (const item of node) if (isPlain(item) && typeof item.name === 'string') walk(`${path}${item.name}.`, item);
    } else if (isPlain(node)) {
      if (isResolved(node)) note(path.slice(0, -1), node);
      else for (const key of Object.keys(node)) if (typeof node[key] === 'object') walk(`${path}${key}.`, node[key]);
    }
  };
  walk('', { ...plan, names: undefined, tags: undefined });
  for (const [path, value] of pairFacts(plan)) note(path, value);
  for (const site of plan.sites) {
    for (const [path, value] of siteFacts(site)) note(`sites.${site.name}.${path}`, value);
  }
  const sorted: Record<string, ValueReport> = {};
  for (const path of Object.keys(found).sort()) sorted[path] = found[path]!;
  return sorted;
}

type Fact = readonly [path: string, value: Resolved<unknown>];

/** What the plan holds without an origin, because there is only one it can have. */
function pairFacts({ pair, sites, subscription, tenant, tags, recovery, registry, traffic, state }: PairPlan): Fact[] {
  const { azurerm } = state.backend;
  return [
    ['subscription', subscriptionOf(subscription, 'subscription', sites[1].subscription)],
    ['tenant', tenant === undefined ? preset(undefined, "the deployer's tenant") : declared(tenant, 'primary.tenant')],
    ['recovery.namespace', preset(recovery.namespace, "Velero's own")],
    ['recovery.serviceAccount', preset(recovery.serviceAccount, "the Velero chart's own")],
    ...Object.entries(tags).map(
      ([key, value]): Fact => [
        `tags.${key}`,
        key === 'sitepair' ? derived(pair, "the pair's id") : declared(value, 'tags'),
      ],
    ),
    ...(registry?.kind === 'existing' ? [['registry.id', declared(registry.id, 'registry')] as const] : []),
    ...(registry?.kind === 'geo-replicated'
      ? [['registry.loginServer', derived(registry.loginServer, "the registry's name")] as const]
      : []),
    ...(traffic?.profiles ?? []).flatMap(({ name, host, fqdn }): Fact[] => [
      [
        `traffic.profiles.${name}.host`,
        host ? declared(host, 'traffic.hosts') : preset(undefined, 'no host was declared'),
      ],
      [`traffic.profiles.${name}.fqdn`, derived(fqdn, "the profile's name")],
    ]),
    ...stateFact('state.shared', azurerm?.shared),
    ...sites.flatMap(({ name }) => stateFact(`state.bySite.${name}`, azurerm?.bySite[name])),
  ];
}

function stateFact(path: string, place: AzureStateProps | undefined): Fact[] {
  return place ? [[path, declared(`${place.storageAccount} in ${place.region.displayName}`, path)]] : [];
}

function siteFacts({ place, subscription, store, network, cluster }: SitePlan): Fact[] {
  return [
    ['subscription', subscriptionOf(subscription, `${place}.subscription`)],
    ['store.writer', derived(store.writer, "a site's recovery points are kept at the other one")],
    ['network.free', derived(network.free, 'kept for later')],
    ...cluster.pools.flatMap((pool) => poolFacts(pool)),
  ];
}

function poolFacts({ name, labels, taints }: PoolPlan): Fact[] {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return [
    [`cluster.pools.${name}.labels`, listOf(pairs, `nodePools[${name}].labels`)],
    [`cluster.pools.${name}.taints`, listOf(taints, `nodePools[${name}].taints`)],
  ];
}

const listOf = (items: readonly string[], path: string) =>
  items.length > 0 ? declared(items, path) : preset(items, 'none beside those of AKS');

function subscriptionOf(id: string | undefined, path: string, standby?: string): Resolved<string | undefined> {
  if (id === undefined) return preset(undefined, "the deployer's subscription");
  return id === standby ? derived(id, "the standby's subscription") : declared(id, path);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function isResolved(
  node: Readonly<Record<string, unknown>>,
): node is Readonly<Record<string, unknown>> & Resolved<unknown> {
  return 'from' in node && 'why' in node && 'value' in node;
}

/** Regions, ranges and times become their text. */
function reported(value: unknown): ReportedValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.map((item) => (typeof item === 'number' ? item : String(item))) : String(value);
}
