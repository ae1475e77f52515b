import type { AzureRegion } from '../values/azure-region';
import type { Cidr } from '../values/cidr';
import type { WeekTime } from '../values/week';
import type { PairNames, SiteNames } from './naming';
import type { NodeTaint } from './node-pool';
import type { UpgradeChannel } from './pair-props';
import type { ProbeSettings } from './probe';
import type { ReadinessLevel } from './readiness';
import type { Resolved } from './resolved';
import type { StateBackend } from './state-backend';

/** A pair as it will be made: every default filled in, nothing unknown, frozen. Rules and the review read only this. */
export interface PairPlan {
  /** Id of the pair, and of its stack. */
  readonly pair: string;
  readonly organization: Resolved<string>;
  readonly readiness: Resolved<ReadinessLevel>;
  /** Name of the site that serves now. */
  readonly active: Resolved<string>;
  /** The declared layout: primary first. */
  readonly sites: readonly [SitePlan, SitePlan];
  /** Region of what both sites share. */
  readonly home: Resolved<AzureRegion>;
  /** Subscription of what both sites share; undefined: the deployer's. */
  readonly subscription: string | undefined;
  readonly tenant: string | undefined;
  readonly registry: RegistryPlan | undefined;
  readonly traffic: TrafficPlan | undefined;
  readonly recovery: RecoveryPlan;
  readonly state: StatePlan;
  readonly deletionProtection: Resolved<boolean>;
  readonly tags: Readonly<Record<string, string>>;
  readonly names: PairNames;
}

/** Where a site stands in the declared layout. */
export type LayoutPlace = 'primary' | 'standby';

/** One site as it will be made. */
export interface SitePlan {
  readonly name: string;
  readonly place: LayoutPlace;
  readonly region: AzureRegion;
  /** Whether it is the active site. */
  readonly active: boolean;
  readonly subscription: string | undefined;
  readonly network: NetworkPlan;
  readonly cluster: ClusterPlan;
  readonly entry: EntryPlan;
  /** The store in this site's region: it holds the other site's recovery points. */
  readonly store: StorePlan;
  readonly endpoint: EndpointPlan | undefined;
  readonly names: SiteNames;
}

/** Addresses of one site. */
export interface NetworkPlan {
  readonly addressSpace: Resolved<Cidr>;
  readonly nodes: Resolved<Cidr>;
  readonly ingress: Resolved<Cidr>;
  readonly privateEndpoints: Resolved<Cidr>;
  /** Blocks of the address space that nothing uses yet. */
  readonly free: readonly Cidr[];
  readonly pods: Resolved<Cidr>;
  readonly services: Resolved<Cidr>;
  readonly dnsServiceIp: Resolved<string>;
}

/** One AKS cluster. */
export interface ClusterPlan {
  /** Minor version; undefined: AKS's default on the day. */
  readonly kubernetesVersion: Resolved<string | undefined>;
  readonly upgradeChannel: Resolved<UpgradeChannel>;
  readonly maintenance: Resolved<WindowPlan>;
  readonly apiServer: Resolved<{
    readonly access: 'authorized-ranges' | 'private' | 'public';
    readonly ranges: readonly string[];
  }>;
  /** Object ids of admin groups; empty: whoever deploys. */
  readonly admins: Resolved<readonly string[]>;
  /** The system pool first. */
  readonly pools: readonly PoolPlan[];
}

/** A weekly window. */
export interface WindowPlan {
  readonly start: WeekTime;
  readonly hours: number;
}

/** One node pool at one site. */
export interface PoolPlan {
  readonly name: string;
  readonly mode: 'system' | 'user';
  readonly size: Resolved<string>;
  readonly min: Resolved<number>;
  readonly max: Resolved<number>;
  readonly zones: Resolved<readonly string[]>;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly NodeTaint[];
}

/** The public address of one site. */
export interface EntryPlan {
  /** Full DNS name of the address. */
  readonly fqdn: Resolved<string>;
  readonly zones: Resolved<readonly string[]>;
}

/** One storage account for recovery points. */
export interface StorePlan {
  /** Name of the site that writes into it. */
  readonly writer: string;
  readonly redundancy: Resolved<'LRS' | 'ZRS' | 'GRS'>;
}

/** What Traffic Manager knows of one site, in every profile. */
export interface EndpointPlan {
  readonly enabled: Resolved<boolean>;
  /** Set with every method: Azure counts by order of creation otherwise. */
  readonly priority: Resolved<number>;
  readonly weight: Resolved<number> | undefined;
}

/** Traffic Manager, for all public hosts. */
export interface TrafficPlan {
  readonly method: Resolved<'Priority' | 'Performance' | 'Weighted'>;
  readonly healthPath: Resolved<string>;
  readonly port: Resolved<number>;
  readonly detectWithin: Resolved<number>;
  readonly probe: Resolved<ProbeSettings>;
  readonly profiles: readonly TrafficProfilePlan[];
  /** Host and priority of the endpoint that answers when no site does. */
  readonly fallback: Resolved<string> | undefined;
}

/** The Traffic Manager profile of one public host. */
export interface TrafficProfilePlan {
  /** The public host that points at it; undefined: reached under its own name only. */
  readonly host: string | undefined;
  readonly name: string;
  readonly fqdn: string;
}

/** The container registry. */
export type RegistryPlan =
  | { readonly kind: 'existing'; readonly id: string }
  | {
      readonly kind: 'geo-replicated';
      readonly name: string;
      readonly loginServer: string;
      readonly home: Resolved<AzureRegion>;
      /** Regions with a replica, sorted by name, without the home. */
      readonly replicas: Resolved<readonly AzureRegion[]>;
    };

/** Who makes recovery points, and how long a deleted one can be brought back. */
export interface RecoveryPlan {
  readonly namespace: string;
  readonly serviceAccount: string;
  /** Days for which deleted or overwritten blobs and containers stay recoverable. */
  readonly safetyDays: Resolved<number>;
}

/** Where Terraform's state is. */
export interface StatePlan {
  readonly kind: Resolved<'azurerm' | 'local' | 'custom'>;
  readonly backend: StateBackend;
}

/** The site that serves, and the other one. */
export function activeFirst(plan: PairPlan): readonly [SitePlan, SitePlan] {
  const [a, b] = plan.sites;
  return a.active ? [a, b] : [b, a];
}
