import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Arguments } from '../support/azurerm-schema';
import { translate } from '../terraform/support/azurerm-5';
import { fixtureStack } from '../terraform/support/fixture';

/** One resource's arguments after translation. */
function translated(type: string, args: Arguments): Arguments | undefined {
  return translate({ resource: { [type]: { a: args } } }).resource?.[type]?.a;
}

test("a federated credential's identity is one id in azurerm 5, without the resource group", () => {
  const credential = { name: 'velero', parent_id: '/id', resource_group_name: 'group', issuer: 'https://i/' };
  assert.deepEqual(translated('azurerm_federated_identity_credential', credential), {
    name: 'velero',
    issuer: 'https://i/',
    user_assigned_identity_id: '/id',
  });
});

test('a replica of a registry keeps whether requests are routed to it; unset is off, as in 4.55', () => {
  const georeplications = [
    { location: 'northeurope', regional_endpoint_enabled: true },
    { location: 'uksouth', zone_redundancy_enabled: true },
  ];
  assert.deepEqual(translated('azurerm_container_registry', { sku: 'Premium', georeplications }), {
    sku: 'Premium',
    georeplications: [
      { location: 'northeurope', global_endpoint_routing_enabled: true },
      { location: 'uksouth', zone_redundancy_enabled: true, global_endpoint_routing_enabled: false },
    ],
  });
  assert.deepEqual(translated('azurerm_container_registry', { sku: 'Basic' }), { sku: 'Basic' });
});

test('a cluster provisions its nodes by hand unless it says otherwise', () => {
  const manual = { node_provisioning_profile: [{ mode: 'Manual' }] };
  const auto = { node_provisioning_profile: [{ mode: 'Auto' }] };
  assert.deepEqual(translated('azurerm_kubernetes_cluster', { name: 'c' }), { ...manual, name: 'c' });
  assert.deepEqual(translated('azurerm_kubernetes_cluster', { name: 'c', ...auto }), { ...auto, name: 'c' });
});

test("a subnet's service endpoints become blocks", () => {
  const service_endpoints = ['Microsoft.Storage', 'Microsoft.Sql'];
  assert.deepEqual(translated('azurerm_subnet', { name: 'nodes', service_endpoints }), {
    name: 'nodes',
    service_endpoint: [{ service: 'Microsoft.Storage' }, { service: 'Microsoft.Sql' }],
  });
  assert.deepEqual(translated('azurerm_subnet', { name: 'nodes' }), { name: 'nodes' });
  const expression = { service_endpoints: '${var.endpoints}' };
  assert.deepEqual(translated('azurerm_subnet', expression), expression);
});

test("a zone's link names the zone by id: by reference where there is one, else in the offline subscription", () => {
  const link = (private_dns_zone_name: string): Arguments | undefined =>
    translated('azurerm_private_dns_zone_virtual_network_link', { private_dns_zone_name, resource_group_name: 'g' });
  assert.deepEqual(link('${azurerm_private_dns_zone.z.name}'), {
    private_dns_zone_id: '${azurerm_private_dns_zone.z.id}',
  });
  assert.deepEqual(link('z.example.com'), {
    private_dns_zone_id:
      '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/g/providers/Microsoft.Network/privateDnsZones/z.example.com',
  });
});

test('other types and unknown arguments pass unchanged, so that the provider can refuse them', () => {
  const args = { name: 'a', colour: 'red', storage_account_name: 'old' };
  assert.deepEqual(translated('azurerm_storage_container', args), args);
  assert.equal(translated('azurerm_kubernetes_cluster', args)?.colour, 'red');
});

test('the stack is pinned to the given version and otherwise kept, other providers too', () => {
  const helm = { source: 'hashicorp/helm', version: '3.1.1' };
  const azurerm = { source: 'azurerm', version: '4.55.0' };
  const stack = { terraform: { backend: { local: {} }, required_providers: { azurerm, helm } }, output: { a: {} } };
  assert.deepEqual(translate(stack, '5.9.1'), {
    terraform: {
      backend: { local: {} },
      required_providers: { azurerm: { source: 'azurerm', version: '5.9.1' }, helm },
    },
    output: { a: {} },
  });
});

test('translating leaves the given stack as it is', () => {
  const stack = fixtureStack();
  translate(stack);
  assert.deepEqual(stack, fixtureStack());
});
