import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Duration } from 'cdk8s/lib/duration';
import { ImageRegistry } from '../../lib/plan/image-registry';
import { Readiness } from '../../lib/plan/readiness';
import { StateBackend } from '../../lib/plan/state-backend';
import { TrafficRouting } from '../../lib/plan/traffic-routing';
import { AzureRegion } from '../../lib/values/azure-region';
import { says } from '../support/pair';

test('routing to both sites needs a hot standby', () => {
  const rule = 'routing-needs-a-running-standby';
  const props = { healthPath: '/healthz', detectWithin: Duration.minutes(3) };
  assert.equal(says(rule), 'does not apply');
  assert.equal(says(rule, { traffic: TrafficRouting.priority(props) }), 'does not apply');
  assert.equal(says(rule, { traffic: TrafficRouting.performance(props), readiness: Readiness.hot() }), 'holds');
  assert.deepEqual(
    says(rule, {
      traffic: TrafficRouting.weighted({ ...props, weights: { westeurope: 9, northeurope: 1 } }),
      readiness: Readiness.cold(),
    }),
    [
      'error traffic: Weighted routing sends users to both sites, and nothing runs at a cold standby. Use TrafficRouting.priority, or Readiness.hot().',
    ],
  );
});

test('what both sites share lives outside the primary’s region', () => {
  const rule = 'home-survives-the-primary';
  assert.equal(says(rule), 'holds');
  assert.equal(says(rule, { home: AzureRegion.FRANCE_CENTRAL }), 'holds');
  assert.deepEqual(says(rule, { home: AzureRegion.WEST_EUROPE }), [
    "error home: The traffic profiles would live in West Europe, the primary's region: while it is down, users cannot be moved away from it. Leave home out (the standby's region is used), or choose a third region.",
  ]);
});

test('a registry at home in the primary’s region is a warning', () => {
  const rule = 'registry-home-survives-the-primary';
  const registry = (home: AzureRegion) => ({ registry: ImageRegistry.geoReplicated({ home }) });
  assert.equal(says(rule), 'does not apply');
  assert.equal(says(rule, registry(AzureRegion.NORTH_EUROPE)), 'holds');
  assert.deepEqual(says(rule, registry(AzureRegion.WEST_EUROPE)), [
    "warning registry.home: The registry's home would be West Europe, the primary's region: while it is down, images can be pulled but no role, token or replica can be changed. Leave registry.home out (the pair's home is used), or choose the standby's or a third region.",
  ]);
});

test('state that a failover needs lives outside the primary’s region; the primary’s own may be with it', () => {
  const rule = 'state-survives-the-primary';
  const at = (region: AzureRegion, storageAccount: string) => ({ region, resourceGroup: 'state', storageAccount });
  const state = (standby: AzureRegion, shared: AzureRegion) =>
    StateBackend.azurerm<string>({
      bySite: { westeurope: at(AzureRegion.WEST_EUROPE, 'statewe'), northeurope: at(standby, 'statene') },
      shared: at(shared, 'statefr'),
    });
  assert.equal(says(rule, { state: state(AzureRegion.NORTH_EUROPE, AzureRegion.FRANCE_CENTRAL) }), 'holds');
  assert.deepEqual(says(rule, { state: state(AzureRegion.WEST_EUROPE, AzureRegion.WEST_EUROPE) }), [
    "error state.bySite.northeurope: The state account statene is in West Europe, the primary's region: while it is down, the failover has no state. Keep it in the standby's or a third region.",
    "error state.shared: The state account statefr is in West Europe, the primary's region: while it is down, the failover has no state. Keep it in the standby's or a third region.",
  ]);
  assert.equal(says(rule, { state: StateBackend.custom(() => {}) }), 'does not apply');
});

test('local state is a warning, whether it was asked for or left out', () => {
  const warning = [
    'warning state: State is in files beside the program: for a first look only. Use StateBackend.azurerm({ bySite: {…}, shared: {…} }) before anybody else deploys.',
  ];
  assert.deepEqual(says('state-survives-the-primary'), warning);
  assert.deepEqual(says('state-survives-the-primary', { state: StateBackend.local() }), warning);
});
