import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Site } from '../../lib/plan/site';
import type { SynthesizedApp, TerraformBlock } from '../../lib/testing';
import { AzureRegion } from '../../lib/values/azure-region';
import { synthesizeOrders } from '../support/orders';

const within = (primary: AzureRegion, standby: AzureRegion) =>
  synthesizeOrders({
    primary: Site.in<string, string>(primary, { network: '10.10.0.0/16' }),
    standby: Site.in<string, string>(standby, { network: '10.20.0.0/16' }),
  });

/** What a program says about its cloud, wherever it says it. */
function facts(out: SynthesizedApp) {
  const all = out.stacks.map((id) => out.stack(id));
  const environments = all.flatMap((stack) =>
    (stack.json.provider as { azurerm: TerraformBlock[] }).azurerm.map(({ environment }) => environment),
  );
  return {
    environments: [...new Set(environments)],
    audiences: [
      ...new Set(
        all.flatMap((stack) =>
          stack.resources('azurerm_federated_identity_credential').flatMap(({ audience }) => audience as string[]),
        ),
      ),
    ],
    redundancy: out
      .stack('orders')
      .resources('azurerm_storage_account')
      .map(({ account_replication_type }) => account_replication_type),
    zones: all.flatMap((stack) => stack.resources()).filter(({ zones }) => zones !== undefined).length,
    registry: out.stack('orders').only('azurerm_container_registry').zone_redundancy_enabled,
  };
}

test('Azure China: its environment and audience, no zones, and stores copied to the paired region', () => {
  assert.deepEqual(facts(within(AzureRegion.CHINA_EAST_2, AzureRegion.CHINA_NORTH_2)), {
    environments: ['china'],
    audiences: ['api://AzureADTokenExchangeChina'],
    redundancy: ['GRS', 'GRS'],
    zones: 0,
    registry: false,
  });
});

test('Azure US Government: its environment and audience, zones where Virginia has them', () => {
  assert.deepEqual(facts(within(AzureRegion.US_GOV_VIRGINIA, AzureRegion.US_GOV_TEXAS)), {
    environments: ['usgovernment'],
    audiences: ['api://AzureADTokenExchangeUSGov'],
    redundancy: ['GRS', 'ZRS'],
    zones: 3,
    registry: false,
  });
});

test('the public cloud is not named: it is azurerm’s default', () => {
  const { environments, audiences } = facts(within(AzureRegion.WEST_EUROPE, AzureRegion.NORTH_EUROPE));
  assert.deepEqual([environments, audiences], [[undefined], ['api://AzureADTokenExchange']]);
});
