import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiServer } from '../../lib/plan/api-server';
import { ImageRegistry } from '../../lib/plan/image-registry';
import { Readiness } from '../../lib/plan/readiness';
import { Site } from '../../lib/plan/site';
import { StateBackend } from '../../lib/plan/state-backend';
import type { TerraformBlock } from '../../lib/testing';
import { AzureRegion } from '../../lib/values/azure-region';
import { synthesizeOrders } from '../support/orders';
import { north, west } from '../support/pair';

const out = synthesizeOrders();
const [pair, primary, standby, link] = ['orders', 'orders-westeurope', 'orders-northeurope', 'orders-link'].map((id) =>
  out.stack(id),
);

const counts = (stack: typeof pair) =>
  Object.fromEntries(
    Object.entries(stack!.json.resource as object).map(([type, all]) => [type, Object.keys(all).length]),
  );

test('a pair is four stacks, deployed pair first, then both sites, then the link', () => {
  assert.deepEqual(out.stacks, ['orders', 'orders-link', 'orders-northeurope', 'orders-westeurope']);
  assert.deepEqual(pair!.dependencies, []);
  assert.deepEqual(primary!.dependencies, ['orders']);
  assert.deepEqual(standby!.dependencies, ['orders']);
  assert.deepEqual(link!.dependencies, ['orders-westeurope', 'orders-northeurope']);
});

test('each site has exactly these resources, and both have the same', () => {
  const site = {
    azurerm_federated_identity_credential: 1,
    azurerm_kubernetes_cluster: 1,
    azurerm_kubernetes_cluster_node_pool: 1,
    azurerm_nat_gateway: 1,
    azurerm_nat_gateway_public_ip_association: 1,
    azurerm_network_security_group: 3,
    azurerm_public_ip: 2,
    azurerm_resource_group: 1,
    azurerm_role_assignment: 6,
    azurerm_subnet: 3,
    azurerm_subnet_nat_gateway_association: 1,
    azurerm_subnet_network_security_group_association: 3,
    azurerm_traffic_manager_azure_endpoint: 1,
    azurerm_user_assigned_identity: 2,
    azurerm_virtual_network: 1,
  };
  assert.deepEqual(counts(primary), site);
  assert.deepEqual(counts(standby), site);
});

test('the pair’s stack has what both sites share, the link’s the peering', () => {
  assert.deepEqual(counts(pair), {
    azurerm_container_registry: 1,
    azurerm_resource_group: 3,
    azurerm_role_assignment: 8,
    azurerm_storage_account: 2,
    azurerm_storage_container: 2,
    azurerm_storage_management_policy: 2,
    azurerm_traffic_manager_profile: 1,
    azurerm_user_assigned_identity: 2,
  });
  assert.deepEqual(counts(link), { azurerm_virtual_network_peering: 2 });
});

test('the standby has exactly one cluster; its pools stand by and may grow as large', () => {
  const pools = (stack: typeof pair) => {
    const system = stack!.only('azurerm_kubernetes_cluster').default_node_pool as TerraformBlock;
    const apps = stack!.only('azurerm_kubernetes_cluster_node_pool');
    return [system, apps].map(({ name, min_count, max_count }) => `${name} ${min_count}–${max_count}`);
  };
  assert.deepEqual(pools(primary), ['system 3–5', 'apps 3–12']);
  assert.deepEqual(pools(standby), ['system 2–5', 'apps 2–12']);
});

test('a cold standby’s user pools are at 0 and its endpoint is disabled', () => {
  const cold = synthesizeOrders({ readiness: Readiness.cold() }).stack('orders-northeurope');
  assert.equal(cold.only('azurerm_kubernetes_cluster_node_pool').min_count, 0);
  assert.equal(cold.only('azurerm_traffic_manager_azure_endpoint').enabled, false);
  assert.equal(primary!.only('azurerm_traffic_manager_azure_endpoint').enabled, true);
});

test('both clusters are closed to what has no Entra identity', () => {
  for (const stack of [primary, standby]) {
    const cluster = stack!.only('azurerm_kubernetes_cluster');
    assert.equal(cluster.local_account_disabled, true);
    assert.equal(cluster.oidc_issuer_enabled, true);
    assert.equal(cluster.workload_identity_enabled, true);
    assert.equal(cluster.run_command_enabled, false);
    assert.equal((cluster.network_profile as TerraformBlock).load_balancer_sku, 'standard');
    assert.equal((cluster.default_node_pool as TerraformBlock).only_critical_addons_enabled, true);
  }
});

test('maintenance starts two days apart, in all three of AKS’s windows', () => {
  const windows = (stack: typeof pair) => {
    const cluster = stack!.only('azurerm_kubernetes_cluster');
    const [os, version] = [
      cluster.maintenance_window_node_os,
      cluster.maintenance_window_auto_upgrade,
    ] as TerraformBlock[];
    return [os, version]
      .map((window) => `${window!.day_of_week} ${window!.start_time} ${window!.duration} h`)
      .concat(JSON.stringify(cluster.maintenance_window));
  };
  assert.deepEqual(windows(primary), [
    'Tuesday 02:00 4 h',
    'Tuesday 02:00 4 h',
    '{"allowed":[{"day":"Tuesday","hours":[2,3,4,5]}]}',
  ]);
  assert.deepEqual(windows(standby), [
    'Thursday 02:00 4 h',
    'Thursday 02:00 4 h',
    '{"allowed":[{"day":"Thursday","hours":[2,3,4,5]}]}',
  ]);
});

test('recovery points of each site lie in the other site’s region, one container and one writer each', () => {
  const store = (region: string) =>
    pair!.resources('azurerm_storage_account').find((account) => account.location === region)!;
  assert.deepEqual(
    pair!
      .resources('azurerm_storage_container')
      .map(({ name }) => name)
      .sort(),
    ['northeurope', 'westeurope'],
  );
  for (const region of ['westeurope', 'northeurope']) {
    const {
      account_replication_type,
      shared_access_key_enabled,
      allow_nested_items_to_be_public,
      lifecycle,
      blob_properties,
    } = store(region);
    assert.deepEqual(
      {
        account_replication_type,
        shared_access_key_enabled,
        allow_nested_items_to_be_public,
        lifecycle,
        blob_properties,
      },
      {
        account_replication_type: 'ZRS',
        shared_access_key_enabled: false,
        allow_nested_items_to_be_public: false,
        lifecycle: { prevent_destroy: true },
        blob_properties: {
          versioning_enabled: true,
          delete_retention_policy: { days: 14 },
          container_delete_retention_policy: { days: 14 },
        },
      },
    );
  }
});

test('each Velero writes into the other region, and at home only reads and logs its restores', () => {
  const site = (reference: unknown) => /\.(westeurope|northeurope)-/.exec(String(reference))![1];
  const grants = pair!
    .resources('azurerm_role_assignment')
    .filter(({ role_definition_name }) => role_definition_name === 'Storage Blob Data Contributor')
    .map(
      ({ principal_id, scope, condition }) =>
        `${site(principal_id)}'s Velero at ${site(scope)}: ${condition ?? 'anything'}`,
    );
  const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';
  const not = (action: string) => `!(ActionMatches{'${blobs}/${action}'})`;
  const onlyRestores = `((${['write', 'add/action', 'delete', 'move/action'].map(not).join(' AND ')}) OR (@Resource[${blobs}:path] StringLike 'restores/*'))`;
  assert.deepEqual(grants.sort(), [
    `northeurope's Velero at northeurope: ${onlyRestores}`,
    "northeurope's Velero at westeurope: anything",
    "westeurope's Velero at northeurope: anything",
    `westeurope's Velero at westeurope: ${onlyRestores}`,
  ]);
});

test('the registry answers pulls in both regions and has zones in each', () => {
  const registry = pair!.only('azurerm_container_registry');
  assert.equal(registry.location, 'northeurope');
  assert.equal(registry.sku, 'Premium');
  assert.equal(registry.zone_redundancy_enabled, true);
  assert.deepEqual(registry.georeplications, [
    {
      location: 'westeurope',
      regional_endpoint_enabled: true,
      zone_redundancy_enabled: true,
      tags: { sitepair: 'orders' },
    },
  ]);
  for (const stack of [primary, standby]) {
    const pulls = stack!
      .resources('azurerm_role_assignment')
      .filter(({ role_definition_name }) => role_definition_name === 'AcrPull');
    assert.equal(pulls.length, 1);
    assert.match(
      String(pulls[0]!.scope),
      /\/resourceGroups\/contoso-orders-global\/providers\/Microsoft\.ContainerRegistry\/registries\/contosoorders[a-z0-9]{6}$/,
    );
  }
});

test('a registry that exists is pulled from and not made', () => {
  const id =
    '/subscriptions/00000000-0000-0000-0000-0000000000aa/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/contosoimages';
  const joined = synthesizeOrders({ registry: ImageRegistry.existing(id) });
  assert.deepEqual(joined.stack('orders').resources('azurerm_container_registry'), []);
  const pulls = joined
    .stack('orders-northeurope')
    .resources('azurerm_role_assignment')
    .filter(({ scope }) => scope === id);
  assert.deepEqual(
    pulls.map(({ role_definition_name }) => role_definition_name),
    ['AcrPull'],
  );
});

test('who deploys administers the clusters, unless groups were named', () => {
  const admins = (stack: ReturnType<typeof out.stack>) =>
    stack
      .resources('azurerm_role_assignment')
      .filter(({ role_definition_name }) => role_definition_name === 'Azure Kubernetes Service RBAC Cluster Admin')
      .length;
  assert.deepEqual([primary!, standby!].map(admins), [1, 1]);
  const group = '6f1d3c52-8f0e-4f57-9f0a-2f1f0a5b9d11';
  const named = synthesizeOrders({ admins: [group] }).stack('orders-westeurope');
  assert.equal(admins(named), 0);
  const rbac = named.only('azurerm_kubernetes_cluster')
    .azure_active_directory_role_based_access_control as TerraformBlock;
  assert.deepEqual(rbac.admin_group_object_ids, [group]);
});

test('authorized ranges include the cluster’s own way out; a private cluster has none and keeps run-command', () => {
  const ranges = synthesizeOrders({ apiServer: ApiServer.authorizedRanges(['203.0.113.0/24']) })
    .stack('orders-westeurope')
    .only('azurerm_kubernetes_cluster');
  const { authorized_ip_ranges } = ranges.api_server_access_profile as { authorized_ip_ranges: string[] };
  assert.equal(authorized_ip_ranges.length, 2);
  assert.equal(authorized_ip_ranges[0], '203.0.113.0/24');
  assert.match(authorized_ip_ranges[1]!, /^\$\{azurerm_public_ip\.network_egress-ip_\w+\.ip_address\}\/32$/);
  const hidden = synthesizeOrders({ apiServer: ApiServer.private() })
    .stack('orders-westeurope')
    .only('azurerm_kubernetes_cluster');
  assert.equal(hidden.private_cluster_enabled, true);
  assert.equal(hidden.run_command_enabled, true);
  assert.equal(hidden.api_server_access_profile, undefined);
});

test('a region without zones gets no zones anywhere', () => {
  const zones = (stack: ReturnType<typeof out.stack>) => [
    (stack.only('azurerm_kubernetes_cluster').default_node_pool as TerraformBlock).zones,
    stack.only('azurerm_kubernetes_cluster_node_pool').zones,
    ...stack.resources('azurerm_public_ip').map((address) => address.zones),
  ];
  const uk = synthesizeOrders({
    primary: Site.in<string, string>(AzureRegion.UK_SOUTH, { network: '10.10.0.0/16' }),
    standby: Site.in<string, string>(AzureRegion.UK_WEST, { network: '10.20.0.0/16' }),
  });
  const three = ['1', '2', '3'];
  assert.deepEqual(zones(uk.stack('orders-uksouth')), [three, three, three, three]);
  assert.deepEqual(zones(uk.stack('orders-ukwest')), [undefined, undefined, undefined, undefined]);
});

test('each stack has its own backend: a file beside the output by default', () => {
  assert.deepEqual(
    out.stacks.map((id) => (out.stack(id).json.terraform as TerraformBlock).backend),
    [
      { local: { path: '../../../terraform.orders.tfstate' } },
      { local: { path: '../../../terraform.orders-link.tfstate' } },
      { local: { path: '../../../terraform.orders-northeurope.tfstate' } },
      { local: { path: '../../../terraform.orders-westeurope.tfstate' } },
    ],
  );
});

test('declared state follows its site; pair and link use the shared one', () => {
  const at = (storageAccount: string, region: AzureRegion) => ({ region, resourceGroup: 'state', storageAccount });
  const state = StateBackend.azurerm<string>({
    bySite: {
      westeurope: at('statewe', AzureRegion.WEST_EUROPE),
      northeurope: at('statene', AzureRegion.NORTH_EUROPE),
    },
    shared: at('statefr', AzureRegion.FRANCE_CENTRAL),
  });
  const written = synthesizeOrders({ state });
  const keys = written.stacks.map((id) => {
    const { azurerm } = (written.stack(id).json.terraform as { backend: { azurerm: TerraformBlock } }).backend;
    assert.equal(azurerm.use_azuread_auth, true);
    return `${azurerm.storage_account_name}/${azurerm.container_name}/${azurerm.key}`;
  });
  assert.deepEqual(keys, [
    'statefr/tfstate/orders.tfstate',
    'statefr/tfstate/orders-link.tfstate',
    'statene/tfstate/orders-northeurope.tfstate',
    'statewe/tfstate/orders-westeurope.tfstate',
  ]);
});

const A = '00000000-0000-0000-0000-00000000000a';
const B = '00000000-0000-0000-0000-00000000000b';

test('two subscriptions: each stack reaches into the other one only where it must, through an alias', () => {
  const two = synthesizeOrders({ primary: west({ subscription: A }), standby: north({ subscription: B }) });
  const providers = Object.fromEntries(
    two.stacks.map((id) => {
      const { azurerm } = two.stack(id).json.provider as { azurerm: TerraformBlock[] };
      return [id, azurerm.map(({ subscription_id, alias }) => `${subscription_id}${alias ? ' aliased' : ''}`)];
    }),
  );
  assert.deepEqual(providers, {
    orders: [B, `${A} aliased`],
    'orders-link': [A, `${B} aliased`],
    'orders-northeurope': [B],
    'orders-westeurope': [A],
  });
  const peerings = two.stack('orders-link').resources('azurerm_virtual_network_peering');
  assert.deepEqual(
    peerings
      .map(
        (peering) =>
          `${peering.name} by ${peering.provider ?? 'default'} to ${String(peering.remote_virtual_network_id).split('/')[2]}`,
      )
      .sort(),
    [
      `northeurope-to-westeurope by azurerm.s${B.replaceAll('-', '')} to ${A}`,
      `westeurope-to-northeurope by default to ${B}`,
    ],
  );
});

test('every literal tag, and the site’s own, is on every resource that takes tags', () => {
  const tagged = synthesizeOrders({ tags: { owner: 'payments' } }).stack('orders-westeurope');
  for (const type of [
    'azurerm_resource_group',
    'azurerm_kubernetes_cluster',
    'azurerm_virtual_network',
    'azurerm_nat_gateway',
  ]) {
    assert.deepEqual(tagged.only(type).tags, { owner: 'payments', sitepair: 'orders', site: 'westeurope' });
  }
});
