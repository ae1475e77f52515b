/** `error`: nothing is written. `warning`: written, and said in the summary and the review. */
export type Severity = 'error' | 'warning';

/** One thing that is wrong, or should be known, about a declared pair. A sentence for whoever typed the value. */
export interface Finding {
  /** The rule that found it, for example `networks-do-not-overlap`. */
  readonly rule: string;
  readonly severity: Severity;
  /** The prop it is about, for example `standby.network` or `nodePools[apps].max`. */
  readonly path: string;
  /** What was given, and what is allowed. */
  readonly problem: string;
  /** The likely fix. */
  readonly fix: string;
}

/** The rule under which values are reported that no plan can be made from. */
export const LEGAL_VALUE = 'value-is-legal';

/** Collects every problem of a declaration, so that all are reported at once. */
export class Problems {
  readonly findings: Finding[] = [];

  /** Notes that the value at `path` cannot be used. */
  add(path: string, problem: string, fix: string): void {
    this.findings.push({ rule: LEGAL_VALUE, severity: 'error', path, problem, fix });
  }

  /** Runs `read`; an error it throws becomes a problem at `path`, with `fix` as the way out. */
  read<T>(path: string, fix: string, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      this.add(path, error instanceof Error ? error.message : String(error), fix);
      return undefined;
    }
  }
}

/** The findings of one pair. */
export interface PairFindings {
  readonly pair: string;
  readonly findings: readonly Finding[];
}

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** One finding as three lines: rule and prop, what is wrong, what to do. */
export function findingText(finding: Finding): string {
  return `  ${finding.rule}   ${finding.path}\n      ${finding.problem}\n      ${finding.fix}`;
}

/** Thrown when a pair cannot be synthesized. The message holds every error of every pair of the App; no file was written. */
export class SitePairError extends Error {
  /** The errors, by pair. */
  readonly pairs: readonly PairFindings[];

  constructor(pairs: readonly PairFindings[]) {
    super(pairs.map(errorText).join('\n\n'));
    this.name = 'SitePairError';
    this.pairs = pairs;
    // The message names the props; frames of this library would only push it off the screen.
    this.stack = `\n${this.message}\n`;
  }
}

function errorText({ pair, findings }: PairFindings): string {
  const head = `${pair}: ${count(findings.length, 'error')}, nothing was written`;
  return [head, ...findings.map(findingText)].join('\n\n');
}
