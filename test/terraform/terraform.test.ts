import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fixtureStack, fixtureWith } from './support/fixture';
import { Terraform } from './support/terraform';

let terraform: Terraform;
before(async () => {
  terraform = await Terraform.start();
});
after(() => terraform?.stop());

test('an argument that azurerm does not know is refused', async () => {
  const stack = fixtureWith('azurerm_subnet', 'nodes', { colour: 'red' });
  await assert.rejects(
    terraform.plan(stack),
    /terraform plan failed with exit code 1\.[\s\S]*No argument or block type is named "colour"/,
  );
});

test('a value that azurerm does not allow is refused', async () => {
  const stack = fixtureWith('azurerm_traffic_manager_azure_endpoint', 'west', { priority: 1001 });
  await assert.rejects(terraform.plan(stack), /expected priority to be in the range \(1 - 1000\), got 1001/);
});

test('a rule that azurerm checks only while planning is kept', async () => {
  const stack = fixtureWith('azurerm_container_registry', 'orders', { sku: 'Basic' });
  await assert.rejects(terraform.plan(stack), /terraform plan failed with exit code 1\.[\s\S]*Premium/);
});

test('a stack that signs in some other way is planned with the loopback tokens', async () => {
  const azurerm = [{ features: [{}], use_oidc: true, use_msi: false, environment: 'china' }];
  const before = terraform.tokens.requests();
  const plan = await terraform.plan({ ...fixtureStack(), provider: { azurerm } });
  assert.deepEqual(plan.counts, { create: 31 });
  assert.equal(terraform.tokens.requests(), before + 1);
});
