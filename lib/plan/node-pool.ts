/** A taint as AKS writes it, for example `dedicated=batch:NoSchedule`. */
export type NodeTaint = `${string}:${'NoSchedule' | 'PreferNoSchedule' | 'NoExecute'}`;

/** Bounds of a pool at the site that does not serve, in place of what readiness says. */
export interface StandbyBounds {
  /**
   * Fewest nodes at the standby.
   * @default - what readiness says
   */
  readonly min?: number;
  /**
   * Most nodes at the standby.
   * @default - what readiness says
   */
  readonly max?: number;
}

/** A node pool as it should be at the serving site. Both sites get it, with bounds that follow readiness. */
export interface NodePoolProps {
  /** Azure VM size, for example `Standard_D4s_v5`. */
  readonly size: string;
  /** Fewest nodes while this site serves. System pool 1–1000, user pool 0–1000. */
  readonly min: number;
  /** Most nodes while this site serves, at least `min`, at most 1000. */
  readonly max: number;
  /**
   * Availability zones to spread the nodes over, for example `['1', '2']`.
   * @default - every zone of the region, none where it has none
   */
  readonly zones?: readonly string[];
  /** @default - what readiness says */
  readonly standby?: StandbyBounds;
}

/** A user pool: where workloads run. */
export interface UserPoolProps extends NodePoolProps {
  /** @default - no labels beside AKS's own */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - no taints */
  readonly taints?: readonly NodeTaint[];
}

/** The node pools of both clusters. A pair has exactly one system pool and any number of user pools. */
export class NodePool {
  /** The pool that runs AKS's own pods, and only those: it is tainted `CriticalAddonsOnly`. Its name is `system`. */
  static system(props: NodePoolProps): NodePool {
    return new NodePool('system', 'system', props);
  }

  /** A pool for workloads. `name`: 1–12 lower-case letters and digits, starting with a letter. */
  static user(name: string, props: UserPoolProps): NodePool {
    return new NodePool('user', name, props);
  }

  private constructor(
    readonly mode: 'system' | 'user',
    readonly name: string,
    readonly props: UserPoolProps,
  ) {}
}

/**
 * The system pool of a pair that declares none: three nodes, one a zone. Size and count follow AKS's advice for production,
 * at least 4 vCPUs and three nodes (learn.microsoft.com/azure/aks/use-system-pools).
 */
export const SYSTEM_POOL_PRESET: NodePoolProps = { size: 'Standard_D4s_v5', min: 3, max: 5 };

/** Extra nodes AKS may add to a pool while it upgrades it, as a percentage of the pool (learn.microsoft.com/azure/aks/upgrade-aks-node-pools-rolling). */
export const SURGE_PERCENT = 33;
