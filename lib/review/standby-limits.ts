import type { PairPlan, SitePlan } from '../plan/pair-plan';
import { nodesText } from './comparison';
import { labelOf } from './site-report';

/** What the sentences about a standby are made of. */
export interface Limits {
  readonly plan: PairPlan;
  readonly serving: SitePlan;
  readonly waiting: SitePlan;
  /** Longest time until new users are sent elsewhere; null: no routing. */
  readonly withinSeconds: number | null;
  /** Whether Traffic Manager moves users without anybody deciding. */
  readonly automatic: boolean;
  /** Whether users stay at the standby when the other site answers again, even before that one's stack is applied. */
  readonly stays: boolean;
}

/** What happens without anybody when the active site falls silent, and when it comes back. */
export function byItself({ plan, serving, waiting, withinSeconds, automatic, stays }: Limits): string[] {
  if (!automatic) return [];
  const [here, there] = [labelOf(serving), labelOf(waiting)];
  const method = plan.traffic!.method.value;
  const moved = `Traffic Manager sends new users to ${there} within ${withinSeconds} s of ${here} falling silent.`;
  if (method === 'Priority') {
    const kept = stays
      ? `\`${waiting.names.stack}\` applied: then they stay in ${there}`
      : `both \`${waiting.names.stack}\` and \`${serving.names.stack}\` applied`;
    return [
      moved,
      `When ${here} answers again, Traffic Manager sends users back to it, unless \`active\` was moved and ${kept}.`,
    ];
  }
  return [
    moved,
    `The same the other way round: ${here} takes ${there}'s users when that falls silent.`,
    'A site that answers again gets its users back.',
  ];
}

/** What a standby of this readiness needs people for. */
export function notByItself(limits: Limits): string[] {
  return [...reaching(limits), ...capacity(limits), ...data(limits)];
}

/**
 * Users. What Traffic Manager answers when no endpoint is healthy, and when a profile counts as degraded:
 * learn.microsoft.com/azure/traffic-manager/traffic-manager-monitoring.
 */
function reaching({ plan, serving, waiting, automatic }: Limits): string[] {
  const [here, there] = [labelOf(serving), labelOf(waiting)];
  const { traffic, readiness } = plan;
  const moved =
    'Open connections stay where they are, and resolvers that ignore the life of a DNS answer send users to the old address for longer.';
  if (!traffic)
    return [
      `No traffic routing is declared: somebody has to point the public names at \`${waiting.entry.fqdn.value}\`.`,
    ];
  if (automatic) return [moved];
  if (readiness.value === 'hot') {
    return [`${there}'s endpoint is disabled: no user gets there until \`${waiting.names.stack}\` is applied.`, moved];
  }
  const meanwhile = traffic.fallback
    ? `Until then users are sent to \`${traffic.fallback.value}\`.`
    : 'Until then Traffic Manager answers as if all were well, with addresses at which nothing answers: it does so when no endpoint is healthy.';
  const endpoint = waiting.endpoint!.enabled.value
    ? `${there}'s endpoint is enabled and counts as degraded while nothing answers there, and so does the whole profile: watch ${here}'s endpoint, not the profile.`
    : `${there}'s endpoint is disabled until \`${waiting.names.stack}\` is applied with \`active\` moved.`;
  return [
    `Nothing answers in ${there} until somebody moves \`active\`, applies \`${waiting.names.stack}\` and starts the workloads. ${meanwhile}`,
    endpoint,
    moved,
  ];
}

/** Nodes. */
function capacity({ plan, serving, waiting }: Limits): string[] {
  const there = labelOf(waiting);
  if (plan.readiness.value === 'hot') return [];
  const growth = waiting.cluster.pools.flatMap((pool, i) => {
    const wanted = serving.cluster.pools[i]!;
    if (pool.min.value >= wanted.min.value) return [];
    return [
      `${pool.name} from ${nodesText(pool.min.value, pool.min.value)} to ${nodesText(wanted.min.value, wanted.max.value)} of ${pool.size.value}`,
    ];
  });
  if (growth.length === 0) return [];
  return [
    `Pools have to grow in ${there}: ${growth.join('; ')}. No capacity is reserved for that and no quota was looked at: Azure may refuse, most likely on the day when everyone moves there.`,
  ];
}

/** What was written. */
function data({ plan, serving, waiting }: Limits): string[] {
  const [here, there] = [labelOf(serving), labelOf(waiting)];
  return [
    'These stacks copy no data. They make the stores for recovery points, the identities and their roles; Velero, which writes and restores points, is not installed by them.',
    plan.readiness.value === 'hot'
      ? 'Both sites run everything: that they do not write against each other is the business of the workloads.'
      : `${here} is not stopped by a failover: when it comes back, its workloads run again beside those in ${there}. Stop them before they write.`,
  ];
}
