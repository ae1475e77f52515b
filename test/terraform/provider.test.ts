import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { cacheFolder, findProvider, PROVIDER_ADDRESS } from './support/provider';

const SYSTEM = process.platform === 'win32' ? 'windows' : process.platform;
const PLATFORM = `${SYSTEM}_${process.arch === 'x64' ? 'amd64' : process.arch}`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitepair-mirror-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function unpacked(...versions: readonly string[]): void {
  for (const version of versions) {
    mkdirSync(join(folder, PROVIDER_ADDRESS, version, PLATFORM), { recursive: true });
  }
}

test('a given mirror is used, with 4.55.0 before any newer version', async () => {
  unpacked('4.55.0', '5.2.0');
  assert.deepEqual(await findProvider({ SITEPAIR_PROVIDER_MIRROR: folder }), { version: '4.55.0', mirror: folder });
});

test('a given mirror without 4.55.0 gives its newest 5.x', async () => {
  unpacked('4.56.0', '5.9.0', '5.10.0', '6.0.0');
  assert.deepEqual(await findProvider({ SITEPAIR_PROVIDER_MIRROR: folder }), { version: '5.10.0', mirror: folder });
});

test('a given mirror may hold packed providers', async () => {
  mkdirSync(join(folder, PROVIDER_ADDRESS), { recursive: true });
  writeFileSync(join(folder, PROVIDER_ADDRESS, `terraform-provider-azurerm_4.55.0_${PLATFORM}.zip`), '');
  assert.deepEqual(await findProvider({ SITEPAIR_PROVIDER_MIRROR: folder }), { version: '4.55.0', mirror: folder });
});

test('a given mirror without a usable version is refused, never passed over', async () => {
  const refusal = (has: string): Error =>
    new Error(
      `SITEPAIR_PROVIDER_MIRROR=${folder} has no azurerm 4.55.0 and no 5.x for ${PLATFORM} in ${PROVIDER_ADDRESS}; ` +
        `it has ${has}. Point it to a folder made by \`terraform providers mirror\`, or unset it.`,
    );
  await assert.rejects(findProvider({ SITEPAIR_PROVIDER_MIRROR: folder }), refusal('none at all'));
  unpacked('4.56.0');
  await assert.rejects(findProvider({ SITEPAIR_PROVIDER_MIRROR: folder }), refusal('4.56.0'));
});

test('a provider that was fetched before is used without asking the registry', async () => {
  mkdirSync(join(folder, 'mirror', PROVIDER_ADDRESS, '4.55.0', PLATFORM), { recursive: true });
  const found = await findProvider({ SITEPAIR_CACHE: folder, PATH: '' });
  assert.deepEqual(found, { version: '4.55.0', mirror: join(folder, 'mirror') });
});

test('without terraform, registry and Go there is an error with both reasons, and nothing stays behind', async () => {
  await assert.rejects(findProvider({ SITEPAIR_CACHE: folder, PATH: folder }), {
    message:
      'No azurerm provider to judge with. Set SITEPAIR_PROVIDER_MIRROR to a filesystem mirror that has one, ' +
      "or let the registry or Go's module proxy be reached.\n\n" +
      'Registry: terraform cannot be started: spawn terraform ENOENT\n\n' +
      'Build: go cannot be started: spawn go ENOENT',
  });
  assert.deepEqual(readdirSync(folder), []);
});

/** An environment whose only terraform and go are these shell scripts. */
function scripts(terraform: string, go: string): NodeJS.ProcessEnv {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  for (const [name, script] of Object.entries({ terraform, go })) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  return { SITEPAIR_CACHE: join(folder, 'cache'), PATH: `${bin}:/usr/bin:/bin` };
}

const INSTALLED = `.terraform/providers/${PROVIDER_ADDRESS}/4.55.0/${PLATFORM}`;
const FETCHES = `echo '- Installing hashicorp/azurerm v4.55.0...'; mkdir -p ${INSTALLED}; touch ${INSTALLED}/provider`;
const UNREACHED = 'echo no such host; exit 1';
const BUILDS = 'mkdir -p $GOBIN; echo binary > $GOBIN/terraform-provider-azurerm';

test('4.55.0 comes from the registry when terraform can install it, and is kept as a mirror', async () => {
  const env = scripts(FETCHES, 'exit 1');
  const mirror = join(folder, 'cache', 'mirror');
  assert.deepEqual(await findProvider(env), { version: '4.55.0', mirror });
  assert.deepEqual(readdirSync(join(mirror, PROVIDER_ADDRESS, '4.55.0', PLATFORM)), ['provider']);
  assert.deepEqual(readdirSync(join(folder, 'cache')), ['mirror']);
});

test('without the registry the provider is built once, under the label 5.2.0', async () => {
  const env = scripts(UNREACHED, `echo $2 >> ${join(folder, 'built')}; ${BUILDS}`);
  const found = { version: '5.2.0', mirror: join(folder, 'cache', 'mirror') };
  assert.deepEqual(await findProvider(env), found);
  assert.deepEqual(await findProvider(env), found);
  const binary = readdirSync(join(found.mirror, PROVIDER_ADDRESS, '5.2.0', PLATFORM));
  assert.deepEqual(binary, ['terraform-provider-azurerm_v5.2.0']);
  const modules = readFileSync(join(folder, 'built'), 'utf8');
  assert.match(modules, /^github\.com\/hashicorp\/terraform-provider-azurerm@v1\.44\.1-0\.\d{14}-[0-9a-f]{12}\n$/);
});

test('a build that breaks half way leaves nothing, and two at once leave one provider', async () => {
  const env = scripts(
    UNREACHED,
    `[ -e ${join(folder, 'whole')} ] && sleep 1; ${BUILDS}; [ -e ${join(folder, 'whole')} ]`,
  );
  await assert.rejects(findProvider(env), /^Error: No azurerm provider to judge with\./);
  assert.deepEqual(readdirSync(join(folder, 'cache')), []);
  writeFileSync(join(folder, 'whole'), '');
  const found = { version: '5.2.0', mirror: join(folder, 'cache', 'mirror') };
  assert.deepEqual(await Promise.all([findProvider(env), findProvider(env)]), [found, found]);
  assert.deepEqual(readdirSync(join(folder, 'cache')), ['mirror']);
});

test('the cache is outside the clone: SITEPAIR_CACHE, else XDG_CACHE_HOME/sitepair, else ~/.cache/sitepair', () => {
  assert.equal(cacheFolder({ SITEPAIR_CACHE: '/a', XDG_CACHE_HOME: '/b' }), '/a');
  assert.equal(cacheFolder({ XDG_CACHE_HOME: '/b' }), join('/b', 'sitepair'));
  assert.equal(cacheFolder({}), join(homedir(), '.cache', 'sitepair'));
});
