import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { translate } from './support/azurerm-5';
import { brokenEdges, CliProject, done, type Edge } from './support/cli';
import { PINNED_VERSION } from './support/provider';
import { Terraform } from './support/terraform';

const STACKS = ['orders', 'orders-link', 'orders-northeurope', 'orders-westeurope'];
const ALL = ['*', '--auto-approve', '--skip-synth', '--skip-provider-lock'];

let project: CliProject | undefined;
afterEach(() => {
  project?.remove();
  project = undefined;
});

/** A project whose program was synthesized by the CLI. */
async function synthesized(program: string): Promise<CliProject> {
  project = new CliProject(program);
  await project.call(['synth']);
  return project;
}

/** A project that was synthesized and needs no cloud any more. */
async function deployable(program: string, slow: readonly string[] = []): Promise<CliProject> {
  const project = await synthesized(program);
  project.makeBuiltIn(slow);
  return project;
}

/** The order of one pair: its own stack, then its sites, then the link. */
const orderOf = (pair: string, ...sites: readonly string[]): Edge[] =>
  sites.flatMap((site): Edge[] => [
    [pair, `${pair}-${site}`],
    [`${pair}-${site}`, `${pair}-link`],
  ]);

/**
 * Deploys everything, looks at order and state, and destroys everything; returns what the deploy printed. `resources`: how
 * many each stack declares, and one that records its deploy. `slow`: stacks that others would overtake if they didn't wait.
 */
async function deployAndDestroy(
  program: string,
  resources: Readonly<Record<string, number>>,
  edges: readonly Edge[],
  slow: readonly string[] = [],
): Promise<string> {
  const project = await deployable(program, slow);
  const stacks = Object.keys(resources).sort();
  assert.deepEqual(project.stacks(), stacks);

  const said = await project.call(['deploy', ...ALL]);
  assert.deepEqual(done(project.history(), 'deploy'), stacks);
  assert.deepEqual(brokenEdges(project.history(), 'deploy', edges), []);
  assert.deepEqual(Object.fromEntries(stacks.map((id) => [id, project.deployed(id)])), resources);

  await project.call(['destroy', ...ALL]);
  assert.deepEqual(done(project.history(), 'destroy'), stacks);
  assert.deepEqual(brokenEdges(project.history(), 'destroy', edges), []);
  assert.deepEqual(Object.fromEntries(stacks.map((id) => [id, project.deployed(id)])), none(stacks));
  return said;
}

const none = (stacks: readonly string[]) => Object.fromEntries(stacks.map((id) => [id, 0]));

test('synth and list end well and name the stacks of the program, no more and no fewer', async () => {
  const project = await synthesized('stacks/main.ts');
  assert.deepEqual(project.stacks(), STACKS);
  const listed = (await project.call(['list'])).matchAll(/^(\S+) +(cdktf\.out\/stacks\/\S+) *$/gm);
  assert.deepEqual(
    [...listed].map(([, id, folder]) => [id, folder]),
    STACKS.map((id) => [id, `cdktf.out/stacks/${id}`]),
  );
});

test('diff of one site plans its 28 resources while nothing else is deployed', async (t) => {
  const terraform = await Terraform.start();
  t.after(() => terraform.stop());
  const { version } = terraform.provider;
  const project = await synthesized('stacks/main.ts');
  project.rewrite('orders-northeurope', (json) => (version === PINNED_VERSION ? json : translate(json, version)));
  const args = ['diff', 'orders-northeurope', '--skip-synth', '--skip-provider-lock'];
  assert.match(await project.call(args, terraform.env), /Plan: 28 to add, 0 to change, 0 to destroy\./);
});

test('two pairs and a stack of the user’s own deploy in order with one command, and are destroyed against it', async () => {
  const said = await deployAndDestroy(
    'test/terraform/programs/two-pairs.ts',
    {
      billing: 20,
      'billing-germanywestcentral': 26,
      'billing-link': 3,
      'billing-swedencentral': 26,
      orders: 22,
      'orders-link': 3,
      'orders-northeurope': 29,
      'orders-westeurope': 29,
      team: 2,
    },
    [
      ...orderOf('orders', 'westeurope', 'northeurope'),
      ...orderOf('billing', 'swedencentral', 'germanywestcentral'),
      ['orders-westeurope', 'team'],
      ['billing-germanywestcentral', 'team'],
    ],
    // One pair's primary and the other's standby: neither link begins with one site alone.
    ['orders-northeurope', 'billing-swedencentral'],
  );
  assert.match(said, /"pairs" = "orders and billing"/);
});

test('a pair inside a user’s construct deploys in order with one command, and is destroyed against it', async () => {
  await deployAndDestroy(
    'test/terraform/programs/nested-pair.ts',
    { orders: 20, 'orders-link': 3, 'orders-northeurope': 26, 'orders-westeurope': 26 },
    orderOf('orders', 'westeurope', 'northeurope'),
  );
});

test('one site deploys alone, with nothing else deployed, when the CLI is told not to ask for the pair', async () => {
  const project = await deployable('stacks/main.ts');
  const args = ['deploy', 'orders-northeurope', '--auto-approve', '--skip-synth', '--skip-provider-lock'];
  const refused = await project.cdktf(args);
  assert.equal(refused.code, 1);
  assert.match(refused.output, /The following dependencies are not included in the stacks to run: orders\./);
  assert.deepEqual(project.history(), []);

  await project.call([...args, '--ignore-missing-stack-dependencies']);
  assert.deepEqual(project.history(), ['deploy orders-northeurope begins', 'deploy orders-northeurope ends']);
  assert.equal(project.deployed('orders-northeurope'), 29);
});

/** As the CLI shows what a program said, below "Command output on stderr". */
const REFUSAL = `
    billing: 1 error, nothing was written

      networks-do-not-overlap   standby.network
          10.30.128.0/17 lies inside primary.network 10.30.0.0/16, and the two are peered.
          Choose a range outside 10.30.0.0/16, for example 10.31.0.0/17.
`;

test('a failing second pair ends synth with the rule and the fix, and the previous output is untouched', async () => {
  const project = await synthesized('test/terraform/programs/nested-pair.ts');
  project.use('test/terraform/programs/broken-second-pair.ts');
  const before = project.files();
  const refused = await project.cdktf(['synth']);
  assert.equal(refused.code, 1);
  assert.ok(refused.output.includes(REFUSAL), refused.output);
  assert.ok('cdktf.out/stacks/orders/cdk.tf.json' in before);
  assert.deepEqual(project.files(), before);
});
