import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Arguments, StackJson } from '../../support/azurerm-schema';
import { OFFLINE_ENVIRONMENT_5, translate } from './azurerm-5';
import { run } from './command';
import type { State } from './crafted-state';
import { Plan, type PlanJson } from './plan';
import { findProvider, PINNED_VERSION, type Provider } from './provider';
import type { ProviderSchemas } from './provider-schema';
import { OFFLINE, startTokenEndpoint, type TokenEndpoint } from './token-endpoint';

/** No call takes longer with two plans at a time on two cores; a data source that waits for a cloud would take for ever. */
const LIMIT_SECONDS = 120;

/** Arguments by which a provider block says how it signs in; offline, it asks the token endpoint. */
const AUTHENTICATION = /^(use_(cli|msi|oidc|aks_workload_identity)|msi_|oidc_|client_)/;

/** terraform and the azurerm provider, with no cloud: one temporary folder, one token endpoint, both gone after `stop`. */
export class Terraform {
  /** Finds the provider (see {@link findProvider}) and starts the token endpoint. */
  static async start(): Promise<Terraform> {
    const provider = await findProvider();
    const root = mkdtempSync(join(tmpdir(), 'sitepair-terraform-'));
    const config = `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(provider.mirror)}\n  }\n}\n`;
    writeFileSync(join(root, 'terraform.rc'), config);
    return new Terraform(provider, root, await startTokenEndpoint());
  }

  private folders = 0;
  private schemas: Promise<Readonly<Record<string, ProviderSchemas>>> | undefined;

  private constructor(
    readonly provider: Provider,
    private readonly root: string,
    readonly tokens: TokenEndpoint,
  ) {}

  /** Writes a stack (in the shape of azurerm 4.55) into a folder of its own, translated and without backend, and runs init. */
  async open(stack: StackJson): Promise<Workspace> {
    this.folders += 1;
    const folder = join(this.root, String(this.folders));
    mkdirSync(folder);
    const { version } = this.provider;
    const offline = withoutCloud(version === PINNED_VERSION ? stack : translate(stack, version));
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(offline, null, 2));
    const workspace = new Workspace(this, folder);
    await workspace.call('init', '-input=false');
    return workspace;
  }

  /** init and plan in one (a plan validates too); throws what terraform printed when one of them fails. */
  async plan(stack: StackJson, state?: State): Promise<Plan> {
    const workspace = await this.open(stack);
    return workspace.plan(state);
  }

  /** The providers' own schemas by provider address; asked for once. */
  providerSchemas(workspace: Workspace): Promise<Readonly<Record<string, ProviderSchemas>>> {
    this.schemas ??= workspace
      .call('providers', 'schema', '-json')
      .then((output) => JSON.parse(output).provider_schemas as Record<string, ProviderSchemas>);
    return this.schemas;
  }

  /** Environment of every call: the caller's, without its Azure and Terraform settings. */
  get env(): NodeJS.ProcessEnv {
    const kept = Object.entries(process.env).filter(([name]) => !/^(ARM|TF|AZURE)_/.test(name));
    return {
      ...Object.fromEntries(kept),
      TF_CLI_CONFIG_FILE: join(this.root, 'terraform.rc'),
      TF_IN_AUTOMATION: '1',
      CHECKPOINT_DISABLE: '1',
      ARM_USE_MSI: 'true',
      ARM_USE_CLI: 'false',
      ARM_MSI_ENDPOINT: this.tokens.url,
      ARM_SUBSCRIPTION_ID: OFFLINE.subscription,
      ARM_TENANT_ID: OFFLINE.tenant,
      ARM_CLIENT_ID: OFFLINE.client,
      ARM_RESOURCE_PROVIDER_REGISTRATIONS: 'none',
      ...(this.provider.version === PINNED_VERSION
        ? { ARM_PROVIDER_ENHANCED_VALIDATION: 'false' }
        : OFFLINE_ENVIRONMENT_5),
    };
  }

  /** Stops the token endpoint and removes every folder. */
  async stop(): Promise<void> {
    await this.tokens.stop();
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** One stack in its folder, after init. */
export class Workspace {
  /** Seconds that each terraform command took, by its name. */
  readonly seconds: Record<string, number> = {};

  constructor(
    readonly terraform: Terraform,
    readonly folder: string,
  ) {}

  /** `terraform validate`; throws its findings. */
  async validate(): Promise<void> {
    await this.call('validate');
  }

  /** Plans against a state, by default an empty one: nothing is refreshed, locked or read from a cloud. */
  async plan(state?: State): Promise<Plan> {
    const file = join(this.folder, 'terraform.tfstate');
    rmSync(file, { force: true });
    if (state !== undefined) {
      writeFileSync(file, JSON.stringify(state));
    }
    await this.call('plan', '-input=false', '-refresh=false', '-lock=false', '-out=plan');
    return new Plan(JSON.parse(await this.call('show', '-json', 'plan')) as PlanJson);
  }

  /** Runs one terraform command and returns its standard output; throws all it printed when it fails. */
  async call(command: string, ...args: readonly string[]): Promise<string> {
    const color = args.includes('-json') ? [] : ['-no-color'];
    const { env } = this.terraform;
    const finished = await run('terraform', [command, ...args, ...color], {
      cwd: this.folder,
      env,
      limitSeconds: LIMIT_SECONDS,
    });
    this.seconds[command] = (this.seconds[command] ?? 0) + finished.seconds;
    if (finished.code !== 0) {
      throw new Error(`terraform ${command} failed with exit code ${finished.code}.\n${finished.output.trim()}`);
    }
    return finished.stdout;
  }
}

/** The stack without its backend and without the ways to sign in of its provider blocks. */
function withoutCloud(stack: StackJson): StackJson {
  const { backend: _backend, cloud: _cloud, ...terraform } = stack.terraform ?? {};
  const offline = (block: Arguments): Arguments =>
    Object.fromEntries(Object.entries(block).filter(([name]) => !AUTHENTICATION.test(name)));
  const azurerm = stack.provider?.azurerm;
  const provider = azurerm === undefined ? stack.provider : { ...stack.provider, azurerm: azurerm.map(offline) };
  return { ...stack, terraform, ...(provider !== undefined && { provider }) };
}
