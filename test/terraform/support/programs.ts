import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StackJson } from '../../support/azurerm-schema';
import { run } from './command';

const ROOT = join(__dirname, '..', '..', '..');
const LIMIT_SECONDS = 60;

/** The programs that people start from: `stacks/main.ts` and every one in `examples/`, as paths in the project. */
export function programs(): string[] {
  const examples = readdirSync(join(ROOT, 'examples')).filter((file) => file.endsWith('.ts'));
  return ['stacks/main.ts', ...examples.sort().map((file) => `examples/${file}`)];
}

/**
 * Runs a program in a process of its own, as its reader would, and returns the stacks that it wrote by id. Throws what it
 * printed when it fails, and when it wrote no stack.
 */
export async function synthesize(program: string): Promise<Readonly<Record<string, StackJson>>> {
  const folder = mkdtempSync(join(tmpdir(), 'sitepair-program-'));
  try {
    const env: NodeJS.ProcessEnv = { ...process.env, CDKTF_OUTDIR: folder };
    // Inside node:test, a child that sees this variable reports to its parent instead of running alone.
    delete env.NODE_TEST_CONTEXT;
    const args = ['--import', 'tsx', program];
    const finished = await run(process.execPath, args, { cwd: ROOT, env, limitSeconds: LIMIT_SECONDS });
    if (finished.code !== 0) {
      throw new Error(`${program} failed with exit code ${finished.code}.\n${finished.output.trim()}`);
    }
    const stacks = join(folder, 'stacks');
    return Object.fromEntries(
      readdirSync(stacks)
        .sort()
        .map((id) => [id, JSON.parse(readFileSync(join(stacks, id, 'cdk.tf.json'), 'utf8')) as StackJson]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many resources a stack declares. */
export function resourceCount(stack: StackJson): number {
  return Object.values(stack.resource ?? {}).reduce((sum, byName) => sum + Object.keys(byName).length, 0);
}
