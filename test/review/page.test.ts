import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Duration } from 'cdk8s/lib/duration';
import { ImageRegistry } from '../../lib/plan/image-registry';
import { NodePool } from '../../lib/plan/node-pool';
import { Readiness } from '../../lib/plan/readiness';
import { StateBackend } from '../../lib/plan/state-backend';
import { TrafficRouting } from '../../lib/plan/traffic-routing';
import { reviewPage } from '../../lib/review/page';
import { AzureRegion } from '../../lib/values/azure-region';
import { synthesizeOrders } from '../support/orders';
import { north, west } from '../support/pair';
import { reportFor, sectionOf } from '../support/report';

const probing = { healthPath: '/healthz', detectWithin: Duration.minutes(3) };
const priority = TrafficRouting.priority(probing);
const state = { resourceGroup: 'state' };
const remote = StateBackend.azurerm({
  bySite: {
    westeurope: { ...state, region: AzureRegion.WEST_EUROPE, storageAccount: 'statewest' },
    northeurope: { ...state, region: AzureRegion.NORTH_EUROPE, storageAccount: 'statenorth' },
  },
  shared: { ...state, region: AzureRegion.NORTH_EUROPE, storageAccount: 'statenorth' },
});

test('a warm standby: who serves, who decides, what is needed, and that files are not enough', () => {
  assert.deepEqual(sectionOf({ traffic: priority }, '').slice(0, 8), [
    '# orders: West Europe serves, North Europe stands by (warm)',
    'A person decides to fail over; at a warm standby nothing answers by itself. 3 findings, below.',
    'If West Europe is gone, North Europe needs:',
    "- its own stack, `orders-northeurope`, and that stack's state",
    '- the recovery points of West Europe: container `westeurope` of `contosoordersnorthy3e1wd`, in North Europe',
    '- the identity of its Velero: `contoso-orders-northeurope-velero`, in North Europe',
    '- Traffic Manager: `contoso-orders`, in group `contoso-orders-global`, North Europe',
    '**Not all of that is sure:**',
  ]);
});

test('with state in Azure nothing that is needed lies in the lost region, and the account is named', () => {
  const lines = sectionOf({ state: remote }, '');
  assert.equal(lines[2], 'If West Europe is gone, North Europe needs this, none of it in West Europe:');
  assert.equal(
    lines[3],
    "- its own stack, `orders-northeurope`, and that stack's state, in account `statenorth`, North Europe",
  );
  assert.ok(!lines.includes('**Not all of that is sure:**'));
});

test('while the standby serves, what lies in its region is said to be in the way', () => {
  const props = {
    active: 'northeurope',
    state: remote,
    traffic: priority,
    registry: ImageRegistry.geoReplicated(),
    readiness: Readiness.cold(),
  };
  const lines = sectionOf(props, '');
  const at = lines.indexOf('**Not all of that is sure:**');
  assert.deepEqual(lines.slice(at + 1, at + 3), [
    "- Group `contoso-orders-global` is in North Europe: while that is down, nothing in it can be changed. West Europe's endpoint is disabled and cannot be enabled: users cannot be moved by Traffic Manager. A third region as `home` avoids this.",
    '- Registry `contosoorderskm6mnh` has its home in North Europe: while that is down, images can be pulled but nothing about the registry can be changed.',
  ]);
  const home = sectionOf({ ...props, home: AzureRegion.FRANCE_CENTRAL }, '');
  assert.ok(!home.includes('**Not all of that is sure:**'));
});

test('what readiness decides is explained at the site that stands by, with the prop or the preset', () => {
  const nodePools = [NodePool.user('apps', { size: 'Standard_D4s_v5', min: 3, max: 12 })];
  const rows = (props: object) =>
    sectionOf({ nodePools, traffic: priority, ...props }, '').filter((l) => l.startsWith('| '));
  assert.deepEqual(rows({ readiness: Readiness.warm({ standbyNodes: 2 }) }).slice(0, 5), [
    '|  | West Europe (active) | North Europe | why they differ |',
    '| --- | --- | --- | --- |',
    '| apps pool | 3–12 nodes | 2–12 nodes | `readiness.standbyNodes` (declared) |',
    '| system pool | 3–5 nodes | 2–5 nodes | warm: systemNodes (preset) |',
    '| traffic | priority 100 | priority 200 | active is westeurope (derived) |',
  ]);
  assert.deepEqual(rows({ readiness: Readiness.cold(), active: 'northeurope' }).slice(0, 5), [
    '|  | West Europe | North Europe (active) | why they differ |',
    '| --- | --- | --- | --- |',
    '| apps pool | 0–12 nodes | 3–12 nodes | cold: standbyNodes (preset) |',
    '| system pool | 1–5 nodes | 3–5 nodes | cold: systemNodes (preset) |',
    '| traffic | priority 300, disabled | priority 50 | cold: trafficEndpoint (preset); active is northeurope (derived) |',
  ]);
});

test('a hot pair with performance routing has nothing to apply on the day', () => {
  const props = { readiness: Readiness.hot(), traffic: TrafficRouting.performance(probing) };
  assert.deepEqual(sectionOf(props, '').slice(0, 2), [
    '# orders: West Europe and North Europe both serve (hot)',
    'Traffic Manager moves new users by itself, within 180 s; everything else a person decides. 3 findings, below.',
  ]);
  assert.deepEqual(sectionOf(props, 'The day West Europe is gone'), [
    'Traffic Manager sends new users to North Europe by itself, within 180 s. Nothing has to be applied. `orders` and `orders-link` are not applied on that day, and `orders-westeurope` cannot be.',
  ]);
  assert.deepEqual(sectionOf(props, 'What a hot standby does not do by itself').slice(0, 4), [
    '- Open connections stay where they are, and resolvers that ignore the life of a DNS answer send users to the old address for longer.',
    '- These stacks copy no data. They make the stores for recovery points, the identities and their roles; Velero, which writes and restores points, is not installed by them.',
    '- Both sites run everything: that they do not write against each other is the business of the workloads.',
    'By itself:',
  ]);
});

test('a hot standby with priority routing gives users back unless somebody moves active', () => {
  const props = { readiness: Readiness.hot(), traffic: priority };
  assert.deepEqual(sectionOf(props, 'The day West Europe is gone'), [
    'Traffic Manager sends new users to North Europe by itself, within 180 s. They stay there when West Europe is back, after this:',
    "1. Set `active: 'northeurope'` in the program.",
    '2. Apply North Europe alone: `cdktf deploy orders-northeurope --ignore-missing-stack-dependencies`',
    "`orders` and `orders-link` are not applied on that day, and `orders-westeurope` cannot be. When West Europe is back, `cdktf deploy '*'` brings everything to what is declared.",
  ]);
  assert.equal(
    sectionOf({ ...props, active: 'northeurope' }, 'The day North Europe is gone')[0],
    'Traffic Manager sends new users to West Europe by itself, within 180 s. They go back when North Europe is back, until this was done and `orders-northeurope` is applied too:',
  );
});

test('a cold standby says who answers meanwhile, what has to grow, and that nothing is reserved for it', () => {
  const props = {
    readiness: Readiness.cold(),
    traffic: TrafficRouting.priority({ ...probing, fallback: 'sorry.contoso.com' }),
    nodePools: [NodePool.user('apps', { size: 'Standard_D4s_v5', min: 3, max: 12 })],
  };
  assert.deepEqual(sectionOf(props, 'What a cold standby does not do by itself'), [
    '- Nothing answers in North Europe until somebody moves `active`, applies `orders-northeurope` and starts the workloads. Until then users are sent to `sorry.contoso.com`.',
    "- North Europe's endpoint is disabled until `orders-northeurope` is applied with `active` moved.",
    '- Open connections stay where they are, and resolvers that ignore the life of a DNS answer send users to the old address for longer.',
    '- Pools have to grow in North Europe: system from 1 node to 3–5 nodes of Standard_D4s_v5; apps from 0 nodes to 3–12 nodes of Standard_D4s_v5. No capacity is reserved for that and no quota was looked at: Azure may refuse, most likely on the day when everyone moves there.',
    '- These stacks copy no data. They make the stores for recovery points, the identities and their roles; Velero, which writes and restores points, is not installed by them.',
    '- West Europe is not stopped by a failover: when it comes back, its workloads run again beside those in North Europe. Stop them before they write.',
  ]);
});

test('without traffic routing a person points the public names', () => {
  assert.equal(
    sectionOf({}, '')[1],
    'A person decides to fail over, and points the public names at the other site: no traffic routing is declared. 3 findings, below.',
  );
  assert.equal(
    sectionOf({}, 'The day West Europe is gone')[3],
    '4. Point the public names at `contoso-orders-northeurope.northeurope.cloudapp.azure.com`.',
  );
});

test('what becomes of exchanged sites depends on home and on the protection', () => {
  const title = 'What stays, and what is refused';
  const exchange = (props: object) => sectionOf(props, title)[1];
  assert.equal(
    exchange({}),
    '- Exchanging `primary` and `standby` would move group `contoso-orders-global` to another region: Terraform refuses it. A pair whose `home` is declared from the start, in a third region, can be exchanged.',
  );
  assert.equal(
    exchange({ deletionProtection: false, traffic: priority }),
    '- Exchanging `primary` and `standby` would move group `contoso-orders-global` and its traffic profiles to another region: Terraform would destroy and make them again. A pair whose `home` is declared from the start, in a third region, can be exchanged.',
  );
  assert.equal(
    exchange({ home: AzureRegion.FRANCE_CENTRAL }),
    '- Exchanging `primary` and `standby` leaves group `contoso-orders-global` where it is, because `home` is declared.',
  );
});

test('what people typed stays in its cell: pipes, markup and line breaks are escaped', () => {
  const page = reviewPage(reportFor({ tags: { 'cost|center': 'a|b\n*c* <d> `e`' } }));
  assert.ok(page.includes('| `tags.cost\\|center` | a\\|b \\*c\\* \\<d> \\`e\\` | `tags` (declared) |'));
});

test('every declared value is shown with the prop it was typed in', () => {
  const props = {
    primary: west({ maintenance: undefined, pods: '10.100.0.0/16' }),
    standby: north({ kubernetesVersion: '1.35' }),
    kubernetesVersion: '1.34',
  };
  const differ = sectionOf(props, 'Values that differ');
  for (const line of [
    '| `network.pods` | 10.100.0.0/16 | 10.244.0.0/16 | `primary.pods` (declared); overlay, not routed (preset) |',
    '| `cluster.kubernetesVersion` | 1.34 | 1.35 | `kubernetesVersion`, `standby.kubernetesVersion` (declared) |',
  ]) {
    assert.ok(differ.includes(line), differ.join('\n'));
  }
});

test('the page of a pair with ten pools fits into one comment on GitHub', () => {
  const nodePools = Array.from({ length: 10 }, (_, i) =>
    NodePool.user(`pool${i}`, { size: 'Standard_D4s_v5', min: 1, max: 2 }),
  );
  assert.ok(synthesizeOrders({ nodePools }).file('stacks/orders/pair/review.md').length < 65_536);
});
