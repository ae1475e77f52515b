import { ResourceId } from '../values/resource-id';
import { isUuid } from '../values/uuid';
import type { Problems } from './finding';
import type { NodePool } from './node-pool';
import type { SitePairProps } from './pair-props';

const ROLES = ['primary', 'secondary', 'standby', 'active', 'passive'];
/** Site names that would collide with stacks and resource groups of the pair itself. */
const RESERVED = ['global', 'link', 'pair', 'platform', 'shared', 'nodes'];

/** Checks the shape of every value of the declaration that no value object has checked yet. */
export function checkDeclaration(id: string, props: SitePairProps, problems: Problems): void {
  refuseTokens(props, '', problems);
  checkNames(id, props, problems);
  checkSubscriptions(props, problems);
  checkPools(props.nodePools ?? [], problems);
  checkReadiness(props, problems);
  checkVersions(props, problems);
  checkState(props, problems);
  (props.admins ?? []).forEach((group, i) => {
    if (!isUuid(group))
      problems.add(
        `admins[${i}]`,
        `${JSON.stringify(group)} is not the object id of an Entra group.`,
        'Give the id, a UUID: az ad group show --group NAME --query id.',
      );
  });
  const registry = props.registry?.id;
  if (registry !== undefined && ResourceId.parse(registry)?.type !== 'Microsoft.ContainerRegistry/registries') {
    problems.add(
      'registry',
      `${JSON.stringify(registry)} is not the ARM id of a container registry.`,
      'Give its id: az acr show --name NAME --query id.',
    );
  }
}

/** Values that Terraform only knows later cannot be planned with: they are refused wherever they are typed. */
function refuseTokens(value: unknown, path: string, problems: Problems): void {
  if ((typeof value === 'string' && /TfToken\[/.test(value)) || (typeof value === 'number' && value < -1e280)) {
    problems.add(
      path,
      'The value is only known after apply; a pair is checked and named before.',
      'Give the literal value. A resource that exists is joined by its id, for example ImageRegistry.existing(id).',
    );
  } else if (value !== null && typeof value === 'object') {
    for (const [key, child] of Object.entries(value)) {
      const step = Array.isArray(value) ? `[${key}]` : key === 'props' ? '' : `${path ? '.' : ''}${key}`;
      refuseTokens(child, `${path}${step}`, problems);
    }
  }
}

function checkNames(id: string, props: SitePairProps, problems: Problems): void {
  if (!/^[a-z](-?[a-z0-9]){1,19}$/.test(id)) {
    problems.add(
      'id',
      `${JSON.stringify(id)} cannot name a pair.`,
      'Use 2–20 lower-case letters, digits and single hyphens, starting with a letter, for example orders.',
    );
  }
  if (!/^[a-z][a-z0-9]{1,11}$/.test(props.organization)) {
    problems.add(
      'organization',
      `${JSON.stringify(props.organization)} cannot be part of global names.`,
      'Use 2–12 lower-case letters and digits, starting with a letter, for example contoso.',
    );
  }
  for (const place of ['primary', 'standby'] as const) {
    const { name } = props[place];
    const path = `${place}.name`;
    if (!/^[a-z](-?[a-z0-9]){1,19}$/.test(name)) {
      problems.add(
        path,
        `${JSON.stringify(name)} cannot name a site.`,
        'Use 2–20 lower-case letters, digits and single hyphens, starting with a letter.',
      );
    } else if (RESERVED.includes(name)) {
      problems.add(
        path,
        `${name} is used by the pair's own stacks and resource groups.`,
        `Choose another name; not one of ${RESERVED.join(', ')}.`,
      );
    } else if (ROLES.some((role) => name.split('-').includes(role))) {
      problems.add(
        path,
        `${name} contains a role, and roles move while names stay.`,
        'Name the site after its place, or leave the name out: it is then the region.',
      );
    }
  }
  if (props.primary.name === props.standby.name) {
    problems.add(
      'standby.name',
      `Both sites are called ${props.primary.name}.`,
      'Choose two regions, or give one site a name of its own.',
    );
  }
  if (props.active !== undefined && ![props.primary.name, props.standby.name].includes(props.active)) {
    problems.add(
      'active',
      `${JSON.stringify(props.active)} is not a site of this pair.`,
      `Use ${props.primary.name} or ${props.standby.name}.`,
    );
  }
}

function checkSubscriptions(props: SitePairProps, problems: Problems): void {
  const subscriptions = {
    'primary.subscription': props.primary.props.subscription,
    'standby.subscription': props.standby.props.subscription,
    subscription: props.subscription,
  };
  for (const [path, given] of Object.entries({
    ...subscriptions,
    'primary.tenant': props.primary.props.tenant,
    'standby.tenant': props.standby.props.tenant,
  })) {
    if (given !== undefined && !isUuid(given))
      problems.add(
        path,
        `${JSON.stringify(given)} is not a UUID.`,
        'Give the id, not the name: az account list --query "[].{name:name,id:id,tenant:tenantId}".',
      );
  }
  const { subscription: primary, tenant } = props.primary.props;
  const { subscription: standby, tenant: standbyTenant } = props.standby.props;
  if ((primary === undefined) !== (standby === undefined)) {
    problems.add(
      primary === undefined ? 'primary.subscription' : 'standby.subscription',
      'One site has a subscription and the other takes the deployer’s, which this site cannot know.',
      'Give the subscription of both sites, or of neither.',
    );
  } else if (props.subscription !== undefined && primary === undefined) {
    problems.add(
      'subscription',
      'What both sites share has a subscription and the sites take the deployer’s, which it cannot know.',
      'Give the subscription of both sites too, or of nothing.',
    );
  }
  if (tenant !== standbyTenant) {
    problems.add(
      'standby.tenant',
      `The sites are in different tenants (${tenant ?? "the deployer's"} and ${standbyTenant ?? "the deployer's"}); an identity of one cannot read the other's recovery points.`,
      'Put both sites in one tenant.',
    );
  }
}

const isCount = (n: number, min: number) => Number.isInteger(n) && n >= min && n <= 1000;

function checkPools(pools: readonly NodePool[], problems: Problems): void {
  if (pools.filter((pool) => pool.mode === 'system').length > 1) {
    problems.add(
      'nodePools',
      'There are two system pools.',
      'Keep one NodePool.system; NodePool.user takes workloads.',
    );
  }
  const seen = new Set<string>();
  for (const { name, mode, props } of pools) {
    const path = `nodePools[${name}]`;
    const least = mode === 'system' ? 1 : 0;
    if (!/^[a-z][a-z0-9]{0,11}$/.test(name))
      problems.add(
        path,
        `${JSON.stringify(name)} cannot name a node pool.`,
        'Use 1–12 lower-case letters and digits, starting with a letter.',
      );
    else if (seen.has(name))
      problems.add(
        path,
        `Two node pools are called ${name}.`,
        mode === 'user' && name === 'system'
          ? 'Rename it: the system pool has that name.'
          : 'Give each pool a name of its own.',
      );
    seen.add(name);
    for (const [prop, value] of [
      ['min', props.min],
      ['max', props.max],
      ['standby.min', props.standby?.min],
      ['standby.max', props.standby?.max],
    ] as const) {
      if (value !== undefined && !isCount(value, least))
        problems.add(
          `${path}.${prop}`,
          `${value} is not a number of nodes for a ${mode} pool.`,
          `Use a whole number from ${least} to 1000.`,
        );
    }
    if (props.min > props.max)
      problems.add(
        `${path}.max`,
        `max ${props.max} is below min ${props.min}.`,
        `Raise max to ${props.min}, or lower min.`,
      );
  }
}

function checkReadiness({ readiness }: SitePairProps, problems: Problems): void {
  const { standbyNodes, standbyMax, systemNodes } = readiness.declared;
  for (const [prop, value, least] of [
    ['standbyNodes', standbyNodes, 0],
    ['standbyMax', standbyMax, 0],
    ['systemNodes', systemNodes, 1],
  ] as const) {
    if (value !== undefined && value !== 'active' && !isCount(value, least))
      problems.add(
        `readiness.${prop}`,
        `${value} is not a number of nodes.`,
        `Use a whole number from ${least} to 1000.`,
      );
  }
}

function checkVersions(props: SitePairProps, problems: Problems): void {
  const versions = {
    kubernetesVersion: props.kubernetesVersion,
    'primary.kubernetesVersion': props.primary.props.kubernetesVersion,
    'standby.kubernetesVersion': props.standby.props.kubernetesVersion,
  };
  for (const [path, given] of Object.entries(versions)) {
    if (given !== undefined && !/^1\.\d{1,2}$/.test(given))
      problems.add(
        path,
        `${JSON.stringify(given)} is not a Kubernetes minor version.`,
        'Give major and minor only, for example 1.34: the upgrade channel moves the patch.',
      );
  }
}

function checkState({ state, primary, standby }: SitePairProps, problems: Problems): void {
  if (!state?.azurerm) return;
  for (const { name } of [primary, standby]) {
    if (!state.azurerm.bySite[name]) {
      problems.add('state.bySite', `There is no state for ${name}.`, `Add ${name}: each site's state is its own.`);
    }
  }
}
