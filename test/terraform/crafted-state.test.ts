import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { craftState, type State } from './support/crafted-state';
import { fixtureStack, fixtureWith } from './support/fixture';
import { resourceCount } from './support/programs';
import { Terraform } from './support/terraform';

let terraform: Terraform;
let state: State;
before(async () => {
  terraform = await Terraform.start();
  state = await craftState(await terraform.open(fixtureStack()));
});
after(() => terraform?.stop());

const count = resourceCount(fixtureStack());

test('the fixture plans as a creation of its 31 resources when there is no state', async () => {
  const plan = await terraform.plan(fixtureStack());
  assert.equal(count, 31);
  assert.deepEqual(plan.counts, { create: 31 });
});

test('the same configuration against its crafted state changes nothing', async () => {
  const plan = await terraform.plan(fixtureStack(), state);
  assert.deepEqual(plan.counts, { 'no-op': count });
});

test('references between resources have the ids that Azure would give', () => {
  const [credential] = state.resources.filter(({ type }) => type === 'azurerm_federated_identity_credential');
  const identity =
    '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/contoso-orders-westeurope/providers/Microsoft.ManagedIdentity/userAssignedIdentities/velero';
  const attributes = credential?.instances[0]?.attributes;
  assert.equal(attributes?.id, `${identity}/federatedIdentityCredentials/velero`);
});

test('a changed argument that Azure updates in place is seen as an update of that resource alone', async () => {
  const changed = fixtureWith('azurerm_traffic_manager_azure_endpoint', 'west', { priority: 101 });
  const plan = await terraform.plan(changed, state);
  assert.deepEqual(plan.withAction('update'), ['azurerm_traffic_manager_azure_endpoint.west']);
  assert.deepEqual(plan.counts, { update: 1, 'no-op': count - 1 });
});

test('a changed argument that Azure cannot update is seen as a replacement, with the argument', async () => {
  const plan = await terraform.plan(
    fixtureWith('azurerm_container_registry', 'orders', { location: 'uksouth' }),
    state,
  );
  assert.deepEqual(plan.withAction('replace'), ['azurerm_container_registry.orders']);
  assert.deepEqual(plan.counts, { replace: 1, 'no-op': count - 1 });
  const [replaced] = plan.changes.filter(({ address }) => address === 'azurerm_container_registry.orders');
  assert.deepEqual(replaced?.change.replace_paths, [['location']]);
});

test('a resource that left the configuration is seen as a deletion', async () => {
  const { azurerm_management_lock: _lock, ...resource } = fixtureStack().resource ?? {};
  const plan = await terraform.plan({ ...fixtureStack(), resource }, state);
  assert.deepEqual(plan.withAction('delete'), ['azurerm_management_lock.site']);
  assert.deepEqual(plan.counts, { delete: 1, 'no-op': count - 1 });
});

test('a resource that must not be destroyed stops the plan', async () => {
  const changed = fixtureWith('azurerm_storage_account', 'points', { location: 'uksouth' });
  await assert.rejects(terraform.plan(changed, state), /Instance cannot be destroyed/);
});
