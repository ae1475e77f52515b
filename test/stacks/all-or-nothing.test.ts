import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Annotations, App, Aspects, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { SitePairError } from '../../lib/plan/finding';
import { synthesize } from '../../lib/testing';
import { SitePair } from '../../stacks/site-pair';
import { declare, full, messageOf, synthesizeOrders } from '../support/orders';
import { north, pairOf, west } from '../support/pair';

const overlapping = { standby: north({ network: '10.10.128.0/17' }) };

test('a broken rule stops the synth with a sentence for whoever typed the value', () => {
  assert.equal(
    messageOf(() => synthesizeOrders(overlapping)),
    `orders: 1 error, nothing was written

  networks-do-not-overlap   standby.network
      10.10.128.0/17 lies inside primary.network 10.10.0.0/16, and the two are peered.
      Choose a range outside 10.10.0.0/16, for example 10.11.0.0/17.`,
  );
});

test('all errors of all pairs come in one message, and nothing is written', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'sitepair-'));
  const app = new App({ outdir });
  new TerraformStack(app, 'of-the-user');
  declare(app, 'good');
  declare(app, 'orders', overlapping);
  declare(app, 'billing', { ...overlapping, standby: north({ network: '10.10.0.0/24', kubernetesVersion: '1.33' }) });
  assert.throws(
    () => app.synth(),
    (error: unknown) => {
      assert.ok(error instanceof SitePairError);
      const said = error.pairs.map(({ pair, findings }) => `${pair}: ${findings.map(({ rule }) => rule).join(', ')}`);
      assert.deepEqual(said, [
        'orders: networks-do-not-overlap',
        'billing: networks-do-not-overlap, standby-version-is-not-below',
      ]);
      assert.match(
        error.message,
        /^orders: 1 error, nothing was written\n[\s\S]+\n\nbilling: 2 errors, nothing was written\n/,
      );
      return true;
    },
  );
  assert.deepEqual(
    readdirSync(outdir, { recursive: true }),
    ['stacks'],
    'the folder that cdktf makes with the App, and no file',
  );
  rmSync(outdir, { recursive: true });
});

test('a value that cannot be used throws at once, with the errors of the pairs before it', () => {
  const said = messageOf(() =>
    synthesize((app) => {
      declare(app, 'orders', overlapping);
      declare(app, 'billing', { organization: 'Contoso' });
    }),
  );
  assert.match(
    said,
    /^orders: 1 error, nothing was written\n[\s\S]+\n\nbilling: 1 error, nothing was written\n\n {2}value-is-legal {3}organization\n/,
  );
});

test('a second synth of the same App writes the same, and is checked again', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'sitepair-'));
  const app = new App({ outdir });
  const pair = declare(app, 'orders');
  app.synth();
  Annotations.of(pair.standby).addError('added later');
  assert.match(
    messageOf(() => app.synth()),
    /^orders: 1 error, nothing was written\n\n {2}constructs-are-valid {3}orders-northeurope\n {6}added later\n/,
  );
  rmSync(outdir, { recursive: true });
});

test('two stacks with one id are refused: cdktf would overwrite one with the other', () => {
  const twin = messageOf(() =>
    synthesize((app) => {
      declare(app, 'orders');
      new TerraformStack(new Construct(app, 'team'), 'orders-northeurope');
    }),
  );
  assert.equal(
    twin,
    `orders: 1 error, nothing was written

  stack-ids-are-unique   id
      2 stacks of this App are called orders-northeurope (orders-northeurope, team/orders-northeurope); one would overwrite the other.
      Give the pair, its sites or the other stack another name.`,
  );
});

test('what the user’s constructs have against a pair’s stack counts too, wherever they stand in it', () => {
  const said = messageOf(() =>
    synthesize((app) => {
      const pair = declare(app, 'orders');
      new Construct(pair.standby, 'mine').node.addValidation({ validate: () => ['mine is not ready'] });
    }),
  );
  assert.match(said, /constructs-are-valid {3}orders-northeurope\/mine\n {6}mine is not ready\n/);
});

test('an aspect on the pair visits all of its stacks', () => {
  const visited = new Set<string>();
  synthesize((app) => {
    const pair = declare(app, 'orders');
    Aspects.of(pair).add({
      visit: (construct) => void (TerraformStack.isStack(construct) && visited.add(construct.node.id)),
    });
  });
  assert.deepEqual([...visited].sort(), ['orders', 'orders-link', 'orders-northeurope', 'orders-westeurope']);
});

test('two synths of one program are byte-identical', () => {
  const [first, second] = [synthesizeOrders(), synthesizeOrders()];
  assert.ok(first.files.size >= 5);
  assert.deepEqual([...second.files], [...first.files]);
});

test('nothing that is written names this machine: neither its folders nor its user', () => {
  for (const [path, text] of synthesizeOrders().files) {
    assert.ok(!text.includes(process.cwd()) && !text.includes(tmpdir()), path);
  }
});

test('a pair inside a user’s construct keeps its ids, and its dependencies are names that the CLI finds', () => {
  const out = synthesize((app) => {
    const pair = new SitePair(new Construct(app, 'team'), 'orders', full());
    new TerraformStack(app, 'of-the-user').addDependency(pair);
  });
  assert.deepEqual(out.stacks, ['of-the-user', 'orders', 'orders-link', 'orders-northeurope', 'orders-westeurope']);
  assert.deepEqual(out.stack('orders-westeurope').dependencies, ['orders']);
  assert.deepEqual(out.stack('of-the-user').dependencies, ['orders']);
});

test('sites are found by name, typed, and an unknown one says which there are', () => {
  synthesize((app) => {
    const pair = new SitePair(app, 'orders', pairOf());
    assert.equal(pair.site('northeurope'), pair.standby);
    assert.equal(pair.primary.plan.name, 'westeurope');
    assert.equal(
      messageOf(() => pair.site('mars')),
      'mars is not a site of orders. Use westeurope or northeurope.',
    );
  });
});

test('two pairs in one App have nothing in common but the App', () => {
  const out = synthesize((app) => {
    declare(app, 'orders');
    declare(app, 'billing', {
      primary: west({ network: '10.30.0.0/16' }),
      standby: north({ network: '10.40.0.0/16' }),
    });
  });
  assert.equal(out.stacks.length, 8);
  const names = (id: string) =>
    out
      .stack(id)
      .resources()
      .map(({ name }) => String(name))
      .filter((name) => name.startsWith('contoso'));
  const shared = out.stacks
    .filter((id) => id.startsWith('orders'))
    .flatMap(names)
    .filter((name) => name.includes('billing'));
  assert.deepEqual(shared, []);
});
