import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences } from './compare';
import type { ImportCost } from './import-cost';
import type { Side } from './programs';
import { aligned, type Measured, table, verdict } from './report';

/** Runs of either side by number of pairs. */
const SIZES = [
  { pairs: 1, runs: 5 },
  { pairs: 10, runs: 5 },
  { pairs: 100, runs: 3 },
  { pairs: 300, runs: 3 },
];
const MOST_DIFFERENCES = 20;
const IMPORT_RUNS = 3;
const IMPORTS = { cdktf: 'cdktf', 'by hand': './bench/by-hand.ts', sitepair: './lib/index.ts' };

/** What a program of this folder prints, run in a fresh process. */
function run(program: string, ...args: string[]): string {
  const file = join(__dirname, program);
  return execFileSync(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: join(__dirname, '..'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Runs both sides once, and compares what they wrote. @throws Error when it is not the same */
function measure(pairs: number): Record<Side, number> {
  const folder = mkdtempSync(join(tmpdir(), 'sitepair-bench-'));
  try {
    const [hand, pair] = [join(folder, 'byHand'), join(folder, 'sitePair')];
    const byHand = Number(run('measure.ts', 'byHand', `${pairs}`, hand));
    const sitePair = Number(run('measure.ts', 'sitePair', `${pairs}`, pair));
    const different = differences(hand, pair).slice(0, MOST_DIFFERENCES);
    if (different.length > 0) throw new Error(`At ${pairs} pairs the output differs:\n${different.join('\n')}`);
    return { byHand, sitePair };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All sizes in turn, round after round: a machine that is slower for a minute is slower for all of them. */
function measureAll(): Measured[] {
  const all = SIZES.map(({ pairs }) => ({ pairs, byHand: [] as number[], sitePair: [] as number[] }));
  for (let round = 0; round < Math.max(...SIZES.map(({ runs }) => runs)); round++) {
    for (const [i, { pairs, runs }] of SIZES.entries()) {
      if (round >= runs) continue;
      const { byHand, sitePair } = measure(pairs);
      all[i]!.byHand.push(byHand);
      all[i]!.sitePair.push(sitePair);
    }
  }
  return all;
}

/** The cheapest of several imports of one module. */
function importCost(module: string): ImportCost {
  const costs = Array.from({ length: IMPORT_RUNS }, () => JSON.parse(run('import-cost.ts', module)) as ImportCost);
  return costs.reduce((best, cost) => (cost.milliseconds < best.milliseconds ? cost : best));
}

function importTable(): string {
  const rows = Object.entries(IMPORTS).map(([name, module]) => {
    const { milliseconds, files, own, classes } = importCost(module);
    return [name, milliseconds.toFixed(0), `${files}`, `${own}`, `${classes.length}`];
  });
  return aligned([['import of', 'ms', 'files', "the project's", 'azurerm classes'], ...rows]);
}

measure(1); // fills the caches of tsx and of the file system
const all = measureAll();
console.log(
  `Construct and synth, fastest run of each side; manifest.json and all Terraform are the same to the byte.\n\n${table(all)}\n`,
);
console.log(importTable());
const wrong = verdict(all);
if (wrong.length > 0) {
  console.error(`\n${wrong.join('\n')}`);
  process.exitCode = 1;
}
