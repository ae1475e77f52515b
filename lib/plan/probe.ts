/** Settings of a Traffic Manager health probe, all in seconds but the count. */
export interface ProbeSettings {
  readonly interval: number;
  readonly timeout: number;
  readonly toleratedFailures: number;
  readonly ttl: number;
}

/**
 * Probes Traffic Manager can make, the gentlest first: interval 30 or 10 s, time-out 5–10 s (5–9 at interval 10), tolerated
 * failures 0–9 (learn.microsoft.com/azure/traffic-manager/traffic-manager-monitoring). Fast probing costs extra and few
 * tolerated failures move users for a hiccup, so the first that is fast enough is taken.
 */
const PROBES = [
  { interval: 30, timeout: 10, toleratedFailures: 3 },
  { interval: 30, timeout: 10, toleratedFailures: 2 },
  { interval: 10, timeout: 9, toleratedFailures: 3 },
  { interval: 10, timeout: 9, toleratedFailures: 2 },
  { interval: 10, timeout: 5, toleratedFailures: 2 },
  { interval: 10, timeout: 5, toleratedFailures: 1 },
  { interval: 10, timeout: 5, toleratedFailures: 0 },
] as const;

/** Life of a DNS answer in seconds: shorter is often ignored by resolvers, longer gains nothing. Both bounds are ours. */
const TTL = { min: 10, max: 60 } as const;

/**
 * Longest time in seconds until an endpoint counts as degraded: up to one interval until the first probe that fails, one
 * interval for each tolerated failure, and the time-out of the last (same page).
 */
export function detectionSeconds(probe: Omit<ProbeSettings, 'ttl'>): number {
  return probe.interval + probe.toleratedFailures * probe.interval + probe.timeout;
}

/** The fastest that detection and a DNS answer's life can be, in seconds. */
export const FASTEST_DETECTION = detectionSeconds(PROBES[PROBES.length - 1]!) + TTL.min;

/** The gentlest probe and the longest TTL with which users are moved within `seconds`; undefined when nothing is that fast. */
export function probeWithin(seconds: number): ProbeSettings | undefined {
  const probe = PROBES.find((candidate) => detectionSeconds(candidate) + TTL.min <= seconds);
  return probe && { ...probe, ttl: Math.min(TTL.max, Math.floor(seconds - detectionSeconds(probe))) };
}
