import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import { TerraformStack } from 'cdktf';
import { READINESS, type ReadinessDials } from '../lib/plan/readiness';
import { CATALOGUE } from '../lib/rules/catalogue';
import { synthesize } from '../lib/testing';
import { ownTest, platform } from './programs/own-stack';
import { full } from './support/orders';

const root = join(__dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const readme = () => read('README.md');

/** What stands between `<!-- name -->` and `<!-- /name -->`; with UPDATE_GOLDENS=1 it is replaced first. */
function section(name: string, expected: string): string {
  const pattern = new RegExp(`(<!-- ${name} -->\\n)([\\s\\S]*?)(<!-- /${name} -->)`);
  if (process.env.UPDATE_GOLDENS === '1') {
    writeFileSync(
      join(root, 'README.md'),
      readme().replace(pattern, (_, open, _old, close) => `${open}${expected}${close}`),
    );
  }
  const found = pattern.exec(readme());
  assert.ok(found, `README.md has no section ${name}`);
  return found[2]!;
}

/** Runs a program of the repository in an empty folder, as `npm run synth` does in this one. */
function run(program: string) {
  const cwd = mkdtempSync(join(tmpdir(), 'sitepair-readme-'));
  const { NODE_TEST_CONTEXT: _parent, CDKTF_OUTDIR: _outdir, ...env } = process.env;
  const done = spawnSync(
    process.execPath,
    ['--import', require.resolve('tsx').replace('/dist/loader.cjs', '/dist/loader.mjs'), join(root, program)],
    {
      cwd,
      env: { ...env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') },
      encoding: 'utf8',
      timeout: 60_000,
    },
  );
  const files = readdirSync(cwd, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  rmSync(cwd, { recursive: true });
  return { ...done, files };
}

const block = (text: string) => `\`\`\`text\n${text.trim()}\n\`\`\`\n`;

test('the declaration in the README, in both languages, is the program that `npm run synth` runs', () => {
  for (const file of ['README.md', 'README.zh-CN.md']) {
    const declaration = /```ts\n([\s\S]*?)```/.exec(read(file))![1];
    assert.equal(declaration, read('stacks/main.ts'), file);
  }
});

test('the Chinese front door has the same two commands, its links lead somewhere, and the rules it names exist', () => {
  const chinese = read('README.zh-CN.md');
  const commands = (text: string) => /```sh\n([\s\S]*?)```/.exec(text)![1]!.replace(/ +#.*$/gm, '');
  assert.equal(commands(chinese), commands(readme()));
  for (const [, path] of chinese.matchAll(/\]\(([^)#]+)\)/g)) assert.ok(existsSync(join(root, path!)), path);
  const rules = [...chinese.matchAll(/规则 `([\w-]+)`/g)].map((match) => match[1]!);
  assert.ok(rules.length >= 3);
  assert.deepEqual(
    rules.filter((rule) => !CATALOGUE.some(({ id }) => id === rule)),
    [],
  );
});

test('the summary in the README is what that program prints, and it writes eight files', () => {
  const { status, stdout, stderr, files } = run('stacks/main.ts');
  assert.equal(status, 0, stderr);
  assert.equal(section('summary', block(stdout)), block(stdout));
  assert.equal(files, 8);
});

test('the refusal in the README is what its program prints; it exits with 1 and writes nothing', () => {
  const { status, stderr, files } = run('test/programs/refused.ts');
  assert.equal(status, 1);
  const message = /\n(orders: 3 errors[\s\S]*?)\n\n {4}at /.exec(stderr)![1]!;
  assert.equal(section('refusal', block(message)), block(message));
  assert.equal(files, 0);
});

test('the table of hot, warm and cold is the one the library reads', () => {
  const levels = ['hot', 'warm', 'cold'] as const;
  const row = (label: string, dial: keyof ReadinessDials, say: (value: number | boolean | 'active') => string) =>
    `| ${label} | ${levels.map((level) => say(READINESS[level][dial])).join(' | ')} |\n`;
  const nodes = (value: number | boolean | 'active') => (value === 'active' ? 'as at the active site' : String(value));
  const table = [
    '| | hot | warm | cold |\n|---|---|---|---|\n',
    row('user pools, fewest nodes (`standbyNodes`)', 'standbyNodes', nodes),
    row('user pools, most nodes (`standbyMax`)', 'standbyMax', nodes),
    row('system pool, fewest nodes (`systemNodes`)', 'systemNodes', nodes),
    row('traffic endpoint (`trafficEndpoint`)', 'trafficEndpoint', (value) => (value ? 'enabled' : 'disabled')),
    `| when the active site falls silent | ${levels.map((level) => (level === 'hot' ? 'Traffic Manager moves users' : 'a person decides')).join(' | ')} |\n`,
  ].join('');
  assert.equal(section('readiness', table), table);
});

test('the blocks about one’s own stack and tests are code that runs', () => {
  const program = read('test/programs/own-stack.ts');
  for (const name of ['own-stack', 'own-test']) {
    const code = new RegExp(`// <${name}>\\n([\\s\\S]*?) *// </${name}>`).exec(program)![1]!.replace(/^ {2}/gm, '');
    assert.ok(readme().includes(`\`\`\`ts\n${code}\`\`\``), name);
  }
  ownTest(full());
  const subnet =
    '/subscriptions/00000000-0000-0000-0000-0000000000aa/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub/subnets/x';
  const out = synthesize((app) => {
    const stack = new TerraformStack(app, 'platform');
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    platform(stack, subnet, subnet, '/subscriptions/x/registries/contosoimages');
  });
  assert.equal(out.stack('platform').resources('azurerm_kubernetes_cluster').length, 1);
});

test('every command of the README exists, every link leads somewhere, and the tree is complete', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  for (const [, name] of readme().matchAll(/npm run ([\w:]+)/g)) assert.ok(name! in scripts, name);
  for (const [, path] of readme().matchAll(/\]\(([^)#]+)\)/g)) assert.ok(existsSync(join(root, path!)), path);
  const tree = /```text\n(lib\/values[\s\S]*?)```/.exec(readme())![1]!;
  const folders = ['lib', ''].flatMap((parent) =>
    readdirSync(join(root, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^(\.|node_modules|dist|cdktf\.out|lib$)/.test(entry.name))
      .map((entry) => join(parent, entry.name)),
  );
  for (const folder of folders) assert.match(tree, new RegExp(`^${folder} `, 'm'));
});
