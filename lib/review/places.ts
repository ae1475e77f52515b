import type { PairPlan, SitePlan } from '../plan/pair-plan';
import { ResourceId } from '../values/resource-id';
import { type ResourceKind, ResourceName } from '../values/resource-name';

/** One resource group. */
export interface GroupReport {
  readonly name: string;
  /** Its region as the portal shows it. */
  readonly region: string;
  /** The stack that makes it, or `AKS`. */
  readonly madeBy: string;
  readonly holds: readonly string[];
}

/** One name that the pair takes. */
export interface NameReport {
  readonly kind: ResourceKind | 'nodePool';
  readonly name: string;
  /** Name of the site it belongs to; null: the pair. */
  readonly site: string | null;
  /** Whether no other Azure customer may have it; a `dnsLabel` within its region. */
  readonly global: boolean;
}

/** One resource that a stack names by an id it computes, without asking the stack that makes it. */
export interface IdReport {
  readonly id: string;
  /** Stack that makes the resource; null: it existed before. */
  readonly madeBy: string | null;
  readonly usedBy: readonly string[];
  readonly purpose: string;
}

/** Stands in an id for a subscription that is known when somebody deploys. */
export const DEPLOYERS_SUBSCRIPTION = "<deployer's subscription>";

/** Every resource group, the shared one first. */
export function groupsOf({ pair, sites, home, registry, traffic, names }: PairPlan): GroupReport[] {
  const shared = [
    ...(traffic ? ['traffic profiles'] : []),
    ...(registry?.kind === 'geo-replicated' ? ['registry'] : []),
  ];
  return [
    { name: names.globalGroup, region: home.value.displayName, madeBy: pair, holds: shared },
    ...sites.flatMap((site): GroupReport[] => {
      const region = site.region.displayName;
      return [
        {
          name: site.names.sharedGroup,
          region,
          madeBy: pair,
          holds: ['identity of its Velero', `store with the recovery points of ${site.store.writer}`],
        },
        {
          name: site.names.group,
          region,
          madeBy: site.names.stack,
          holds: ['network', 'cluster', 'entry address', 'identities of the cluster'],
        },
        { name: site.names.nodesGroup, region, madeBy: 'AKS', holds: ['nodes', 'load balancers', 'disks'] },
      ];
    }),
  ];
}

/** Every name that is given to something. */
export function namesOf({ sites, traffic, names }: PairPlan): NameReport[] {
  const planned = names.all
    .filter(({ kind }) => traffic || kind !== 'trafficManagerEndpoint')
    .map(({ kind, name, site }) => ({ kind, name, site: site ?? null, global: ResourceName.isGlobal(kind) }));
  const pools = sites.flatMap((site) =>
    site.cluster.pools.map(({ name }) => ({ kind: 'nodePool', name, site: site.name, global: false }) as const),
  );
  const fallback = { kind: 'trafficManagerEndpoint', name: 'fallback', site: null, global: false } as const;
  return [...planned, ...pools, ...(traffic?.fallback ? [fallback] : [])];
}

/** Every id that crosses from one stack into another, or into what existed before. */
export function idsOf(plan: PairPlan): IdReport[] {
  const { pair, sites, registry, traffic } = plan;
  const global = { subscription: subscriptionOf(plan), group: plan.names.globalGroup };
  const stacks = sites.map((site) => site.names.stack);
  const pull = { usedBy: stacks, purpose: 'scope of AcrPull' };
  return [
    ...(registry?.kind === 'existing' ? [{ id: registry.id, madeBy: null, ...pull }] : []),
    ...(registry?.kind === 'geo-replicated'
      ? [{ id: ResourceId.containerRegistry(global, registry.name), madeBy: pair, ...pull }]
      : []),
    ...(traffic?.profiles ?? []).map(({ name }) => ({
      id: ResourceId.trafficManagerProfile(global, name),
      madeBy: pair,
      usedBy: stacks,
      purpose: "profile of the site's endpoint",
    })),
    ...sites.map((site) => ({
      id: ResourceId.userAssignedIdentity(at(site, site.names.sharedGroup), site.names.veleroIdentity),
      madeBy: pair,
      usedBy: [site.names.stack],
      purpose: "identity that the cluster's Velero acts as",
    })),
    ...sites.map((site) => ({
      id: ResourceId.virtualNetwork(at(site, site.names.group), site.names.network),
      madeBy: site.names.stack,
      usedBy: [`${pair}-link`],
      purpose: 'end of the peering',
    })),
  ];
}

const subscriptionOf = ({ subscription }: { readonly subscription: string | undefined }) =>
  subscription ?? DEPLOYERS_SUBSCRIPTION;

const at = (site: SitePlan, group: string) => ({ subscription: subscriptionOf(site), group });
