import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Arguments, StackJson } from '../../support/azurerm-schema';
import { type Finished, run } from './command';

const ROOT = join(__dirname, '..', '..', '..');
/** The longest call deploys nine stacks, six levels of them one after the other. */
const LIMIT_SECONDS = 120;
/** How long a stack's own command takes: two stacks that are applied at the same time are seen to be. */
const COMMAND_SECONDS = 1;
/** Longer than a command and terraform's init and plan: what doesn't wait for a slow stack begins before it ends. */
const SLOW_COMMAND_SECONDS = 6;

/** What happens to a stack. */
export type Verb = 'deploy' | 'destroy';

/** `before` must be done when `after` begins. */
export type Edge = readonly [before: string, after: string];

/** A user's project in a temporary folder: `cdktf.json`, the installed packages and one program of this repository. */
export class CliProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'sitepair-cli-'));
  private readonly log: string;

  /** @param program path in this repository, such as `stacks/main.ts` */
  constructor(program: string) {
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'), 'junction');
    // No provider can be installed: what deploys has built-in resources only.
    writeFileSync(join(this.folder, 'terraform.rc'), 'provider_installation {\n}\n');
    this.log = join(this.folder, 'commands.txt');
    writeFileSync(this.log, '');
    this.use(program);
  }

  /** Exchanges the program. */
  use(program: string): void {
    const app = `node --import tsx "${join(ROOT, program)}"`;
    const settings = { language: 'typescript', app, projectId: 'sitepair', sendCrashReports: 'false' };
    writeFileSync(join(this.folder, 'cdktf.json'), JSON.stringify(settings));
  }

  /**
   * Runs the cdktf CLI in the project. `env`: by default the caller's, without Azure and Terraform settings and with no way
   * to install a provider.
   */
  cdktf(args: readonly string[], env: NodeJS.ProcessEnv = this.offline()): Promise<Finished> {
    return run(join(ROOT, 'node_modules', '.bin', 'cdktf'), args, {
      cwd: this.folder,
      env: {
        ...without(/^CDKTF_/, env),
        CHECKPOINT_DISABLE: '1',
        CI: '1',
        DISABLE_VERSION_CHECK: '1',
        FORCE_COLOR: '0',
        CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
        TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.json'),
        // Inside node:test, a child that sees this variable reports to its parent instead of running alone.
        NODE_TEST_CONTEXT: undefined,
      },
      limitSeconds: LIMIT_SECONDS,
    });
  }

  /** Runs the CLI and returns its standard output; throws all it printed when it fails. */
  async call(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<string> {
    const finished = await this.cdktf(args, env);
    if (finished.code !== 0) {
      throw new Error(`cdktf ${args.join(' ')} failed with exit code ${finished.code}.\n${finished.output.trim()}`);
    }
    return finished.stdout;
  }

  /** Ids of the stacks that were written, sorted. */
  stacks(): string[] {
    return readdirSync(join(this.folder, 'cdktf.out', 'stacks')).sort();
  }

  /** Writes a stack's `cdk.tf.json` anew, as `change` returns it. */
  rewrite(stack: string, change: (json: StackJson) => StackJson): void {
    const file = join(this.folder, 'cdktf.out', 'stacks', stack, 'cdk.tf.json');
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as StackJson), null, 2));
  }

  /** Makes every stack one that needs no cloud and tells when it is applied and destroyed: see {@link history}. */
  makeBuiltIn(slow: readonly string[] = []): void {
    for (const stack of this.stacks()) {
      const seconds = slow.includes(stack) ? SLOW_COMMAND_SECONDS : COMMAND_SECONDS;
      this.rewrite(stack, (json) => builtIn(json, (verb) => this.command(verb, stack, seconds)));
    }
  }

  /** What the stacks' own commands wrote so far, such as `deploy orders begins`, oldest first. */
  history(): string[] {
    return readFileSync(this.log, 'utf8').split('\n').filter(Boolean);
  }

  /** How many resources a stack has in its local state. Throws when it has no state. */
  deployed(stack: string): number {
    const state = readFileSync(join(this.folder, `terraform.${stack}.tfstate`), 'utf8');
    return (JSON.parse(state) as { resources: readonly unknown[] }).resources.length;
  }

  /** Every file below the project folder but the installed packages, byte for byte, by path. */
  files(at = ''): Readonly<Record<string, string>> {
    const entries = readdirSync(join(this.folder, at), { withFileTypes: true });
    return Object.assign(
      {},
      ...entries
        .filter((entry) => !entry.isSymbolicLink())
        .map((entry) => {
          const path = join(at, entry.name);
          return entry.isDirectory()
            ? this.files(path)
            : { [path]: readFileSync(join(this.folder, path)).toString('base64') };
        }),
    );
  }

  /** Removes the project. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private offline(): NodeJS.ProcessEnv {
    return { ...without(/^(ARM|TF|AZURE)_/, process.env), TF_CLI_CONFIG_FILE: join(this.folder, 'terraform.rc') };
  }

  private command(verb: Verb, stack: string, seconds: number): string {
    const line = (moment: string) => `echo '${verb} ${stack} ${moment}' >> '${this.log}'`;
    return `${line('begins')}; sleep ${seconds}; ${line('ends')}`;
  }
}

/** Ids of the stacks that a history says this was done to, sorted; one that it was done to twice is there twice. */
export function done(history: readonly string[], verb: Verb): string[] {
  return history
    .map((line) => line.split(' '))
    .filter(([what, , moment]) => what === verb && moment === 'ends')
    .map(([, stack]) => stack!)
    .sort();
}

/** The edges that a history does not keep, as text. Destroying goes against them. */
export function brokenEdges(history: readonly string[], verb: Verb, edges: readonly Edge[]): string[] {
  return edges
    .map(([before, after]) => (verb === 'deploy' ? [before, after] : [after, before]))
    .filter(([first, second]) => {
      const [ends, begins] = [history.indexOf(`${verb} ${first} ends`), history.indexOf(`${verb} ${second} begins`)];
      return ends === -1 || begins === -1 || ends > begins;
    })
    .map(([first, second]) => `${verb} ${second} did not wait for ${first}`);
}

/**
 * The stack with built-in resources only: each of azurerm's is a `terraform_data` of the same name, and one more runs the
 * commands. Outputs and backend stay; what reads from a cloud or keeps from destroying goes.
 */
function builtIn(stack: StackJson, command: (verb: Verb) => string): StackJson {
  const { provider: _provider, data: _data, terraform = {}, resource = {}, ...rest } = stack;
  const { required_providers: _required, ...settings } = terraform;
  const kept = Object.entries(resource).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, args]): [string, Arguments] => [name, type === 'terraform_data' ? args : {}]),
  );
  const commands = {
    provisioner: [
      { 'local-exec': { command: command('deploy') } },
      { 'local-exec': { when: 'destroy', command: command('destroy') } },
    ],
  };
  return { ...rest, terraform: settings, resource: { terraform_data: { ...Object.fromEntries(kept), commands } } };
}

function without(names: RegExp, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.test(name)));
}
