import type { Finding } from '../plan/finding';
import { count } from './markdown';
import type { PairReport } from './report';

/** Longest line of a finding in characters, unless its first sentence is longer. */
const LINE = 140;

/** What was written, for a terminal: a block for each pair, and where to look first. `folderOf`: where a pair's review is. */
export function summaryOf(reports: readonly PairReport[], folderOf: (pair: string) => string): string {
  if (reports.length === 0) return 'No pair was declared, so no review was written.';
  const heads = aligned(reports.map(headOf));
  const blocks = reports.map((report, i) => [heads[i]!, '', ...detailsOf(report)].join('\n'));
  const [first, ...others] = reports.map(({ pair }) => `${folderOf(pair)}/review.md`);
  const where = [`Read first: ${first}`, ...others.map((path) => `            ${path}`)];
  return `${blocks.join('\n\n')}\n\n${where.join('\n')}`;
}

function headOf({ pair, readiness, sites, stacks, findings }: PairReport): string[] {
  const total = stacks.reduce((sum, stack) => sum + stack.total, 0);
  const severity = (wanted: Finding['severity']) => findings.filter((finding) => finding.severity === wanted).length;
  return [
    pair,
    readiness,
    sites.map(({ label, serves }) => `${label}${serves ? ' (active)' : ''}`).join(' + '),
    `${count(stacks.length, 'stack')}, ${count(total, 'resource')}`,
    `${count(severity('error'), 'error')}, ${count(severity('warning'), 'warning')}`,
  ];
}

function detailsOf({ deployOrder, findings }: PairReport): string[] {
  const order = deployOrder.map((wave) => wave.join(', ')).join(' → ');
  const said = findings.map(({ severity, rule, problem }) => [severity, rule, shortened(problem)]);
  return [`  deploy order   ${order}`, ...(said.length > 0 ? ['', ...aligned(said).map((line) => `  ${line}`)] : [])];
}

/** The sentences that fit into a line, and always the first. */
function shortened(problem: string): string {
  const [first, ...others] = problem.split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  let line = first!;
  for (const sentence of others) {
    if (line.length + 1 + sentence.length > LINE) break;
    line += ` ${sentence}`;
  }
  return line;
}

/** Rows as lines whose columns begin below each other. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}
