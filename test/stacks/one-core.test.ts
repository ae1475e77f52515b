import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { after, test } from 'node:test';
import { App } from 'cdktf';
import { SitePair } from '../../stacks/site-pair';
import { full, messageOf } from '../support/orders';

const load = createRequire(__filename);
const original = dirname(load.resolve('cdktf/package.json'));
const work = realpathSync(mkdtempSync(join(tmpdir(), 'sitepair-core-')));
after(() => rmSync(work, { recursive: true }));

/** The classes that a copy of cdktf exports. */
type Core = typeof import('cdktf');

const STACKS = ['orders', 'orders-link', 'orders-northeurope', 'orders-westeurope'];

/** Declares the full pair in an App of this class, writes it into `outdir`, and returns the stacks that were written. */
function written(AppClass: Core['App'], outdir: string): string[] {
  const app = new AppClass({ outdir: join(work, outdir) });
  new SitePair(app, 'orders', full());
  app.synth();
  return readdirSync(join(work, outdir, 'stacks')).sort();
}

/** A second copy of cdktf in `folder`, with the dependencies and the constructs of the first. */
function copyOfCore(folder: string): string {
  const copy = join(work, folder, 'node_modules/cdktf');
  mkdirSync(copy, { recursive: true });
  for (const part of ['lib', 'package.json']) cpSync(join(original, part), join(copy, part), { recursive: true });
  symlinkSync(join(original, 'node_modules'), join(copy, 'node_modules'));
  symlinkSync(dirname(load.resolve('constructs/package.json')), join(copy, '../constructs'));
  return copy;
}

/** Loads cdktf again from where it is, and leaves it in the cache beside the first as `?again` when `kept`. */
function reloaded(kept: boolean): Core {
  const modules = Object.keys(load.cache).filter((file) => file.startsWith(`${original}${sep}lib`));
  assert.ok(modules.length > 10);
  const before = modules.map((file) => [file, load.cache[file]] as const);
  for (const file of modules) delete load.cache[file];
  const core = load('cdktf') as Core;
  const index = load.resolve('cdktf');
  if (kept) load.cache[`${index}?again`] = load.cache[index];
  for (const [file, module] of before) load.cache[file] = module;
  return core;
}

test('an App of a second copy of cdktf is refused with both folders and the way to one', () => {
  const copy = copyOfCore('second');
  const { App: Second } = load(copy) as Core;
  class Mine extends Second {}
  for (const AppClass of [Second, Mine]) {
    const app = new AppClass({ outdir: join(work, 'refused') });
    assert.equal(
      messageOf(() => new SitePair(app, 'orders', full())),
      `This program has two copies of cdktf: the App uses cdktf 0.21.0 in ${copy}, and sitepair uses cdktf 0.21.0 in ${original}. Constructs of one copy do not work in the other. Make it one: import from 'cdktf' alone, install it as below, and take every other copy out of package.json.

  npm, package.json:
      "dependencies": { "cdktf": "0.21.0" }, "overrides": { "cdktf": "$cdktf" }
  pnpm, package.json and pnpm-workspace.yaml:
      "dependencies": { "cdktf": "0.21.0" }
      peerDependencyRules: { allowedVersions: { cdktf: '*' } }`,
    );
  }
});

test('an App of a user’s own class, however far from cdktf’s, is an App like any other', () => {
  class Company extends App {}
  class Team extends Company {}
  assert.deepEqual(written(Team, 'subclass'), STACKS);
});

for (const [title, kept] of [
  ['the same file loaded again, as test runners that reset modules do, is no second copy', false],
  ['the same file loaded under two names, as loaders that add a query do, is no second copy', true],
] as const) {
  test(title, () => {
    const { App: Again } = reloaded(kept);
    assert.ok(!(new Again({ outdir: join(work, 'unused') }) instanceof App));
    assert.deepEqual(written(Again, `again-${kept}`), STACKS);
  });
}
