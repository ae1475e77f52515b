import type { Duration } from 'cdk8s/lib/duration';

/** How users reach the pair: one Traffic Manager profile for each public host. */
export interface TrafficProps {
  /** Path that answers 200 while a site serves, for example `/healthz`. Traffic Manager asks it over HTTPS. */
  readonly healthPath: string;
  /**
   * Longest time from a site falling silent to new users being sent elsewhere: probing plus the life of a DNS answer. From
   * it follow probe interval, time-out, tolerated failures and TTL; 25 seconds is the fastest Traffic Manager can do here.
   */
  readonly detectWithin: Duration;
  /**
   * Public hosts, for example `['shop.contoso.com']`: each gets a profile, its name in the probe's Host header, and is
   * yours to point at the profile with a CNAME.
   * @default - one profile, reached under its Traffic Manager name, probed without a Host header
   */
  readonly hosts?: readonly [string, ...string[]];
  /**
   * Port of the health probe.
   * @default 443
   */
  readonly port?: number;
}

/** Traffic that goes to one site at a time. */
export interface PriorityTrafficProps extends TrafficProps {
  /**
   * Host that answers when no site does, for example a static page that says sorry.
   * @default - none: Traffic Manager then answers with every enabled site, as if all were well
   */
  readonly fallback?: string;
}

/** Traffic that is shared out by weight. */
export interface WeightedTrafficProps extends TrafficProps {
  /** Share of each site by name, whole numbers from 1 to 1000. */
  readonly weights: Readonly<Record<string, number>>;
}

/** How Traffic Manager chooses a site. */
export class TrafficRouting {
  /** The active site, and the other one when it does not answer. */
  static priority(props: PriorityTrafficProps): TrafficRouting {
    return new TrafficRouting('Priority', props, props.fallback, undefined);
  }

  /** The site that is nearest to the user. Both must run: for a hot standby. */
  static performance(props: TrafficProps): TrafficRouting {
    return new TrafficRouting('Performance', props, undefined, undefined);
  }

  /** Both sites, by weight. Both must run: for a hot standby. */
  static weighted(props: WeightedTrafficProps): TrafficRouting {
    return new TrafficRouting('Weighted', props, undefined, props.weights);
  }

  private constructor(
    /** Traffic Manager's own word for the method. */
    readonly method: 'Priority' | 'Performance' | 'Weighted',
    readonly props: TrafficProps,
    readonly fallback: string | undefined,
    readonly weights: Readonly<Record<string, number>> | undefined,
  ) {}
}

/**
 * Priorities a site's endpoint may have, by its place in the layout. The slots are disjoint, because Traffic Manager refuses
 * two endpoints with one priority: so the two sites' stacks can be applied in any order. The standby's serving slot lies
 * before the primary's: failing over applies the standby's stack alone, and users stay there when the primary comes back.
 */
export const PRIORITY_SLOTS = {
  primary: { serving: 100, waiting: 300 },
  standby: { serving: 50, waiting: 200 },
  fallback: 900,
} as const;
