import { cloudOf } from '../values/azure-cloud';
import type { AzureRegion } from '../values/azure-region';
import { checkDeclaration } from './check-declaration';
import { type Finding, Problems } from './finding';
import { deepFreeze } from './freeze';
import { replicaRegions } from './image-registry';
import { Names } from './naming';
import type { LayoutPlace, PairPlan, RegistryPlan, SitePlan } from './pair-plan';
import type { SitePairProps } from './pair-props';
import { resolveApiServer } from './resolve-api-server';
import { resolveSite } from './resolve-site';
import { resolveEndpoint, resolveTraffic } from './resolve-traffic';
import { declared, declaredOr, derived, preset, type Resolved } from './resolved';
import { StateBackend } from './state-backend';
import { VELERO_NAMESPACE, VELERO_SERVICE_ACCOUNT } from './velero';

/** Days for which deleted or overwritten recovery points stay recoverable, when nothing else is said: two weeks of noticing. */
const SAFETY_DAYS = 14;

/** A declaration, resolved: the plan, or every reason why none can be made. */
export type Resolution =
  | { readonly plan: PairPlan; readonly findings: readonly [] }
  | { readonly plan: undefined; readonly findings: readonly Finding[] };

/** Fills in every default of the pair `id` and freezes the result. Collects all values that cannot be used. */
export function resolvePair(id: string, props: SitePairProps): Resolution {
  const problems = new Problems();
  checkDeclaration(id, props, problems);

  const names = new Names([props.organization, id], props.naming, problems);
  const active = declaredOr<string>(props.active, 'active', props.primary.name, 'the primary');
  const home = resolveHome(props);
  const globalGroup = names.make('resourceGroup', undefined, 'global');
  const registry = resolveRegistry(props, home, names);
  const traffic = resolveTraffic(props, names, problems);
  const apiServer = resolveApiServer(props, problems);
  const at = (place: LayoutPlace): SitePlan => {
    const site = resolveSite({ id, props, place, active: active.value, apiServer, names, problems });
    return { ...site, endpoint: resolveEndpoint(props, site) };
  };
  const sites: PairPlan['sites'] = [at('primary'), at('standby')];
  if (problems.findings.length > 0) return { plan: undefined, findings: problems.findings };

  const plan: PairPlan = {
    pair: id,
    organization: declared(props.organization, 'organization'),
    readiness: declared(props.readiness.level, 'readiness'),
    active,
    sites,
    home,
    subscription: props.subscription ?? props.standby.props.subscription,
    tenant: props.primary.props.tenant,
    registry,
    traffic,
    recovery: {
      namespace: VELERO_NAMESPACE,
      serviceAccount: VELERO_SERVICE_ACCOUNT,
      safetyDays: preset(SAFETY_DAYS, 'two weeks'),
    },
    state: props.state
      ? { kind: declared(props.state.kind, 'state'), backend: props.state }
      : { kind: preset('local', 'no state was declared'), backend: StateBackend.local() },
    deletionProtection: declaredOr(
      props.deletionProtection,
      'deletionProtection',
      true,
      'recovery points and images cannot be made again',
    ),
    tags: { ...props.tags, sitepair: id },
    names: { all: names.all, globalGroup },
  };
  return { plan: deepFreeze(plan), findings: [] };
}

function resolveHome(props: SitePairProps): Resolved<AzureRegion> {
  return props.home
    ? declared(props.home, 'home')
    : derived(props.standby.region, "the standby's region, which outlives the primary's");
}

function resolveRegistry(
  props: SitePairProps,
  pairHome: Resolved<AzureRegion>,
  names: Names,
): RegistryPlan | undefined {
  if (!props.registry) return undefined;
  if (props.registry.kind === 'existing') return { kind: 'existing', id: props.registry.id! };
  const home = props.registry.home
    ? declared(props.registry.home, 'registry.home')
    : derived(pairHome.value, "the pair's home");
  const replicas = replicaRegions(home.value, [props.primary.region, props.standby.region]);
  const name = names.make('containerRegistry', undefined);
  return {
    kind: 'geo-replicated',
    name,
    loginServer: `${name}.${cloudOf(home.value).registrySuffix}`,
    home,
    replicas: derived(replicas, "both sites' regions beside the home, sorted as azurerm reads them back"),
  };
}
