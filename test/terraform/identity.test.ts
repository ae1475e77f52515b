import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { NodePool } from '../../lib/plan/node-pool';
import type { SitePairProps } from '../../lib/plan/pair-props';
import { AzureRegion } from '../../lib/values/azure-region';
import type { StackJson } from '../support/azurerm-schema';
import { synthesizeOrders } from '../support/orders';
import { north, west } from '../support/pair';
import { craftState, type State } from './support/crafted-state';
import type { Plan } from './support/plan';
import { Terraform } from './support/terraform';

const STACKS = ['orders', 'orders-westeurope', 'orders-northeurope', 'orders-link'] as const;
type Stack = (typeof STACKS)[number];

const home = AzureRegion.FRANCE_CENTRAL;
const json = (props: Partial<SitePairProps>, stack: Stack) => synthesizeOrders(props).stack(stack).json as StackJson;

let terraform: Terraform;
/** What the pair with a declared home would be in Azure, by stack; the pair's own stack also with a derived one. */
const applied = {} as Record<Stack | 'derived', State>;
before(async () => {
  terraform = await Terraform.start();
  for (const stack of STACKS) applied[stack] = await craftState(await terraform.open(json({ home }, stack)));
  applied.derived = await craftState(await terraform.open(json({}, 'orders')));
});
after(() => terraform?.stop());

/** The plan of a changed declaration against what was applied before. */
const planned = (stack: Stack, props: Partial<SitePairProps>): Promise<Plan> =>
  terraform.plan(json({ home, ...props }, stack), applied[stack]);

/** What a plan changes, as `type.argument: before → after`; and that it does nothing but update in place. */
function updates(plan: Plan): string[] {
  for (const action of Object.keys(plan.counts))
    assert.ok(action === 'no-op' || action === 'update', `${action}: ${plan.withAction(action as never)}`);
  return plan.changes
    .filter(({ change }) => change.actions[0] === 'update')
    .flatMap(({ type, change: { before, after } }) => leaves(before, after, type))
    .sort();
}

/** The provider reads an unset argument of a block that changes back as the zero of its type. */
const unset = (value: unknown) =>
  [null, '', 0, false].includes(value as null) || (Array.isArray(value) && value.length === 0);

function leaves(before: unknown, after: unknown, path: string): string[] {
  if (JSON.stringify(before) === JSON.stringify(after) || (before === null && unset(after))) return [];
  if (before === null || after === null || typeof before !== 'object' || typeof after !== 'object') {
    return [`${path}: ${before} → ${after}`];
  }
  const [old, now] = [before, after] as Record<string, unknown>[];
  return Object.keys(now!).flatMap((key) => leaves(old![key], now![key], `${path}.${key}`));
}

test('the same declaration changes nothing', async () => {
  for (const stack of STACKS) assert.deepEqual(updates(await planned(stack, {})), [], stack);
});

test('moving the active site updates bounds and priorities in place, in the sites’ own stacks alone', async () => {
  const moved = { active: 'northeurope' };
  assert.deepEqual(updates(await planned('orders', moved)), []);
  assert.deepEqual(updates(await planned('orders-link', moved)), []);
  assert.deepEqual(updates(await planned('orders-northeurope', moved)), [
    'azurerm_kubernetes_cluster.default_node_pool.0.min_count: 2 → 3',
    'azurerm_kubernetes_cluster_node_pool.min_count: 2 → 3',
    'azurerm_traffic_manager_azure_endpoint.priority: 200 → 50',
  ]);
  assert.deepEqual(updates(await planned('orders-westeurope', moved)), [
    'azurerm_kubernetes_cluster.default_node_pool.0.min_count: 3 → 2',
    'azurerm_kubernetes_cluster_node_pool.min_count: 3 → 2',
    'azurerm_traffic_manager_azure_endpoint.priority: 100 → 300',
  ]);
});

const exchanged = { primary: north(), standby: west(), active: 'westeurope' };

test('exchanging primary and standby under a declared home replaces and destroys nothing', async () => {
  assert.deepEqual(updates(await planned('orders', exchanged)), []);
  assert.deepEqual(updates(await planned('orders-link', exchanged)), []);
  const windows = (from: string, to: string) =>
    ['auto_upgrade', 'node_os'].map(
      (kind) => `azurerm_kubernetes_cluster.maintenance_window_${kind}.0.day_of_week: ${from} → ${to}`,
    );
  const west = updates(await planned('orders-westeurope', exchanged));
  assert.deepEqual(
    west.filter((line) => !line.includes('maintenance_window.')),
    [...windows('Tuesday', 'Thursday'), 'azurerm_traffic_manager_azure_endpoint.priority: 100 → 50'],
  );
  const north = updates(await planned('orders-northeurope', exchanged));
  assert.deepEqual(
    north.filter((line) => !line.includes('maintenance_window.')),
    [...windows('Thursday', 'Tuesday'), 'azurerm_traffic_manager_azure_endpoint.priority: 200 → 300'],
  );
});

test('exchanging them without one would move what both share: terraform refuses, and names it', async () => {
  await assert.rejects(
    () => terraform.plan(json(exchanged, 'orders'), applied.derived),
    (error: Error) => {
      assert.match(error.message, /Instance cannot be destroyed/);
      assert.match(error.message, /azurerm_resource_group\.group/);
      return true;
    },
  );
});

test('one more pool is one more resource at each site, and changes nothing else', async () => {
  const nodePools = [
    NodePool.user('apps', { size: 'Standard_D4s_v5', min: 3, max: 12 }),
    NodePool.user('batch', { size: 'Standard_F8s_v2', min: 0, max: 4 }),
  ];
  for (const stack of ['orders-westeurope', 'orders-northeurope'] as const) {
    const plan = await planned(stack, { nodePools });
    const { create, 'no-op': unchanged, ...rest } = plan.counts;
    assert.deepEqual([create, rest], [1, {}]);
    assert.equal(unchanged, applied[stack].resources.filter(({ mode }) => mode === 'managed').length);
    assert.match(plan.withAction('create')[0]!, /^azurerm_kubernetes_cluster_node_pool\.cluster_pool-batch_/);
  }
  for (const stack of ['orders', 'orders-link'] as const)
    assert.deepEqual(updates(await planned(stack, { nodePools })), []);
});
