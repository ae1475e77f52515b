import { activeFirst, type PairPlan, type SitePlan } from '../plan/pair-plan';
import { detectionSeconds } from '../plan/probe';
import { PRIORITY_SLOTS } from '../plan/traffic-routing';
import { labelOf } from './site-report';
import { byItself, notByItself } from './standby-limits';

/** What happens, and what has to be done, when the active site is gone. Sentences are Markdown: names in them are code. */
export interface FailoverReport {
  /** Name of the active site. */
  readonly from: string;
  /** Name of the site that stands by. */
  readonly to: string;
  /** Whether Traffic Manager moves users without anybody deciding. */
  readonly automatic: boolean;
  /** Longest time in seconds until new users are sent elsewhere: probing plus the life of a DNS answer. Null: no routing. */
  readonly withinSeconds: number | null;
  /** Whether users stay at the standby when the other site answers again, even before that one's stack is applied. */
  readonly stays: boolean;
  /** What the standby needs then. */
  readonly needs: readonly string[];
  /** What of it is lost together with the active site. Empty: nothing. */
  readonly obstacles: readonly string[];
  /** The only command of the day, once `active` was changed. */
  readonly command: string;
  /** What happens without anybody. */
  readonly byItself: readonly string[];
  /** What does not. */
  readonly notByItself: readonly string[];
}

/** What a failover from the active site takes. */
export function failoverOf(plan: PairPlan): FailoverReport {
  const [serving, waiting] = activeFirst(plan);
  const { traffic } = plan;
  const withinSeconds = traffic ? detectionSeconds(traffic.probe.value) + traffic.probe.value.ttl : null;
  const automatic = plan.readiness.value === 'hot' && waiting.endpoint?.enabled.value === true;
  const stays =
    traffic?.method.value === 'Priority' &&
    PRIORITY_SLOTS[waiting.place].serving < PRIORITY_SLOTS[serving.place].serving;
  const limits = { plan, serving, waiting, withinSeconds, automatic, stays };
  return {
    from: serving.name,
    to: waiting.name,
    automatic,
    withinSeconds,
    stays,
    needs: needs(plan, serving, waiting),
    obstacles: obstacles(plan, serving, waiting),
    command: `cdktf deploy ${waiting.names.stack} --ignore-missing-stack-dependencies`,
    byItself: byItself(limits),
    notByItself: notByItself(limits),
  };
}

function needs({ traffic, registry, names, home, state }: PairPlan, serving: SitePlan, waiting: SitePlan): string[] {
  const at = waiting.region.displayName;
  const place = state.backend.azurerm?.bySite[waiting.name];
  const profiles = traffic?.profiles.map(({ name }) => `\`${name}\``).join(', ');
  return [
    `its own stack, \`${waiting.names.stack}\`, and that stack's state${place ? `, in account \`${place.storageAccount}\`, ${place.region.displayName}` : ''}`,
    `the recovery points of ${labelOf(serving)}: container \`${waiting.names.container}\` of \`${waiting.names.store}\`, in ${at}`,
    `the identity of its Velero: \`${waiting.names.veleroIdentity}\`, in ${at}`,
    ...(profiles ? [`Traffic Manager: ${profiles}, in group \`${names.globalGroup}\`, ${home.value.displayName}`] : []),
    ...(registry?.kind === 'geo-replicated' ? [`images: the copy of \`${registry.name}\` in ${at}`] : []),
    ...(registry?.kind === 'existing' ? [`images: \`${registry.id}\``] : []),
  ];
}

/**
 * What lies in the active site's region. Rules refuse it for the declared primary; while the standby serves, its region has it.
 * Why a region matters to a group and to a registry: rules/home-survives-the-primary.ts, registry-home-survives-the-primary.ts.
 */
function obstacles(
  { home, names, registry, traffic, state }: PairPlan,
  serving: SitePlan,
  waiting: SitePlan,
): string[] {
  const lost = serving.region;
  const found: string[] = [];
  if (traffic && home.value.name === lost.name) {
    const users = waiting.endpoint?.enabled.value
      ? `${labelOf(waiting)}'s endpoint stays as it is, enabled, and answers once the other site's probes fail`
      : `${labelOf(waiting)}'s endpoint is disabled and cannot be enabled: users cannot be moved by Traffic Manager`;
    found.push(
      `Group \`${names.globalGroup}\` is in ${lost.displayName}: while that is down, nothing in it can be changed. ${users}. A third region as \`home\` avoids this.`,
    );
  }
  if (registry?.kind === 'geo-replicated' && registry.home.value.name === lost.name) {
    found.push(
      `Registry \`${registry.name}\` has its home in ${lost.displayName}: while that is down, images can be pulled but nothing about the registry can be changed.`,
    );
  }
  if (registry?.kind === 'existing')
    found.push(`The registry existed before: whether it has a copy outside ${lost.displayName} is not known here.`);
  if (state.kind.value === 'local')
    found.push('State is in files beside the program: whoever fails over needs those files.');
  if (state.kind.value === 'custom')
    found.push(
      `Where the custom backend keeps its state is not known here: see that it is not in ${lost.displayName}.`,
    );
  const place = state.backend.azurerm?.bySite[waiting.name];
  if (place?.region.name === lost.name)
    found.push(
      `The state of \`${waiting.names.stack}\` is in ${lost.displayName}, in account \`${place.storageAccount}\`.`,
    );
  return found;
}
