import { run } from '../../terraform/support/command';

/** The largest module is 50 MB. */
const DOWNLOAD_SECONDS = 600;

/** A Go module, such as `k8s.io/kubernetes` at `v1.36.3`. */
export interface GoModule {
  readonly path: string;
  readonly version: string;
}

/**
 * The folder of a module's source in Go's own cache, downloaded when it isn't there yet. Throws what Go printed when the
 * module cannot be had.
 */
export async function download({ path, version }: GoModule, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const printed = await go(['mod', 'download', '-json', `${path}@${version}`], { env, limitSeconds: DOWNLOAD_SECONDS });
  return (JSON.parse(printed) as { readonly Dir: string }).Dir;
}

/** Runs one go command outside any module of the caller's and returns its standard output; throws all it printed when it fails. */
export async function go(
  args: readonly string[],
  options: { readonly env: NodeJS.ProcessEnv; readonly limitSeconds: number; readonly cwd?: string },
): Promise<string> {
  const env = { ...options.env, GO111MODULE: 'on', GOWORK: 'off', GOFLAGS: '-mod=mod' };
  const finished = await run('go', args, { ...options, cwd: options.cwd ?? '/', env });
  if (finished.code !== 0) {
    throw new Error(`go ${args[0]} failed with exit code ${finished.code}.\n${finished.output.trim()}`);
  }
  return finished.stdout;
}
