import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';

/** A resource as Terraform reads it. */
export type TerraformBlock = Readonly<Record<string, unknown>>;

/** One stack as it was written. */
export class SynthesizedStack {
  constructor(
    readonly id: string,
    /** The whole `cdk.tf.json`. */
    readonly json: TerraformBlock,
    /** Ids of the stacks that are deployed before it. */
    readonly dependencies: readonly string[],
  ) {}

  /** Resources of `type`, such as `azurerm_kubernetes_cluster`, in the order of their names; all of them when left out. */
  resources(type?: string): readonly TerraformBlock[] {
    const byType = (this.json.resource ?? {}) as Readonly<Record<string, Readonly<Record<string, TerraformBlock>>>>;
    return Object.keys(byType)
      .filter((each) => type === undefined || each === type)
      .flatMap((each) => Object.values(byType[each]!));
  }

  /** The only resource of `type`. @throws Error when there is none, or more than one. */
  only(type: string): TerraformBlock {
    const found = this.resources(type);
    if (found.length !== 1) throw new Error(`${this.id} has ${found.length} resources of type ${type}, not one.`);
    return found[0]!;
  }
}

/** Everything that one program wrote. */
export class SynthesizedApp {
  constructor(
    /** Every file by its path below the output folder. */
    readonly files: ReadonlyMap<string, string>,
    private readonly byId: ReadonlyMap<string, SynthesizedStack>,
  ) {}

  /** Ids of all stacks, sorted. */
  get stacks(): readonly string[] {
    return [...this.byId.keys()].sort();
  }

  /** The stack with this id. @throws Error when there is none. */
  stack(id: string): SynthesizedStack {
    const stack = this.byId.get(id);
    if (!stack) throw new Error(`No stack ${id} was written; there are ${this.stacks.join(', ')}.`);
    return stack;
  }

  /** The text of one file, for example `stacks/orders/pair/review.md`. @throws Error when it was not written. */
  file(path: string): string {
    const text = this.files.get(path);
    if (text === undefined)
      throw new Error(`No file ${path} was written; there are ${[...this.files.keys()].join(', ')}.`);
    return text;
  }
}

interface Manifest {
  readonly stacks: Readonly<
    Record<string, { readonly synthesizedStackPath: string; readonly dependencies: readonly string[] }>
  >;
}

/**
 * Synthesizes what `build` declares, as `app.synth()` does with every check, into a temporary folder, and reads it back.
 * @throws what the program throws, for example `SitePairError`
 */
export function synthesize(build: (app: App) => unknown): SynthesizedApp {
  const outdir = mkdtempSync(join(tmpdir(), 'sitepair-'));
  try {
    const app = new App({ outdir, stackTraces: false });
    build(app);
    app.synth();
    const files = new Map(filesBelow(outdir).map((path) => [path, readFileSync(join(outdir, path), 'utf8')]));
    const { stacks } = JSON.parse(files.get('manifest.json')!) as Manifest;
    const read = Object.entries(stacks).map(
      ([id, entry]) =>
        [id, new SynthesizedStack(id, JSON.parse(files.get(entry.synthesizedStackPath)!), entry.dependencies)] as const,
    );
    return new SynthesizedApp(files, new Map(read));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function filesBelow(folder: string, at = ''): string[] {
  return readdirSync(join(folder, at), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(folder, join(at, entry.name)) : [join(at, entry.name)]))
    .sort();
}
