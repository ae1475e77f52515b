import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Duration } from 'cdk8s/lib/duration';
import { Token } from 'cdktf';
import { ApiServer } from '../../lib/plan/api-server';
import { ImageRegistry } from '../../lib/plan/image-registry';
import { MaintenanceWindow } from '../../lib/plan/maintenance-window';
import { NodePool } from '../../lib/plan/node-pool';
import { StateBackend } from '../../lib/plan/state-backend';
import { TrafficRouting } from '../../lib/plan/traffic-routing';
import { AzureRegion } from '../../lib/values/azure-region';
import { north, refusals, west } from '../support/pair';

const A = '00000000-0000-0000-0000-00000000000a';
const B = '00000000-0000-0000-0000-00000000000b';

test('a good declaration is not refused', () => {
  assert.deepEqual(refusals({}), []);
});

test('everything that is wrong is said at once', () => {
  const said = refusals(
    {
      organization: 'Contoso AG',
      standby: north({ network: '10.20.0.1/16' }),
      nodePools: [NodePool.system({ size: 'Standard_D4s_v5', min: 0, max: 2 })],
      kubernetesVersion: '1.34.2',
      traffic: TrafficRouting.priority({ healthPath: 'healthz', detectWithin: Duration.seconds(24) }),
    },
    'Orders',
  );
  assert.deepEqual(said, [
    'id: "Orders" cannot name a pair. Use 2–20 lower-case letters, digits and single hyphens, starting with a letter, for example orders.',
    'organization: "Contoso AG" cannot be part of global names. Use 2–12 lower-case letters and digits, starting with a letter, for example contoso.',
    'nodePools[system].min: 0 is not a number of nodes for a system pool. Use a whole number from 1 to 1000.',
    'kubernetesVersion: "1.34.2" is not a Kubernetes minor version. Give major and minor only, for example 1.34: the upgrade channel moves the patch.',
    'traffic.healthPath: "healthz" is not a path. Start it with /, without a query, for example /healthz.',
    'traffic.detectWithin: Traffic Manager cannot move users within 24 s; the fastest is 25 s. Use Duration.seconds(25) or more.',
    'standby.network: "10.20.0.1/16" has bits set behind its mask. Did you mean 10.20.0.0/16? Give an IPv4 range such as 10.10.0.0/16.',
  ]);
});

test('ids of pairs have 2 to 20 characters, organizations 2 to 12', () => {
  const id = (text: string) => refusals({}, text).length;
  assert.deepEqual(
    ['a', 'ab', 'a'.repeat(20), 'a'.repeat(21), 'a--b', 'a-', '1a', 'a_b'].map(id),
    [1, 0, 0, 1, 1, 1, 1, 1],
  );
  const organization = (text: string) => refusals({ organization: text }).length;
  assert.deepEqual(['c', 'co', 'c'.repeat(12), 'c'.repeat(13), 'con-toso', ''].map(organization), [1, 0, 0, 1, 1, 1]);
});

test('a site is not named after a role, nor after the pair’s own stacks, nor like the other one', () => {
  assert.deepEqual(refusals({ standby: north({ name: 'orders-standby' }) }), [
    'standby.name: orders-standby contains a role, and roles move while names stay. Name the site after its place, or leave the name out: it is then the region.',
  ]);
  assert.deepEqual(refusals({ standby: north({ name: 'link' }) }), [
    "standby.name: link is used by the pair's own stacks and resource groups. Choose another name; not one of global, link, pair, platform, shared, nodes.",
  ]);
  assert.deepEqual(refusals({ standby: north({ name: 'westeurope' }) }), [
    'standby.name: Both sites are called westeurope. Choose two regions, or give one site a name of its own.',
  ]);
});

test('active is a site of the pair', () => {
  assert.deepEqual(refusals({ active: 'northeurope' }), []);
  assert.deepEqual(refusals({ active: 'francecentral' }), [
    'active: "francecentral" is not a site of this pair. Use westeurope or northeurope.',
  ]);
});

test('a network is /8 to /24', () => {
  assert.deepEqual(refusals({ standby: north({ network: '10.0.0.0/8' }) }), []);
  assert.deepEqual(refusals({ standby: north({ network: '10.20.0.0/24' }) }), []);
  const text = (range: string, prefix: number) =>
    `standby.network: ${range} has a /${prefix} mask; a site's network is /8 to /24. A /16 has room for anything a pair needs; a /22 for some 250 nodes.`;
  assert.deepEqual(refusals({ standby: north({ network: '10.0.0.0/7' }) }), [text('10.0.0.0/7', 7)]);
  assert.deepEqual(refusals({ standby: north({ network: '10.20.0.0/25' }) }), [text('10.20.0.0/25', 25)]);
});

test('a maintenance window has a time of day and 4 to 24 whole hours', () => {
  const window = (start: string, hours: number) =>
    refusals({ primary: west({ maintenance: MaintenanceWindow.weekly('Friday', start, { hours }) }) });
  assert.deepEqual(window('23:59', 4), []);
  assert.deepEqual(window('00:00', 24), []);
  assert.deepEqual(window('24:00', 3), [
    'primary.maintenance: "24:00" is not a time of day. Write HH:MM from 00:00 to 23:59, for example 02:00. Give the start as HH:MM in UTC, for example 02:00.',
    'primary.maintenance.hours: 3 is not a length AKS takes. Use a whole number of hours from 4 to 24.',
  ]);
  assert.deepEqual(window('02:00', 25), [
    'primary.maintenance.hours: 25 is not a length AKS takes. Use a whole number of hours from 4 to 24.',
  ]);
});

test('pools have one name each, one system pool, and bounds in order', () => {
  const pool = (name: string, min = 1, max = 2) => NodePool.user(name, { size: 'Standard_D4s_v5', min, max });
  const system = NodePool.system({ size: 'Standard_D4s_v5', min: 1, max: 1000 });
  assert.deepEqual(refusals({ nodePools: [system, pool('a'.repeat(12), 0, 1)] }), []);
  assert.deepEqual(
    refusals({ nodePools: [pool('a'.repeat(13)), pool('web'), pool('web'), pool('big', 3, 2), pool('max', 1, 1001)] }),
    [
      'nodePools[aaaaaaaaaaaaa]: "aaaaaaaaaaaaa" cannot name a node pool. Use 1–12 lower-case letters and digits, starting with a letter.',
      'nodePools[web]: Two node pools are called web. Give each pool a name of its own.',
      'nodePools[big].max: max 2 is below min 3. Raise max to 3, or lower min.',
      'nodePools[max].max: 1001 is not a number of nodes for a user pool. Use a whole number from 0 to 1000.',
    ],
  );
  assert.deepEqual(refusals({ nodePools: [system, system, pool('system')] }), [
    'nodePools: There are two system pools. Keep one NodePool.system; NodePool.user takes workloads.',
    'nodePools[system]: Two node pools are called system. Give each pool a name of its own.',
    'nodePools[system]: Two node pools are called system. Rename it: the system pool has that name.',
  ]);
});

test('subscriptions are given for both sites or neither, and the sites share a tenant', () => {
  const sites = (a?: string, b?: string) => ({
    primary: west({ subscription: a }),
    standby: north({ subscription: b }),
  });
  assert.deepEqual(refusals(sites(A, B)), []);
  assert.deepEqual(refusals(sites(A)), [
    'standby.subscription: One site has a subscription and the other takes the deployer’s, which this site cannot know. Give the subscription of both sites, or of neither.',
  ]);
  assert.deepEqual(refusals({ ...sites(), subscription: A }), [
    'subscription: What both sites share has a subscription and the sites take the deployer’s, which it cannot know. Give the subscription of both sites too, or of nothing.',
  ]);
  assert.deepEqual(refusals(sites('production', B)), [
    'primary.subscription: "production" is not a UUID. Give the id, not the name: az account list --query "[].{name:name,id:id,tenant:tenantId}".',
  ]);
  assert.deepEqual(refusals({ primary: west({ tenant: A }), standby: north({ tenant: B }) }), [
    `standby.tenant: The sites are in different tenants (${A} and ${B}); an identity of one cannot read the other's recovery points. Put both sites in one tenant.`,
  ]);
});

test('traffic: hosts, ports, weights and the fallback are checked by name', () => {
  const props = { healthPath: '/healthz', detectWithin: Duration.minutes(3) };
  const wrong = TrafficRouting.priority({
    ...props,
    hosts: ['shop.contoso.com', 'Shop', 'shop.contoso.com'],
    port: 0,
    fallback: 'https://sorry',
  });
  assert.deepEqual(refusals({ traffic: wrong }), [
    'traffic.port: 0 is not a port. Use a whole number from 1 to 65535.',
    'traffic.hosts[1]: "Shop" is not a host name. Give a full name in lower case, for example shop.contoso.com.',
    'traffic.hosts[2]: shop.contoso.com is listed twice. List each host once.',
    'traffic.fallback: "https://sorry" is not a host name. Give a full name in lower case, for example sorry.contoso.com.',
  ]);
  assert.deepEqual(
    refusals({ traffic: TrafficRouting.weighted({ ...props, weights: { westeurope: 1001, mars: 1 } }) }),
    [
      'traffic.weights.westeurope: 1001 is not a weight. Use a whole number from 1 to 1000.',
      'traffic.weights.northeurope: northeurope has no weight. Use a whole number from 1 to 1000.',
      'traffic.weights.mars: mars is not a site of this pair. Use westeurope and northeurope.',
    ],
  );
});

test('ranges, group ids, registry ids and state of every site are checked', () => {
  const at = { region: AzureRegion.FRANCE_CENTRAL, resourceGroup: 'state', storageAccount: 'contosostate' };
  assert.deepEqual(
    refusals({
      apiServer: ApiServer.authorizedRanges(['203.0.113.7']),
      admins: ['platform-team'],
      registry: ImageRegistry.existing('contosoimages'),
      state: StateBackend.azurerm<string>({ bySite: { westeurope: at }, shared: at }),
    }),
    [
      "state.bySite: There is no state for northeurope. Add northeurope: each site's state is its own.",
      'admins[0]: "platform-team" is not the object id of an Entra group. Give the id, a UUID: az ad group show --group NAME --query id.',
      'registry: "contosoimages" is not the ARM id of a container registry. Give its id: az acr show --name NAME --query id.',
      'apiServer.authorizedRanges[0]: "203.0.113.7" has no mask. Add a mask such as /16, 203.0.0.0/16, or /32 for this address alone. Give an IPv4 range such as 203.0.113.0/24; a single address ends in /32.',
    ],
  );
});

test('a value that Terraform only knows later is refused wherever it stands, with the accepted way', () => {
  const later = Token.asString({ resolve: () => 'x' });
  const text = (path: string) =>
    `${path}: The value is only known after apply; a pair is checked and named before. Give the literal value. A resource that exists is joined by its id, for example ImageRegistry.existing(id).`;
  assert.ok(refusals({ standby: north({ network: later }) }).includes(text('standby.network')));
  assert.ok(refusals({ tags: { owner: later } }).includes(text('tags.owner')));
  assert.ok(
    refusals({ nodePools: [NodePool.user('apps', { size: later, min: 1, max: 2 })] }).includes(
      text('nodePools[0].size'),
    ),
  );
  assert.ok(
    refusals({
      nodePools: [NodePool.user('apps', { size: 'x', min: Token.asNumber({ resolve: () => 1 }), max: 2 })],
    }).includes(text('nodePools[0].min')),
  );
});
