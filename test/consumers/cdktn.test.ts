import assert from 'node:assert/strict';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import ts from 'typescript';
import {
  compile,
  copyRepository,
  environment,
  link,
  pack,
  root,
  STACKS,
  USES_TESTING,
} from '../package/support/packed';
import { type Finished, run } from '../terraform/support/command';

// The packed library in projects of its users: on cdktn, the live fork of cdktf, installed under cdktf's name as npm's
// way is; on cdktf itself; and in two projects that mix them. Installs packages, so it is no part of the Node-only suite.
const FORK = { name: 'cdktn', version: '0.24.0' };
const DEPENDENCY = { cdktf: `npm:${FORK.name}@${FORK.version}` };
const OVERRIDES = { cdktf: '$cdktf' };

const work = realpathSync(mkdtempSync(join(tmpdir(), 'sitepair-cdktn-')));
/** All on cdktn. */
const fork = join(work, 'fork');
/** All on cdktf. */
const stock = join(work, 'stock');
/** Programs on cdktn, all else on cdktf. */
const mixed = join(work, 'mixed');
/** The provider's bindings on cdktf, all else on cdktn. */
const bindings = join(work, 'bindings');

/** What `cdktn init` writes into a new project's cdktf.json. */
let flags: Readonly<Record<string, string>> = {};
/** What the compiler has against the programs and the package's declarations on cdktn. */
let diagnostics: string[] = [];

const installedVersion = (name: string): string =>
  JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;

const CLI = { CHECKPOINT_DISABLE: '1', CI: '1', DISABLE_VERSION_CHECK: '1', FORCE_COLOR: '0' };
const call = (cwd: string, command: string, ...args: string[]): Promise<Finished> =>
  run(command, args, { cwd, env: { ...environment, ...CLI }, limitSeconds: 300 });
const node = (cwd: string, ...args: string[]) => call(cwd, process.execPath, ...args);

/** Runs what must not fail. @returns what it printed on standard output */
async function succeeds(running: Promise<Finished>): Promise<string> {
  const { code, output, stdout } = await running;
  assert.equal(code, 0, output);
  return stdout;
}

/** `cdktf synth` of a program, in a folder of its own with `context` in its cdktf.json. */
function cli(project: string, program: string, context: Readonly<Record<string, string>>): Promise<Finished> {
  const folder = mkdtempSync(join(project, 'cli-'));
  const app = `node "${join(project, program)}"`;
  const settings = { language: 'typescript', app, projectId: 'orders', sendCrashReports: 'false', context };
  writeFileSync(join(folder, 'cdktf.json'), JSON.stringify(settings));
  return call(folder, join(root, 'node_modules/.bin/cdktf'), 'synth', '--output', join(project, `${program}.out`));
}

/** All files of an output folder, by path; the version of the core is replaced where it stands as metadata. */
function outputOf(folder: string, version: string): Readonly<Record<string, unknown>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      const text = readFileSync(path, 'utf8');
      return [path.slice(folder.length + 1), name.endsWith('.json') ? withoutVersion(JSON.parse(text), version) : text];
    }),
  );
}

/** The manifest says the version at its top, a stack in `//`. */
function withoutVersion(json: { version?: string; '//'?: { metadata: { version: string } } }, version: string) {
  const holder = json['//']?.metadata ?? json;
  if ('version' in holder) {
    assert.equal(holder.version, version);
    delete (holder as { version?: string }).version;
  }
  return json;
}

/** What the first program wrote in a project. */
const written = (project: string) =>
  outputOf(join(project, 'cdktf.out'), project === fork ? FORK.version : installedVersion('cdktf'));

/** A pair in a construct of the user's. */
const NESTED = `
const { App } = require('cdktf');
const { Construct } = require('constructs');
const { AzureRegion, Readiness, Site, SitePair } = require('sitepair');

const app = new App();
new SitePair(new Construct(app, 'team'), 'orders', {
  organization: 'contoso',
  primary: Site.in(AzureRegion.WEST_EUROPE, { network: '10.10.0.0/16' }),
  standby: Site.in(AzureRegion.WEST_EUROPE.pair, { network: '10.20.0.0/16' }),
  readiness: Readiness.warm(),
});
app.synth();
`;

before(async () => {
  const copy = join(work, 'copy');
  copyRepository(copy);
  const { files, tarball } = await pack(copy);

  mkdirSync(fork);
  const same = ['@cdktf/provider-azurerm', 'cdk8s'].map((name) => [name, installedVersion(name)]);
  const dependencies = { ...DEPENDENCY, ...Object.fromEntries(same), constructs: '<10.8', sitepair: `file:${tarball}` };
  writeFileSync(join(fork, 'package.json'), JSON.stringify({ private: true, dependencies, overrides: OVERRIDES }));
  await succeeds(call(fork, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--no-update-notifier'));
  link(fork, '@types');
  flags = createRequire(join(fork, 'package.json'))('cdktf/lib/features.js').FUTURE_FLAGS;

  for (const project of [stock, mixed, bindings]) {
    for (const name of ['@cdktf/provider-azurerm', 'cdk8s', 'ip-address']) link(project, name);
    cpSync(join(fork, 'node_modules/sitepair'), join(project, 'node_modules/sitepair'), { recursive: true });
  }
  for (const project of [stock, mixed]) for (const name of ['cdktf', 'constructs']) link(project, name);
  link(mixed, 'cdktn', join(fork, 'node_modules/cdktf'));
  for (const name of ['cdktf', 'constructs']) link(bindings, name, join(fork, 'node_modules', name));

  for (const kind of ['cts', 'mts']) cpSync(join(root, 'stacks/main.ts'), join(fork, `program.${kind}`));
  cpSync(join(root, 'test/programs/refused.ts'), join(fork, 'refused.cts'));
  writeFileSync(join(fork, 'testing.ts'), USES_TESTING);
  writeFileSync(join(fork, 'nested.cjs'), NESTED);
  const programs = ['program.cts', 'program.mts', 'refused.cts', 'testing.ts'];
  const declarations = files.filter((path) => path.endsWith('.d.ts')).map((path) => `node_modules/sitepair/${path}`);
  diagnostics = compile(fork, [...programs, ...declarations], { module: ts.ModuleKind.Node16 });
  for (const program of ['program.cjs', 'refused.cjs']) cpSync(join(fork, program), join(stock, program));
  for (const project of [fork, stock]) await succeeds(node(project, 'program.cjs'));
});

after(() => rmSync(work, { recursive: true }));

test('npm installs one core, cdktn under the name cdktf, and nothing complains', async () => {
  const listed = await succeeds(call(fork, 'npm', 'ls', 'cdktf', 'cdktn', 'constructs', '--all', '--parseable'));
  const folders = listed
    .trim()
    .split('\n')
    .map((path) => path.slice(fork.length));
  assert.deepEqual(folders.sort(), ['/node_modules/cdktf', '/node_modules/constructs']);
  const { name, version } = JSON.parse(readFileSync(join(fork, 'node_modules/cdktf/package.json'), 'utf8'));
  assert.deepEqual({ name, version }, FORK);
});

test('programs and the package’s declarations compile against cdktn', () => {
  assert.deepEqual(diagnostics, []);
});

test('the first program writes on cdktn what it writes on cdktf, but for the version of either', async () => {
  const expected = written(stock);
  const stacks = Object.keys(expected).filter((path) => path.endsWith('/cdk.tf.json'));
  assert.deepEqual(new Set(stacks), new Set(STACKS.map((id) => `stacks/${id}/cdk.tf.json`)));
  assert.deepEqual(written(fork), expected);
  const folder = join(fork, 'module');
  mkdirSync(folder);
  await succeeds(node(folder, '../program.mjs'));
  assert.deepEqual(outputOf(join(folder, 'cdktf.out'), FORK.version), expected);
});

test('the package’s testing works on cdktn', async () => {
  assert.equal((await succeeds(node(fork, 'testing.js'))).trim(), STACKS.join(' '));
});

test('with cdktn’s future flags in cdktf.json the first program writes the same', async () => {
  assert.deepEqual(Object.keys(flags).sort(), ['canonicalAssetHashes', 'failOnConstructsOutsideOfStacks']);
  await succeeds(cli(fork, 'program.cjs', flags));
  assert.deepEqual(outputOf(join(fork, 'program.cjs.out'), FORK.version), written(fork));
});

test('a pair in a construct below the App is written, unless the flag against such constructs is on: then nothing is', async () => {
  const refused = await cli(fork, 'nested.cjs', flags);
  assert.notEqual(refused.code, 0);
  assert.match(refused.output, /Found constructs outside of a TerraformStack [^\n]+\n\s+- team\n/);
  assert.deepEqual(readdirSync(join(fork, 'nested.cjs.out'), { recursive: true }), ['stacks']);
  await succeeds(cli(fork, 'nested.cjs', {}));
  assert.deepEqual(readdirSync(join(fork, 'nested.cjs.out/stacks')).sort(), STACKS);
});

test('a refusal on cdktn is the same text as on cdktf, and the output from before stays as it is', async () => {
  const [expected, found] = await Promise.all(
    [stock, fork].map(async (project) => {
      const earlier = written(project);
      const { code, output } = await node(project, 'refused.cjs');
      assert.deepEqual(written(project), earlier);
      return { code, output: output.replaceAll(project, '') };
    }),
  );
  assert.match(expected!.output, /\norders: 3 errors, nothing was written\n/);
  assert.equal(expected!.code, 1);
  assert.deepEqual(found, expected);
});

/** The refusal of two cores. */
const twoCores = (what: string, theirs: string, ours: string) =>
  `Error: This program has two copies of cdktf: ${what} uses ${theirs}, and sitepair uses ${ours}. Constructs of one copy do not work in the other. Make it one: import from 'cdktf' alone, install it as below, and take every other copy out of package.json.

  npm, package.json:
      "dependencies": { "cdktf": "${DEPENDENCY.cdktf}" }, "overrides": { "cdktf": "${OVERRIDES.cdktf}" }
  pnpm, package.json and pnpm-workspace.yaml:
      "dependencies": { "cdktf": "${DEPENDENCY.cdktf}" }
      peerDependencyRules: { allowedVersions: { cdktf: '*' } }
`;

for (const [title, project, core, what] of [
  ['an App of cdktn in a program whose library is on cdktf is refused with the fix', mixed, 'cdktn', 'the App'],
  [
    'bindings on cdktf in a program that is on cdktn are refused with the fix',
    bindings,
    'cdktf',
    '@cdktf/provider-azurerm',
  ],
] as const) {
  test(title, async () => {
    const own = `cdktf ${installedVersion('cdktf')} in ${realpathSync(join(root, 'node_modules/cdktf'))}`;
    const forks = `cdktn ${FORK.version} in ${join(fork, 'node_modules/cdktf')}`;
    const [theirs, ours] = project === mixed ? [forks, own] : [own, forks];
    writeFileSync(join(project, 'program.cjs'), NESTED.replace(`require('cdktf')`, `require('${core}')`));
    const { code, output } = await node(project, 'program.cjs');
    assert.equal(code, 1);
    assert.ok(output.includes(twoCores(what, theirs, ours)), output);
    assert.deepEqual(readdirSync(join(project, 'cdktf.out'), { recursive: true }), ['stacks']);
  });
}
