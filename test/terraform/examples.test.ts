import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StackJson } from '../support/azurerm-schema';
import { programs, resourceCount, synthesize } from './support/programs';
import { Terraform } from './support/terraform';

/** Each plan takes about one core. */
const PLANS_AT_A_TIME = 2;

let terraform: Terraform;
before(async () => {
  terraform = await Terraform.start();
});
after(() => terraform?.stop());

/** Judges one stack and returns its line for the log. */
async function judge(id: string, stack: StackJson): Promise<string> {
  const workspace = await terraform.open(stack);
  await workspace.validate();
  const plan = await workspace.plan();
  const expected = resourceCount(stack);
  assert.deepEqual(plan.counts, expected === 0 ? {} : { create: expected }, `what terraform plans for ${id}`);
  const seconds = Object.entries(workspace.seconds).map(([command, spent]) => `${command} ${spent.toFixed(1)} s`);
  return `${id}: ${expected} to add (azurerm ${terraform.provider.version}; ${seconds.join(', ')})`;
}

for (const program of programs()) {
  test(`terraform initializes, validates and plans every stack of ${program}, creating each resource and nothing else`, async (t) => {
    const stacks = Object.entries(await synthesize(program));
    assert.ok(stacks.length > 0, `${program} wrote no stack`);
    const failures: unknown[] = [];
    const next = async (): Promise<void> => {
      for (let entry = stacks.shift(); entry !== undefined; entry = stacks.shift()) {
        const [id, stack] = entry;
        await judge(id, stack).then(
          (line) => t.diagnostic(line),
          (error) => failures.push(`${id}: ${error instanceof Error ? error.message : error}`),
        );
      }
    };
    await Promise.all(Array.from({ length: PLANS_AT_A_TIME }, next));
    assert.deepEqual(failures, []);
  });
}
