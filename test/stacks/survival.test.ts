import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Readiness } from '../../lib/plan/readiness';
import { StateBackend } from '../../lib/plan/state-backend';
import { AzureRegion } from '../../lib/values/azure-region';
import { synthesizeOrders } from '../support/orders';

const at = (storageAccount: string, region: AzureRegion) => ({ region, resourceGroup: 'state', storageAccount });
const state = StateBackend.azurerm<string>({
  bySite: { westeurope: at('statewe', AzureRegion.WEST_EUROPE), northeurope: at('statene', AzureRegion.NORTH_EUROPE) },
  shared: at('statefr', AzureRegion.FRANCE_CENTRAL),
});

/** Every string below `value`, with the path to it. */
function strings(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, child]) => strings(child, `${path}/${key}`));
}

for (const readiness of [Readiness.hot(), Readiness.warm(), Readiness.cold()]) {
  for (const active of ['westeurope', 'northeurope']) {
    test(`${readiness.level}, ${active} active: a site's own stack needs nothing of the other region to be applied`, () => {
      const out = synthesizeOrders({ readiness, active, state });
      for (const [site, other] of [
        ['northeurope', 'westeurope'],
        ['westeurope', 'northeurope'],
      ]) {
        const { json, dependencies } = out.stack(`orders-${site}`);
        assert.deepEqual(
          strings(json).filter(([, text]) => text.includes(other!) || text.includes(`state${other!.slice(0, 1)}e`)),
          [],
        );
        assert.deepEqual(
          Object.keys(json.data as object),
          ['azurerm_client_config'],
          'it reads who deploys, and nothing else',
        );
        assert.deepEqual(dependencies, ['orders']);
      }
    });
  }
}

test('what both sites share stands in the standby’s region or a third one', () => {
  const regions = (props: Parameters<typeof synthesizeOrders>[0]) => {
    const pair = synthesizeOrders(props).stack('orders');
    const group = pair.resources('azurerm_resource_group').find(({ name }) => name === 'contoso-orders-global')!;
    return [group.location, pair.only('azurerm_container_registry').location];
  };
  assert.deepEqual(regions({}), ['northeurope', 'northeurope']);
  assert.deepEqual(regions({ home: AzureRegion.FRANCE_CENTRAL }), ['francecentral', 'francecentral']);
});
