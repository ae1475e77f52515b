import type { LayoutPlace, PairPlan, SitePlan, TrafficPlan } from '../plan/pair-plan';

/** Fewest and most nodes of one pool at one site. */
export interface PoolReport {
  readonly name: string;
  readonly mode: 'system' | 'user';
  readonly size: string;
  readonly min: number;
  readonly max: number;
}

/** One site, as the page and the drawing show it. */
export interface SiteReport {
  readonly name: string;
  /** What people call it: its region, with its own name before it where it has one. */
  readonly label: string;
  /** Programmatic name of its region. */
  readonly region: string;
  readonly regionName: string;
  readonly place: LayoutPlace;
  /** Whether it is the active site. */
  readonly serves: boolean;
  readonly stack: string;
  readonly addressSpace: string;
  readonly entry: string;
  readonly cluster: string;
  /** The system pool first. */
  readonly pools: readonly PoolReport[];
  /** The store at this site; `writer` is the site whose recovery points it holds. */
  readonly store: { readonly name: string; readonly container: string; readonly writer: string };
  /** Null: no traffic routing was declared. */
  readonly endpoint: {
    readonly enabled: boolean;
    /** Null: traffic is not routed by priority. */
    readonly priority: number | null;
    readonly weight: number | null;
  } | null;
}

/** Both sites, the declared primary first. */
export function sitesOf(plan: PairPlan): readonly [SiteReport, SiteReport] {
  const method = plan.traffic?.method.value;
  return [siteReportOf(plan.sites[0], method), siteReportOf(plan.sites[1], method)];
}

/** `West Europe`, or `blue (West Europe)` for a site with a name of its own. */
export function labelOf({ name, region }: SitePlan): string {
  return name === region.name ? region.displayName : `${name} (${region.displayName})`;
}

function siteReportOf(site: SitePlan, method: TrafficPlan['method']['value'] | undefined): SiteReport {
  const { names, endpoint } = site;
  return {
    name: site.name,
    label: labelOf(site),
    region: site.region.name,
    regionName: site.region.displayName,
    place: site.place,
    serves: site.active,
    stack: names.stack,
    addressSpace: `${site.network.addressSpace.value}`,
    entry: site.entry.fqdn.value,
    cluster: names.cluster,
    pools: site.cluster.pools.map(({ name, mode, size, min, max }) => ({
      name,
      mode,
      size: size.value,
      min: min.value,
      max: max.value,
    })),
    store: { name: names.store, container: names.container, writer: site.store.writer },
    endpoint: endpoint
      ? {
          enabled: endpoint.enabled.value,
          priority: method === 'Priority' ? (endpoint.priority?.value ?? null) : null,
          weight: endpoint.weight?.value ?? null,
        }
      : null,
  };
}
