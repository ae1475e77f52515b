import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

const root = join(__dirname, '..');
/** Folders by rank: a file imports from a lower one or its own. `azure`, `kubernetes` and `rules` share a rank and don't know each other. */
const RANK: Readonly<Record<string, number>> = {
  'lib/values': 0,
  'lib/plan': 1,
  'lib/rules': 2,
  'lib/azure': 2,
  'lib/kubernetes': 2,
  'lib/review': 3,
  stacks: 4,
};

const sources = Object.keys(RANK).flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`),
);
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const importsOf = (file: string) =>
  [...text(file).matchAll(/^(?:import|export)[^'"]*?from '([^']+)'/gms)].map((match) => match[1]!);
const ownImports = (file: string) =>
  importsOf(file)
    .filter((path) => path.startsWith('.'))
    .map((path) => `${normalize(join(dirname(file), path))}.ts`);

test('the folders are the ones of the layout', () => {
  const folders = readdirSync(join(root, 'lib'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.deepEqual(
    folders.map(({ name }) => `lib/${name}`).sort(),
    Object.keys(RANK)
      .filter((folder) => folder !== 'stacks')
      .sort(),
  );
  assert.ok(sources.length > 50);
});

test('a file imports from a lower rank or from its own folder, always the file and never a barrel', () => {
  const wrong = sources
    .filter((file) => file !== 'stacks/main.ts')
    .flatMap((file) =>
      ownImports(file)
        .filter(
          (target) =>
            !sources.includes(target) ||
            (dirname(target) !== dirname(file) && RANK[dirname(target)]! >= RANK[dirname(file)]!),
        )
        .map((target) => `${file} imports ${target}`),
    );
  assert.deepEqual(wrong, []);
});

test('there is no loop of imports that run', () => {
  const runs = (file: string) =>
    [...text(file).matchAll(/^(import|export)(?! type)([^'"]*?)from '(\.[^']+)'/gms)]
      .filter((match) => !/^\s*\{(\s*type [^,}]+,?)+\s*\}\s*$/.test(match[2]!))
      .map((match) => `${normalize(join(dirname(file), match[3]!))}.ts`);
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    assert.ok(!path.includes(file), `loop: ${[...path, file].join(' → ')}`);
    if (done.has(file)) return;
    for (const target of runs(file)) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of sources) visit(file, []);
});

test('provider bindings are imported one by one, with /index.js', () => {
  const bindings = sources.flatMap(importsOf).filter((path) => path.startsWith('@cdktf/'));
  assert.ok(bindings.length > 20);
  assert.deepEqual(
    bindings.filter((path) => !/^@cdktf\/provider-\w+\/lib\/[\w-]+\/index\.js$/.test(path)),
    [],
  );
});

test('no private module of a framework is imported, and values and rules import no framework', () => {
  assert.deepEqual(
    sources.flatMap(importsOf).filter((path) => /^(cdktf|constructs)\/|\/private\//.test(path)),
    [],
  );
  const pure = sources.filter((file) => /^lib\/(values|rules)\//.test(file)).flatMap(importsOf);
  assert.deepEqual([...new Set(pure.filter((path) => !path.startsWith('.')))].sort(), [
    'ip-address/dist/ipv4.js',
    'node:crypto',
  ]);
});

test('no file is over 400 lines', () => {
  const all = [
    ...sources,
    ...readdirSync(join(root, 'test'), { recursive: true })
      .map((name) => `test/${name}`)
      .filter((name) => name.endsWith('.ts')),
  ];
  assert.deepEqual(
    all.filter((file) => text(file).split('\n').length > 401),
    [],
  );
});

test('every optional prop says its default', () => {
  const silent = sources.flatMap((file) =>
    [...text(file).matchAll(/^export interface (\w*(?:Props|Dials|Bounds|Facts|Pool|End)\b)[\s\S]*?^\}/gm)].flatMap(
      ([block, name]) =>
        block
          .split(/(?<=;)\n/)
          .filter((prop) => /readonly \w+\?:/.test(prop) && !prop.includes('@default'))
          .map((prop) => `${file}: ${name}.${/readonly (\w+)/.exec(prop)![1]}`),
    ),
  );
  assert.deepEqual(silent, []);
});
