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
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { after, before, test } from 'node:test';
import ts from 'typescript';
import * as library from '../../lib/index';
import { compile, copyRepository, FRAMEWORKS, link, pack, root, run, STACKS, USES_TESTING } from './support/packed';

// The package as a consumer gets it: `npm pack` in a copy of the repository says what is in it, and that, beside the
// repository's own frameworks, is what the programs here compile and run against.
const work = realpathSync(mkdtempSync(join(tmpdir(), 'sitepair-package-')));
const copy = join(work, 'copy');
const consumer = join(work, 'consumer');
const installed = join(consumer, 'node_modules/sitepair');

/** Prints every file that is loaded once the package is required and the names given as arguments are read from it. */
const PRINTS_LOADED = `
const sitepair = require('sitepair');
for (const name of process.argv.slice(2)) sitepair[name];
console.log(Object.keys(require.cache).join('\\n'));
`;

/** The packed files, by path. */
let packed: string[] = [];

const node = (...args: string[]) => run(process.execPath, args, consumer);
const write = (file: string, text: string) => writeFileSync(join(consumer, file), text);

/** The frameworks that are loaded after reading `names`, and the provider's bindings among them by folder: `subnet`. */
async function loadedAfter(...names: string[]) {
  const files = (await node('loaded.cjs', ...names)).replaceAll(sep, '/').split('\n');
  return {
    frameworks: FRAMEWORKS.filter((name) => files.some((file) => file.includes(`/node_modules/${name}/`))),
    bindings: new Set(files.flatMap((file) => /\/provider-azurerm\/lib\/([^/]+)\//.exec(file)?.[1] ?? [])),
  };
}

before(async () => {
  copyRepository(copy);
  mkdirSync(join(copy, 'dist/lib'), { recursive: true });
  writeFileSync(join(copy, 'dist/lib/left-by-an-earlier-build.js'), '');
  packed = (await pack(copy)).files;
  for (const path of packed) cpSync(join(copy, path), join(installed, path));
  for (const name of [...FRAMEWORKS, '@types', 'ip-address']) link(consumer, name);
  write('loaded.cjs', PRINTS_LOADED);
});

after(() => rmSync(work, { recursive: true }));

test('the package holds the compiled library with its declarations, its documents, and nothing else', () => {
  const sources = ['lib', 'stacks'].flatMap((folder) =>
    readdirSync(join(copy, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(copy, join(entry.parentPath, entry.name)).replaceAll(sep, '/')),
  );
  const compiled = sources
    .filter((path) => path !== 'stacks/main.ts')
    .flatMap((path) => [path.replace(/\.ts$/, '.d.ts'), path.replace(/\.ts$/, '.js')].map((file) => `dist/${file}`));
  const documents = ['CHANGELOG.md', 'LICENSE', 'README.md', 'README.zh-CN.md', 'package.json'];
  assert.deepEqual(packed.filter((path) => !documents.includes(path)).sort(), compiled.sort());
  const { files } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')) as { files: string[] };
  assert.deepEqual(files, ['dist/lib', 'dist/stacks', 'CHANGELOG.md']);
});

test('the frameworks are peers with wide ranges, and all that the package imports is declared', () => {
  const { dependencies, peerDependencies, bundledDependencies } = JSON.parse(
    readFileSync(join(installed, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string> | undefined>;
  assert.deepEqual(Object.keys(peerDependencies!).sort(), FRAMEWORKS);
  for (const [name, range] of Object.entries(peerDependencies!)) assert.match(range, /^>=\d+(\.\d+)? <\d+$/, name);
  assert.equal(bundledDependencies, undefined);
  const imported = packed
    .filter((path) => path.startsWith('dist/'))
    .flatMap((path) => [
      ...readFileSync(join(installed, path), 'utf8').matchAll(/(?:from |require\(|import\()['"](.+?)['"]/g),
    ])
    .map((match) => match[1]!)
    .filter((specifier) => !/^(\.|node:)/.test(specifier))
    .map((specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)![0]);
  const declared = [...Object.keys(dependencies!), ...FRAMEWORKS];
  assert.deepEqual([...new Set(imported)].sort(), declared.sort());
});

test('requiring the package, and reading values from it, loads no framework', async () => {
  const loaded = await Promise.all([loadedAfter(), loadedAfter('AzureRegion', 'Cidr', 'ResourceName')]);
  assert.deepEqual(
    loaded.map(({ frameworks }) => frameworks),
    [[], []],
  );
});

test('a construct loads its own bindings, and SitePair those of the whole pair', async () => {
  const [network, pair] = await Promise.all([loadedAfter('SiteNetwork'), loadedAfter('SitePair')]);
  const terraform = ['@cdktf/provider-azurerm', 'cdktf', 'constructs'];
  assert.deepEqual([network.frameworks, pair.frameworks], [terraform, terraform]);
  assert.ok(network.bindings.has('virtual-network') && !network.bindings.has('kubernetes-cluster'));
  assert.ok(pair.bindings.has('virtual-network') && pair.bindings.has('kubernetes-cluster'));
});

test('every name is there for CommonJS and, by name, for ES modules, and is the same thing in both', async () => {
  const names = Object.keys(library).sort();
  assert.ok(names.includes('SitePair') && names.includes('READINESS'));
  write('names.cjs', `console.log(Object.keys({ ...require('sitepair') }).sort().join(' '));`);
  write(
    'names.mjs',
    `import { createRequire } from 'node:module';
import { ${names.join(', ')} } from 'sitepair';
const required = createRequire(import.meta.url)('sitepair');
const imported = { ${names.join(', ')} };
console.log(Object.keys(imported).filter((name) => imported[name] && imported[name] === required[name]).join(' '));`,
  );
  const [common, modules] = await Promise.all([node('names.cjs'), node('names.mjs')]);
  assert.equal(common.trim(), names.join(' '));
  assert.equal(modules.trim(), names.join(' '));
});

test('nothing but the package, its testing and its package.json can be imported', async () => {
  write(
    'inside.cjs',
    `for (const path of ['', '/testing', '/package.json', '/dist/lib/index.js', '/lib/values/cidr', '/dist/stacks/site-pair'])
  try { require('sitepair' + path); console.log('yes'); } catch (error) { console.log(error.code); }`,
  );
  const refused = 'ERR_PACKAGE_PATH_NOT_EXPORTED';
  assert.deepEqual((await node('inside.cjs')).trim().split('\n'), ['yes', 'yes', 'yes', refused, refused, refused]);
});

test('the first program compiles and writes four stacks, as CommonJS and as an ES module', async () => {
  for (const file of ['program.cts', 'program.mts']) cpSync(join(root, 'stacks/main.ts'), join(consumer, file));
  write('testing.ts', USES_TESTING);
  const declarations = packed.filter((path) => path.endsWith('.d.ts')).map((path) => `node_modules/sitepair/${path}`);
  assert.deepEqual(
    compile(consumer, ['program.cts', 'program.mts', 'testing.ts', ...declarations], { module: ts.ModuleKind.Node16 }),
    [],
  );
  await Promise.all(
    ['cjs', 'mjs'].map(async (kind) => {
      const cwd = join(consumer, kind);
      mkdirSync(cwd);
      await run(process.execPath, [join(consumer, `program.${kind}`)], cwd);
      assert.deepEqual(readdirSync(join(cwd, 'cdktf.out/stacks')).sort(), STACKS);
    }),
  );
  assert.equal((await node('testing.js')).trim(), STACKS.join(' '));
});

test('resolvers that know no exports find the package and its testing too', async () => {
  write('old.ts', USES_TESTING);
  const node10 = { module: ts.ModuleKind.CommonJS, moduleResolution: ts.ModuleResolutionKind.Node10 };
  assert.deepEqual(compile(consumer, ['old.ts'], node10), []);
  assert.equal((await node('old.js')).trim(), STACKS.join(' '));
});
