import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../terraform/support/provider';
import { download, type GoModule, go } from './go-module';

/** About 4 minutes on two idle cores with nothing compiled yet. */
const BUILD_SECONDS = 3600;

/** A program that is built from its Go module. */
interface Tool extends GoModule {
  /** The package to build. */
  readonly main: string;
  /**
   * The version under which the modules that its go.mod replaces by a folder (`replace … => ./folder`) are published.
   * Default: the version that its go.mod requires of each.
   */
  readonly parts?: string;
  readonly ldflags?: readonly string[];
}

const VERSION = 'k8s.io/component-base/version';

const TOOLS = {
  'kube-apiserver': {
    path: 'k8s.io/kubernetes',
    version: 'v1.36.3',
    parts: 'v0.36.3',
    main: 'k8s.io/kubernetes/cmd/kube-apiserver',
    // The version that the server reports.
    ldflags: [`-X ${VERSION}.gitVersion=v1.36.3`, `-X ${VERSION}.gitMajor=1`, `-X ${VERSION}.gitMinor=36`],
  },
  etcd: {
    path: 'go.etcd.io/etcd/server/v3',
    version: 'v3.6.16',
    main: 'go.etcd.io/etcd/server/v3',
  },
} as const satisfies Readonly<Record<string, Tool>>;

export type ToolName = keyof typeof TOOLS;

/** What `go mod edit -json` prints of a go.mod. */
interface GoMod {
  readonly Go: string;
  readonly Godebug?: readonly { readonly Key: string; readonly Value: string }[] | null;
  readonly Require: readonly { readonly Path: string; readonly Version: string }[];
  readonly Replace?:
    | readonly {
        readonly Old: { readonly Path: string };
        readonly New: { readonly Path: string; readonly Version?: string };
      }[]
    | null;
}

/**
 * The file of a tool, built when it isn't in the cache (`SITEPAIR_CACHE`, `$XDG_CACHE_HOME/sitepair` or
 * `~/.cache/sitepair`), so that it happens once. Throws what Go printed when it cannot be built.
 */
export async function tool(name: ToolName, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const { version } = TOOLS[name];
  const file = join(cacheFolder(env), 'tools', `${name}-${version}-${process.platform}-${process.arch}`);
  if (existsSync(file)) {
    return file;
  }
  say(`building ${name} ${version}: minutes, once, into ${file}`);
  // Built beside its place and moved there in one step: a broken or stopped run leaves nothing that looks whole.
  const work = join(dirname(file), `unfinished-${randomUUID()}`);
  mkdirSync(work, { recursive: true });
  try {
    await build(TOOLS[name], work, env);
    renameSync(join(work, 'built'), file);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return file;
}

/**
 * Builds a tool in a module of our own that requires the tool's: `go install` refuses a module with replace directives.
 * Every third-party version is the one the tool's own go.mod names.
 */
async function build({ main, ldflags = [], ...module }: Tool, folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const source = await download(module, env);
  const edit = ['mod', 'edit', '-json', join(source, 'go.mod')];
  const its = JSON.parse(await go(edit, { env, limitSeconds: 60 })) as GoMod;
  writeFileSync(join(folder, 'go.mod'), goMod(module, its));
  copyFileSync(join(source, 'go.sum'), join(folder, 'go.sum'));
  await go(['build', '-trimpath', '-ldflags', ['-s', '-w', ...ldflags].join(' '), '-o', 'built', main], {
    env,
    cwd: folder,
    limitSeconds: BUILD_SECONDS,
  });
}

function goMod({ path, version, parts }: Omit<Tool, 'main'>, its: GoMod): string {
  const replaced = (its.Replace ?? []).flatMap(({ Old, New }) => {
    if (New.Version) return [`replace ${Old.Path} => ${New.Path} ${New.Version}`];
    return parts === undefined ? [] : [`replace ${Old.Path} => ${Old.Path} ${parts}`];
  });
  return [
    'module local/tool',
    `go ${its.Go}`,
    ...(its.Godebug ?? []).map(({ Key, Value }) => `godebug ${Key}=${Value}`),
    `require ${path} ${version}`,
    ...its.Require.map((required) => `require ${required.Path} ${required.Version}`),
    ...replaced,
    '',
  ].join('\n');
}

function say(line: string): void {
  process.stderr.write(`tools: ${line}\n`);
}
