import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import { TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry } from '../../lib/azure/geo-replicated-registry';
import { allowedHours } from '../../lib/azure/maintenance';
import { SiteCluster } from '../../lib/azure/site-cluster';
import { SiteNetwork } from '../../lib/azure/site-network';
import { TrafficProfile } from '../../lib/azure/traffic-profile';
import { type SynthesizedStack, synthesize, type TerraformBlock } from '../../lib/testing';
import { AzureRegion } from '../../lib/values/azure-region';
import { WeekTime } from '../../lib/values/week';

/** One stack of a user's own, without any pair. */
function own(build: (stack: TerraformStack) => void): SynthesizedStack {
  return synthesize((app) => {
    const stack = new TerraformStack(app, 'platform');
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    build(stack);
  }).stack('platform');
}

const addresses = { pods: '10.244.0.0/16', services: '172.20.0.0/16', dnsServiceIp: '172.20.0.10' };
const maintenance = { start: WeekTime.at('Friday', '22:30'), hours: 4 };
const systemPool = { name: 'system', size: 'Standard_D4s_v5', min: 1, max: 3 };
const region = AzureRegion.ITALY_NORTH;
const placed = { region, resourceGroup: 'rg-platform', name: 'contoso-platform' };
const subnet = (name: string) =>
  `/subscriptions/00000000-0000-0000-0000-0000000000aa/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub/subnets/${name}`;

test('a network and a cluster work in a user’s own stack: names follow from one', () => {
  const stack = own((scope) => {
    const network = new SiteNetwork(scope, 'network', {
      ...placed,
      addressSpace: '10.1.0.0/16',
      subnets: { nodes: '10.1.0.0/18', ingress: '10.1.128.0/21', privateEndpoints: '10.1.136.0/21' },
    });
    new SiteCluster(scope, 'cluster', { ...placed, network, systemPool, addresses, maintenance });
  });
  const cluster = stack.only('azurerm_kubernetes_cluster');
  assert.deepEqual(
    [
      cluster.name,
      cluster.dns_prefix,
      cluster.node_resource_group,
      (cluster.network_profile as TerraformBlock).outbound_type,
    ],
    ['contoso-platform', 'contoso-platform', 'contoso-platform-nodes', 'userAssignedNATGateway'],
  );
  assert.deepEqual(
    stack
      .resources('azurerm_network_security_group')
      .map(({ name }) => name)
      .sort(),
    ['contoso-platform-ingress', 'contoso-platform-nodes', 'contoso-platform-private-endpoints'],
  );
  assert.deepEqual(
    stack.resources('azurerm_subnet').map(({ default_outbound_access_enabled }) => default_outbound_access_enabled),
    [false, false, false],
  );
});

test('only the node subnet is open to the internet, on the web ports', () => {
  const stack = own((scope) => {
    new SiteNetwork(scope, 'network', {
      ...placed,
      addressSpace: '10.1.0.0/16',
      subnets: { nodes: '10.1.0.0/18', ingress: '10.1.128.0/21', privateEndpoints: '10.1.136.0/21' },
      publicPorts: ['443'],
    });
  });
  const open = stack
    .resources('azurerm_network_security_group')
    .flatMap(({ name, security_rule }) =>
      (security_rule as TerraformBlock[]).map(
        (rule) =>
          `${name}: ${rule.access} ${rule.direction} ${rule.source_address_prefix} ${rule.destination_port_ranges}`,
      ),
    );
  assert.deepEqual(open, ['contoso-platform-nodes: Allow Inbound Internet 443']);
});

test('a cluster joins a network that exists, and makes nothing in it but two roles', () => {
  const stack = own((scope) => {
    const network = SiteNetwork.existing({ nodesSubnetId: subnet('nodes'), ingressSubnetId: subnet('ingress') });
    new SiteCluster(scope, 'cluster', { ...placed, network, systemPool, addresses, maintenance });
  });
  assert.equal(
    (stack.only('azurerm_kubernetes_cluster').network_profile as TerraformBlock).outbound_type,
    'userDefinedRouting',
  );
  assert.deepEqual(
    stack
      .resources('azurerm_role_assignment')
      .filter(({ scope }) => String(scope).includes('/hub/'))
      .map(({ scope, role_definition_name }) => `${role_definition_name} ${scope}`),
    [`Network Contributor ${subnet('ingress')}`, `Network Contributor ${subnet('nodes')}`],
  );
  assert.deepEqual(stack.resources('azurerm_subnet').concat(stack.resources('azurerm_virtual_network')), []);
});

test('the control plane’s roles exist before the cluster that needs them, and every role says why', () => {
  const stack = own((scope) => {
    const network = SiteNetwork.existing({ nodesSubnetId: subnet('nodes'), ingressSubnetId: subnet('ingress') });
    new SiteCluster(scope, 'cluster', { ...placed, network, systemPool, addresses, maintenance });
  });
  const before = stack.only('azurerm_kubernetes_cluster').depends_on as string[];
  assert.deepEqual(
    before.map((address) => address.replace(/_assignment_\w+$/, '')),
    [
      'azurerm_role_assignment.cluster_network-nodes',
      'azurerm_role_assignment.cluster_network-ingress',
      'azurerm_role_assignment.cluster_kubelet-operator',
    ],
  );
  for (const { description } of stack.resources('azurerm_role_assignment'))
    assert.match(String(description), /^[A-Z].{20,}\.$/);
});

test('a maintenance window runs over midnight, also from Saturday to Sunday', () => {
  assert.deepEqual(allowedHours(maintenance), {
    allowed: [
      { day: 'Friday', hours: [22, 23] },
      { day: 'Saturday', hours: [0, 1] },
    ],
  });
  assert.deepEqual(allowedHours({ start: WeekTime.at('Saturday', '20:00'), hours: 4 }), {
    allowed: [{ day: 'Saturday', hours: [20, 21, 22, 23] }],
  });
  assert.deepEqual(allowedHours({ start: WeekTime.at('Saturday', '21:00'), hours: 4 }).allowed, [
    { day: 'Saturday', hours: [21, 22, 23] },
    { day: 'Sunday', hours: [0] },
  ]);
});

test('a registry leaves its home out of the replicas, sorts them, and says of each whether it has zones', () => {
  const stack = own((scope) => {
    new GeoReplicatedRegistry(scope, 'registry', {
      resourceGroup: 'rg-platform',
      name: 'contosoplatform',
      home: AzureRegion.UK_WEST,
      replicas: [AzureRegion.WEST_EUROPE, AzureRegion.UK_WEST, AzureRegion.CANADA_EAST],
      deletionProtection: false,
    });
  });
  const { zone_redundancy_enabled, georeplications, lifecycle } = stack.only('azurerm_container_registry');
  assert.equal(zone_redundancy_enabled, false);
  assert.deepEqual(lifecycle, { prevent_destroy: false });
  assert.deepEqual(georeplications, [
    { location: 'canadaeast', zone_redundancy_enabled: false, regional_endpoint_enabled: true },
    { location: 'westeurope', zone_redundancy_enabled: true, regional_endpoint_enabled: true },
  ]);
});

test('a profile asks for its public host, and has a fallback that is never probed behind every site', () => {
  const stack = own((scope) => {
    new TrafficProfile(scope, 'traffic', {
      resourceGroup: 'rg-platform',
      name: 'contoso-shop',
      method: 'Priority',
      probe: { interval: 10, timeout: 9, toleratedFailures: 2, ttl: 19 },
      healthPath: '/healthz',
      host: 'shop.contoso.com',
      fallback: 'sorry.contoso.com',
    });
  });
  const profile = stack.only('azurerm_traffic_manager_profile');
  assert.deepEqual(profile.dns_config, { relative_name: 'contoso-shop', ttl: 19 });
  assert.deepEqual(profile.monitor_config, {
    protocol: 'HTTPS',
    port: 443,
    path: '/healthz',
    interval_in_seconds: 10,
    timeout_in_seconds: 9,
    tolerated_number_of_failures: 2,
    custom_header: [{ name: 'Host', value: 'shop.contoso.com' }],
  });
  const { target, priority, always_serve_enabled } = stack.only('azurerm_traffic_manager_external_endpoint');
  assert.deepEqual([target, priority, always_serve_enabled], ['sorry.contoso.com', 900, true]);
});
