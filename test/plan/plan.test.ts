import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Duration } from 'cdk8s/lib/duration';
import { ImageRegistry } from '../../lib/plan/image-registry';
import { activeFirst } from '../../lib/plan/pair-plan';
import { Readiness } from '../../lib/plan/readiness';
import { Site } from '../../lib/plan/site';
import { TrafficRouting } from '../../lib/plan/traffic-routing';
import { AzureRegion } from '../../lib/values/azure-region';
import { north, planOf, refusals, sitesOf, west } from '../support/pair';

const inRegions = (primary: AzureRegion, standby: AzureRegion) => ({
  primary: Site.in<string, string>(primary, { network: '10.10.0.0/16' }),
  standby: Site.in<string, string>(standby, { network: '10.20.0.0/16' }),
});

test('a network is handed out by quarters, and what is left is known', () => {
  const { addressSpace, nodes, ingress, privateEndpoints, free, dnsServiceIp } = sitesOf()[0].network;
  assert.deepEqual(
    [addressSpace, nodes, ingress, privateEndpoints].map(({ value, from }) => `${value} ${from}`),
    ['10.10.0.0/16 declared', '10.10.0.0/18 derived', '10.10.128.0/21 derived', '10.10.136.0/21 derived'],
  );
  assert.deepEqual(free.map(String), ['10.10.64.0/18', '10.10.144.0/20', '10.10.160.0/19', '10.10.192.0/18']);
  assert.equal(dnsServiceIp.value, '172.20.0.10');
});

test('the smallest network still has Azure’s smallest subnets', () => {
  const { nodes, ingress, privateEndpoints } = sitesOf({ primary: west({ network: '10.10.0.0/24' }) })[0].network;
  assert.deepEqual(
    [nodes, ingress, privateEndpoints].map(({ value }) => String(value)),
    ['10.10.0.0/26', '10.10.0.128/29', '10.10.0.136/29'],
  );
});

test('names hold organization, pair and site, never a role, and stay when the active site moves', () => {
  const names = planOf().names.all.map(({ name }) => name);
  assert.deepEqual(
    planOf({ active: 'northeurope' }).names.all.map(({ name }) => name),
    names,
  );
  assert.deepEqual(
    names.filter((name) => /primary|standby|active|passive|secondary/.test(name)),
    [],
  );
  assert.equal(sitesOf()[1].names.cluster, 'contoso-orders-northeurope');
  assert.equal(sitesOf()[1].names.nodesGroup, 'contoso-orders-northeurope-nodes');
  assert.equal(sitesOf()[1].names.container, 'westeurope');
});

test('exchanging primary and standby changes no name of either site', () => {
  const [we, ne] = sitesOf();
  const [ne2, we2] = sitesOf({ primary: north(), standby: west() });
  assert.deepEqual(we2.names, we.names);
  assert.deepEqual(ne2.names, ne.names);
});

test('the naming hook changes names, and what it returns must be legal', () => {
  const kinds = new Set<string>();
  const plan = planOf({
    naming: (kind, name) => {
      kinds.add(kind);
      return kind === 'resourceGroup' ? `rg-${name}` : name;
    },
  });
  assert.equal(plan.sites[0].names.group, 'rg-contoso-orders-westeurope');
  assert.ok(kinds.has('storageAccount') && kinds.has('managedCluster'));
  const said = refusals({ naming: (kind, name) => (kind === 'storageAccount' ? `ST-${name}` : name) });
  assert.equal(said.length, 2);
  assert.match(
    said[0]!,
    /^naming: The naming hook turned storageAccount contosoorderswesteon95hv into "ST-contosoorderswesteon95hv"\. .+ Return a legal name for storageAccount, or contosoorderswesteon95hv unchanged\.$/,
  );
});

test('the naming hook must not give two resources of one kind one name', () => {
  const said = refusals({ naming: (kind, name) => (kind === 'managedCluster' ? 'aks' : name) });
  assert.deepEqual(said, [
    'naming: The naming hook calls two resources of kind managedCluster aks. Keep what tells them apart: the last part of the name that is passed in.',
  ]);
});

test('the naming hook may give what lies in two networks one name', () => {
  assert.deepEqual(refusals({ naming: (kind, name) => (kind === 'subnet' ? `snet-${name}` : name) }), []);
});

test('what both sites share is at home in the standby’s region, or where it was declared', () => {
  const home = (plan = planOf()) => `${plan.home.value.name} ${plan.home.from}`;
  assert.equal(home(), 'northeurope derived');
  assert.equal(home(planOf({ active: 'northeurope' })), 'northeurope derived');
  assert.equal(home(planOf({ home: AzureRegion.FRANCE_CENTRAL })), 'francecentral declared');
});

test('a registry has a replica in each site’s region beside its home, sorted', () => {
  const replicas = (props: Parameters<typeof planOf>[0]) => {
    const { registry } = planOf({ registry: ImageRegistry.geoReplicated(), ...props });
    return registry?.kind === 'geo-replicated' && registry.replicas.value.map((region) => region.name);
  };
  assert.deepEqual(replicas({}), ['westeurope']);
  assert.deepEqual(replicas({ home: AzureRegion.FRANCE_CENTRAL }), ['northeurope', 'westeurope']);
});

test('a store is as durable as its region can make it', () => {
  const redundancy = (region: AzureRegion) =>
    sitesOf(inRegions(AzureRegion.SWEDEN_CENTRAL, region))[1].store.redundancy.value;
  assert.equal(redundancy(AzureRegion.NORTH_EUROPE), 'ZRS');
  assert.equal(redundancy(AzureRegion.UK_WEST), 'GRS');
  assert.equal(redundancy(AzureRegion.of('newregion', { zones: false })), 'LRS');
  assert.equal(sitesOf()[1].store.writer, 'westeurope');
});

test('a cloud gives its own DNS suffixes', () => {
  const plan = planOf({
    ...inRegions(AzureRegion.CHINA_EAST_2, AzureRegion.CHINA_NORTH_2),
    traffic: TrafficRouting.priority({ healthPath: '/healthz', detectWithin: Duration.minutes(3) }),
    registry: ImageRegistry.geoReplicated(),
  });
  assert.equal(plan.sites[0].entry.fqdn.value, 'contoso-orders-chinaeast2.chinaeast2.cloudapp.chinacloudapi.cn');
  assert.equal(plan.traffic?.profiles[0]?.fqdn, 'contoso-orders.trafficmanager.cn');
  assert.match(plan.registry?.kind === 'geo-replicated' ? plan.registry.loginServer : '', /\.azurecr\.cn$/);
});

const priorities = (active?: string) =>
  sitesOf({
    ...(active && { active }),
    traffic: TrafficRouting.priority({ healthPath: '/healthz', detectWithin: Duration.minutes(3) }),
  }).map((site) => site.endpoint!.priority.value);

test('priorities are disjoint between the sites: any order of applying is legal, and the standby alone can take over', () => {
  const [primaryServes, standbyServes] = [priorities(), priorities('northeurope')];
  assert.deepEqual(primaryServes, [100, 200]);
  assert.deepEqual(standbyServes, [300, 50]);
  for (const a of [primaryServes[0]!, standbyServes[0]!]) {
    for (const b of [primaryServes[1]!, standbyServes[1]!]) assert.notEqual(a, b);
  }
  assert.ok(
    standbyServes[1]! < primaryServes[0]!,
    'the standby goes first although the primary’s stack was not applied',
  );
});

test('a waiting cold endpoint is disabled, a warm one enabled; the serving site is enabled always', () => {
  const enabled = (readiness: Readiness, active = 'westeurope') =>
    sitesOf({
      readiness,
      active,
      traffic: TrafficRouting.priority({ healthPath: '/', detectWithin: Duration.minutes(3) }),
    }).map((site) => site.endpoint!.enabled.value);
  assert.deepEqual(enabled(Readiness.hot()), [true, true]);
  assert.deepEqual(enabled(Readiness.warm()), [true, true]);
  assert.deepEqual(enabled(Readiness.warm({ trafficEndpoint: false })), [true, false]);
  assert.deepEqual(enabled(Readiness.cold()), [true, false]);
  assert.deepEqual(enabled(Readiness.cold(), 'northeurope'), [false, true]);
});

test('each public host has a profile of its own', () => {
  const traffic = TrafficRouting.priority({
    healthPath: '/',
    detectWithin: Duration.minutes(3),
    hosts: ['shop.contoso.com', 'api.contoso.com'],
  });
  assert.deepEqual(planOf({ traffic }).traffic!.profiles, [
    {
      host: 'shop.contoso.com',
      name: 'contoso-orders-shop-contoso-com',
      fqdn: 'contoso-orders-shop-contoso-com.trafficmanager.net',
    },
    {
      host: 'api.contoso.com',
      name: 'contoso-orders-api-contoso-com',
      fqdn: 'contoso-orders-api-contoso-com.trafficmanager.net',
    },
  ]);
});

test('the plan is frozen to its leaves', () => {
  const plan = planOf();
  assert.throws(() => Object.assign(plan, { pair: 'x' }), TypeError);
  assert.throws(() => Object.assign(plan.sites[0].cluster.pools[0]!.min, { value: 0 }), TypeError);
});

test('the active site comes first when asked for', () => {
  assert.deepEqual(
    activeFirst(planOf()).map((site) => site.name),
    ['westeurope', 'northeurope'],
  );
  assert.deepEqual(
    activeFirst(planOf({ active: 'northeurope' })).map((site) => site.name),
    ['northeurope', 'westeurope'],
  );
});
