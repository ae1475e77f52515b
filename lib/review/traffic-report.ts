import type { PairPlan, TrafficPlan } from '../plan/pair-plan';
import type { ProbeSettings } from '../plan/probe';
import { PRIORITY_SLOTS } from '../plan/traffic-routing';

/** How users reach the pair. */
export interface TrafficReport {
  readonly method: TrafficPlan['method']['value'];
  readonly healthPath: string;
  readonly port: number;
  /** Times in seconds. */
  readonly probe: ProbeSettings;
  /** `host`: the public host that is pointed at it with a CNAME; null: its own name alone. */
  readonly profiles: readonly { readonly name: string; readonly fqdn: string; readonly host: string | null }[];
  /** Host that answers when no site does; null: none. */
  readonly fallback: string | null;
  /** Priority of each site, by name, while it serves and while it waits; null: routing is not by priority. */
  readonly priorities: Readonly<Record<string, { readonly serving: number; readonly waiting: number }>> | null;
}

/** The traffic of a plan; null when none was declared. */
export function trafficOf({ traffic, sites }: PairPlan): TrafficReport | null {
  if (!traffic) return null;
  return {
    method: traffic.method.value,
    healthPath: traffic.healthPath.value,
    port: traffic.port.value,
    probe: traffic.probe.value,
    profiles: traffic.profiles.map(({ name, fqdn, host }) => ({ name, fqdn, host: host ?? null })),
    fallback: traffic.fallback?.value ?? null,
    priorities:
      traffic.method.value === 'Priority'
        ? Object.fromEntries(sites.map(({ name, place }) => [name, PRIORITY_SLOTS[place]]))
        : null,
  };
}
