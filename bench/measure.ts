import { App } from 'cdktf';
import { pairIds, programOf, type Side } from './programs';

// One measurement, in a process of its own: `measure.ts <side> <pairs> <output folder>` prints the milliseconds from the
// first construct to the last byte. Everything is imported before.
const [side, count, outdir] = process.argv.slice(2) as [Side, string, string];
const program = programOf(side, pairIds(Number(count)));

// tsx turns source maps on, a compiled program has none. cdktf takes a stack trace for every token, and with source maps
// each costs far more: they would flatter SitePair, which takes no traces.
process.setSourceMapsEnabled(false);

const start = performance.now();
const app = new App({ outdir });
program(app);
app.synth();
console.log(performance.now() - start);
