/** Milliseconds of every run of both sides, for one number of pairs. */
export interface Measured {
  readonly pairs: number;
  readonly byHand: readonly number[];
  readonly sitePair: readonly number[];
}

/** SitePair's share of the hand-written time. */
export interface Ratio {
  /** Of the fastest runs. */
  readonly minimum: number;
  /** Of the median runs. */
  readonly median: number;
}

/** From how many pairs on `HIGHEST_RATIO` holds. */
export const RATIO_FROM = 10;
/** Most of the hand-written time that SitePair may take. */
export const HIGHEST_RATIO = 0.7;
/** Most that a pair may cost at 300 pairs, in times of what it costs at 100. */
export const HIGHEST_GROWTH = 1.5;

/** How the two sides compare. */
export function ratioOf({ byHand, sitePair }: Measured): Ratio {
  return {
    minimum: Math.min(...sitePair) / Math.min(...byHand),
    median: median(sitePair) / median(byHand),
  };
}

/** What is not as it must be, as sentences. Judged by the fastest runs: what else a machine does only ever adds time. */
export function verdict(all: readonly Measured[]): string[] {
  const slow = all
    .filter(({ pairs }) => pairs >= RATIO_FROM)
    .map((measured) => ({ pairs: measured.pairs, ratio: ratioOf(measured).minimum }))
    .filter(({ ratio }) => ratio > HIGHEST_RATIO)
    .map(
      ({ pairs, ratio }) =>
        `At ${pairs} pairs SitePair takes ${ratio.toFixed(2)} of the hand-written time; ${HIGHEST_RATIO} is allowed.`,
    );
  const [at100, at300] = [100, 300].map((pairs) => all.find((measured) => measured.pairs === pairs));
  if (!at100 || !at300) return slow;
  const growth = perPair(at300) / perPair(at100);
  if (growth <= HIGHEST_GROWTH) return slow;
  return [
    ...slow,
    `A pair costs ${growth.toFixed(2)} times as much at 300 pairs as at 100; ${HIGHEST_GROWTH} is allowed.`,
  ];
}

/** The measurements as a table. */
export function table(all: readonly Measured[]): string {
  const head = ['pairs', 'by hand ms', 'SitePair ms', 'ratio', 'ratio of medians', 'SitePair ms/pair'];
  const rows = all.map((measured) => {
    const { minimum, median } = ratioOf(measured);
    return [
      `${measured.pairs}`,
      Math.min(...measured.byHand).toFixed(0),
      Math.min(...measured.sitePair).toFixed(0),
      minimum.toFixed(2),
      median.toFixed(2),
      perPair(measured).toFixed(1),
    ];
  });
  return aligned([head, ...rows]);
}

/** Columns of text, each as wide as its widest cell. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => cell.padStart(widths[column]!)).join('  ')).join('\n');
}

function perPair({ pairs, sitePair }: Measured): number {
  return Math.min(...sitePair) / pairs;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
