/** How ready the standby is. */
export type ReadinessLevel = 'hot' | 'warm' | 'cold';

/** What a readiness level decides at the site that does not serve. `'active'` means: the same number as the serving site. */
export interface ReadinessDials {
  /** Minimum nodes of each user pool at the standby. */
  readonly standbyNodes: number | 'active';
  /** Maximum nodes of each user pool at the standby. */
  readonly standbyMax: number | 'active';
  /** Minimum nodes of the system pool at the standby; AKS needs at least 1. */
  readonly systemNodes: number | 'active';
  /** Whether Traffic Manager may answer with the standby's address. */
  readonly trafficEndpoint: boolean;
}

/**
 * The one table that says what hot, warm and cold mean: every number that differs between them, and nothing else does.
 * The numbers are this library's choice. A warm standby keeps one node a pool, so that scaling out starts from a pulled
 * node image and a registered pool; a cold one keeps only the system pool, because a stopped cluster gives its capacity
 * back and may not start again (learn.microsoft.com/azure/aks/start-stop-cluster, read 2026-07-21).
 */
export const READINESS: Readonly<Record<ReadinessLevel, ReadinessDials>> = {
  hot: { standbyNodes: 'active', standbyMax: 'active', systemNodes: 'active', trafficEndpoint: true },
  warm: { standbyNodes: 1, standbyMax: 'active', systemNodes: 2, trafficEndpoint: true },
  cold: { standbyNodes: 0, standbyMax: 'active', systemNodes: 1, trafficEndpoint: false },
};

/** Dials of a hot standby. */
export interface HotDials {
  /**
   * Maximum nodes of each user pool at the standby.
   * @default - the same as at the serving site
   */
  readonly standbyMax?: number;
}

/** Dials of a cold standby. Its user pools have 0 nodes: that is what cold means. */
export interface ColdDials extends HotDials {
  /**
   * Minimum nodes of the system pool at the standby, 1 or more: AKS cannot run without one.
   * @default 1
   */
  readonly systemNodes?: number;
  /**
   * Whether Traffic Manager may answer with the standby's address before anyone decided to fail over.
   * @default false
   */
  readonly trafficEndpoint?: boolean;
}

/** Dials of a warm standby. */
export interface WarmDials extends ColdDials {
  /**
   * Minimum nodes of each user pool at the standby.
   * @default 1
   */
  readonly standbyNodes?: number;
  /**
   * Minimum nodes of the system pool at the standby, 1 or more.
   * @default 2
   */
  readonly systemNodes?: number;
  /**
   * Whether Traffic Manager may answer with the standby's address. Its probes fail while nothing runs there.
   * @default true
   */
  readonly trafficEndpoint?: boolean;
}

/** How ready the standby is: a preset with every dial open. */
export class Readiness {
  /** Both sites run everything; Traffic Manager moves users by itself when one stops answering. */
  static hot(dials: HotDials = {}): Readiness {
    return new Readiness('hot', dials);
  }

  /** The standby has a few nodes and nothing started: someone decides, pools scale out, workloads start. */
  static warm(dials: WarmDials = {}): Readiness {
    return new Readiness('warm', dials);
  }

  /** The standby has a control plane and a system pool only: the cheapest cluster that can still be started. */
  static cold(dials: ColdDials = {}): Readiness {
    return new Readiness('cold', dials);
  }

  private constructor(
    readonly level: ReadinessLevel,
    /** The dials that were set by hand. */
    readonly declared: Partial<ReadinessDials>,
  ) {}
}
