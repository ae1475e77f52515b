import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { tool } from './support/tools';

const ETCD = `etcd-v3.6.16-${process.platform}-${process.arch}`;
const API_SERVER = `kube-apiserver-v1.36.3-${process.platform}-${process.arch}`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitepair-tools-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An environment whose only go is a shell script: it has one module, whose go.mod is the given one, and builds by `build`. */
function goThat(build: string, goMod: object = { Go: '1.26.0', Require: [] }): NodeJS.ProcessEnv {
  const bin = join(folder, 'bin');
  const source = join(folder, 'source');
  mkdirSync(bin);
  mkdirSync(source);
  writeFileSync(join(source, 'go.mod.json'), JSON.stringify(goMod));
  writeFileSync(join(source, 'go.sum'), 'sums\n');
  const cases = [
    `"mod download") echo '${JSON.stringify({ Dir: source })}';;`,
    `"mod edit") cat ${source}/go.mod.json;;`,
    `build*) ${build};;`,
  ];
  writeFileSync(join(bin, 'go'), `#!/bin/sh\ncase "$1 $2" in\n${cases.join('\n')}\nesac\n`, { mode: 0o755 });
  return { SITEPAIR_CACHE: join(folder, 'cache'), PATH: `${bin}:/usr/bin:/bin` };
}

const BUILDS = `cp go.mod $SITEPAIR_CACHE/go.mod; cp go.sum $SITEPAIR_CACHE/go.sum; echo "$*" > built`;

test('a tool that was built before is used without Go', async () => {
  mkdirSync(join(folder, 'tools'));
  writeFileSync(join(folder, 'tools', ETCD), '');
  assert.equal(await tool('etcd', { SITEPAIR_CACHE: folder, PATH: '' }), join(folder, 'tools', ETCD));
});

test('a tool is built from its main package, with its version, and stays in the cache', async () => {
  const env = goThat(BUILDS);
  const file = await tool('kube-apiserver', env);
  assert.equal(file, join(folder, 'cache', 'tools', API_SERVER));
  assert.equal(
    readFileSync(file, 'utf8'),
    'build -trimpath -ldflags -s -w -X k8s.io/component-base/version.gitVersion=v1.36.3 ' +
      '-X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=36 ' +
      '-o built k8s.io/kubernetes/cmd/kube-apiserver\n',
  );
  assert.deepEqual(readdirSync(join(folder, 'cache', 'tools')), [API_SERVER]);
  assert.equal(readFileSync(join(folder, 'cache', 'go.sum'), 'utf8'), 'sums\n');
});

test('the module that a tool is built in takes its versions, and published parts in place of folders', async () => {
  const env = goThat(BUILDS, {
    Go: '1.26.0',
    Godebug: [{ Key: 'default', Value: 'go1.26' }],
    Require: [
      { Path: 'example.test/other', Version: 'v1.2.3' },
      { Path: 'k8s.io/api', Version: 'v0.0.0' },
    ],
    Replace: [
      { Old: { Path: 'k8s.io/api' }, New: { Path: './staging/src/k8s.io/api' } },
      { Old: { Path: 'example.test/other' }, New: { Path: 'example.test/fork', Version: 'v1.2.4' } },
    ],
  });
  await tool('kube-apiserver', env);
  assert.equal(
    readFileSync(join(folder, 'cache', 'go.mod'), 'utf8'),
    `module local/tool
go 1.26.0
godebug default=go1.26
require k8s.io/kubernetes v1.36.3
require example.test/other v1.2.3
require k8s.io/api v0.0.0
replace k8s.io/api => k8s.io/api v0.36.3
replace example.test/other => example.test/fork v1.2.4
`,
  );
});

test("etcd's parts are the versions that it requires", async () => {
  const env = goThat(BUILDS, {
    Go: '1.26.0',
    Require: [{ Path: 'go.etcd.io/etcd/api/v3', Version: 'v3.6.16' }],
    Replace: [{ Old: { Path: 'go.etcd.io/etcd/api/v3' }, New: { Path: '../api' } }],
  });
  await tool('etcd', env);
  assert.equal(
    readFileSync(join(folder, 'cache', 'go.mod'), 'utf8'),
    'module local/tool\ngo 1.26.0\nrequire go.etcd.io/etcd/server/v3 v3.6.16\nrequire go.etcd.io/etcd/api/v3 v3.6.16\n',
  );
});

test('a build that fails says what Go printed and leaves nothing behind', async () => {
  const env = goThat('echo half > built; echo "undefined: main.main" >&2; exit 1');
  await assert.rejects(tool('etcd', env), {
    message: 'go build failed with exit code 1.\nundefined: main.main',
  });
  assert.deepEqual(readdirSync(join(folder, 'cache', 'tools')), []);
});

test('without Go there is an error and nothing stays behind', async () => {
  await assert.rejects(tool('etcd', { SITEPAIR_CACHE: folder, PATH: folder }), {
    message: 'go mod failed with exit code 127.\ngo cannot be started: spawn go ENOENT',
  });
  assert.deepEqual(readdirSync(join(folder, 'tools')), []);
});
