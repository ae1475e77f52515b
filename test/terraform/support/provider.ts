import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { AZURERM_5_LABEL } from './azurerm-5';
import { type Finished, run } from './command';

/** The version that our stacks pin: what `@cdktf/provider-azurerm` 14.23 was generated from. */
export const PINNED_VERSION = '4.55.0';
/** The provider's address: part of every mirror's layout and of every state. */
export const PROVIDER_ADDRESS = 'registry.terraform.io/hashicorp/azurerm';
/** azurerm's main branch of 2026-08-24, 5.2.0 and a little. Go calls any version above 1 so, as the module has no /v5. */
const GO_MODULE = 'github.com/hashicorp/terraform-provider-azurerm@v1.44.1-0.20260824201233-fae580791926';

const PROBE_SECONDS = 10;
const DOWNLOAD_SECONDS = 900;
/** About 7 minutes on two cores with nothing compiled yet. */
const BUILD_SECONDS = 3600;

/** A provider that terraform can install without a network. */
export interface Provider {
  /** `4.55.0`, or a 5.x: stacks are then translated first. */
  readonly version: string;
  /** Folder in the layout of a filesystem mirror. */
  readonly mirror: string;
}

/**
 * Finds the azurerm provider: in the mirror that `SITEPAIR_PROVIDER_MIRROR` names; else 4.55.0 from the registry, when it
 * answers within 10 s; else built from its Go module. What was fetched or built is kept in `SITEPAIR_CACHE`,
 * `$XDG_CACHE_HOME/sitepair` or `~/.cache/sitepair`, so that it happens once.
 * Throws, with every attempt's reason, when there is none: the tests must not pass because nobody judged.
 */
export async function findProvider(env: NodeJS.ProcessEnv = process.env): Promise<Provider> {
  const given = env.SITEPAIR_PROVIDER_MIRROR;
  if (given) {
    return fromMirror(resolve(given));
  }
  const mirror = join(cacheFolder(env), 'mirror');
  if (installed(mirror, PINNED_VERSION)) {
    return { version: PINNED_VERSION, mirror };
  }
  const fetched = await keep(mirror, PINNED_VERSION, (folder) => fetchPinned(folder, env));
  if (fetched === undefined) {
    return { version: PINNED_VERSION, mirror };
  }
  if (installed(mirror, AZURERM_5_LABEL)) {
    say(`registry not reached; using azurerm ${AZURERM_5_LABEL} (our label), built before, in ${mirror}`);
    return { version: AZURERM_5_LABEL, mirror };
  }
  say(`registry not reached; building ${GO_MODULE} as ${AZURERM_5_LABEL} (our label): minutes, once, into ${mirror}`);
  const built = await keep(mirror, AZURERM_5_LABEL, (folder) => build(folder, env));
  if (built === undefined) {
    return { version: AZURERM_5_LABEL, mirror };
  }
  throw new Error(
    'No azurerm provider to judge with. Set SITEPAIR_PROVIDER_MIRROR to a filesystem mirror that has one, ' +
      `or let the registry or Go's module proxy be reached.\n\nRegistry: ${fetched}\n\nBuild: ${built}`,
  );
}

/** Where providers are kept between runs; outside the clone. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  return resolve(env.SITEPAIR_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sitepair'));
}

function fromMirror(mirror: string): Provider {
  const versions = versionsIn(mirror);
  const newest = versions
    .filter((version) => version.startsWith('5.'))
    .sort(byVersion)
    .at(-1);
  const version = versions.includes(PINNED_VERSION) ? PINNED_VERSION : newest;
  if (version === undefined) {
    throw new Error(
      `SITEPAIR_PROVIDER_MIRROR=${mirror} has no azurerm ${PINNED_VERSION} and no 5.x for ${platform()} in ` +
        `${PROVIDER_ADDRESS}; it has ${versions.join(', ') || 'none at all'}. Point it to a folder made by ` +
        '`terraform providers mirror`, or unset it.',
    );
  }
  return { version, mirror };
}

/** Versions for this machine in a mirror's unpacked (`<version>/<os_arch>/`) or packed (`…_<version>_<os_arch>.zip`) layout. */
function versionsIn(mirror: string): string[] {
  const folder = join(mirror, PROVIDER_ADDRESS);
  const packed = new RegExp(`^terraform-provider-azurerm_(.+)_${platform()}\\.zip$`);
  return (existsSync(folder) ? readdirSync(folder) : []).flatMap((entry) =>
    existsSync(join(folder, entry, platform())) ? [entry] : (packed.exec(entry)?.slice(1) ?? []),
  );
}

function installed(mirror: string, version: string): boolean {
  return existsSync(join(mirror, PROVIDER_ADDRESS, version, platform()));
}

/**
 * Lets `make` fill a temporary folder with the provider of one platform and moves it into the mirror in one step, so that
 * a broken or stopped run leaves nothing that looks whole. Returns the reason when `make` fails, `undefined` otherwise.
 */
async function keep(
  mirror: string,
  version: string,
  make: (folder: string) => Promise<{ readonly provider: string } | { readonly problem: string }>,
): Promise<string | undefined> {
  const work = join(mirror, '..', `unfinished-${randomUUID()}`);
  mkdirSync(work, { recursive: true });
  try {
    const made = await make(work);
    if ('problem' in made) {
      return made.problem;
    }
    mkdirSync(join(mirror, PROVIDER_ADDRESS, version), { recursive: true });
    try {
      renameSync(made.provider, join(mirror, PROVIDER_ADDRESS, version, platform()));
    } catch (error) {
      // Another run was faster: its provider is as good.
      if (!installed(mirror, version)) {
        throw error;
      }
    }
    say(`azurerm ${version} is now in ${mirror}`);
    return undefined;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function fetchPinned(folder: string, env: NodeJS.ProcessEnv) {
  const azurerm = { source: 'hashicorp/azurerm', version: PINNED_VERSION };
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ terraform: { required_providers: { azurerm } } }));
  const init = await run('terraform', ['init', '-no-color', '-input=false', '-backend=false'], {
    cwd: folder,
    env: { ...env, CHECKPOINT_DISABLE: '1' },
    limitSeconds: PROBE_SECONDS,
    extend: { when: (output) => output.includes('- Installing '), toSeconds: DOWNLOAD_SECONDS },
  });
  return made(init, join(folder, '.terraform', 'providers', PROVIDER_ADDRESS, PINNED_VERSION, platform()));
}

async function build(folder: string, env: NodeJS.ProcessEnv) {
  const bin = join(folder, 'bin');
  const install = await run('go', ['install', GO_MODULE], {
    cwd: folder,
    env: { ...env, GOBIN: bin },
    limitSeconds: BUILD_SECONDS,
  });
  if (install.code === 0) {
    const suffix = process.platform === 'win32' ? '.exe' : '';
    const name = `terraform-provider-azurerm_v${AZURERM_5_LABEL}${suffix}`;
    renameSync(join(bin, `terraform-provider-azurerm${suffix}`), join(bin, name));
  }
  return made(install, bin);
}

function made(finished: Finished, provider: string) {
  return finished.code === 0 ? { provider } : { problem: finished.output.trim() };
}

/** This machine in Terraform's words, such as `linux_amd64`. */
function platform(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return `${system}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
}

function byVersion(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function say(line: string): void {
  process.stderr.write(`provider: ${line}\n`);
}
