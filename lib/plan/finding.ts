import { join, sep } from 'node:path';

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
  declare readonly pairs: readonly PairFindings[];

  constructor(pairs: readonly PairFindings[]) {
    super(pairs.map(errorText).join('\n\n'));
    // Node prints the stack of an error that nobody catches, and its properties again as data: the message and the places
    // in the user's own program are enough.
    const stack = `\n${this.message}\n${placesOf(this.stack ?? '')}`;
    for (const [key, value] of Object.entries({ pairs, name: 'SitePairError', stack })) {
      Object.defineProperty(this, key, { value, enumerable: false, writable: true, configurable: true });
    }
  }
}

/** Frames of a stack that are neither Node's, nor a package's, nor this library's. */
function placesOf(stack: string): string {
  const library = join(__dirname, '..', '..');
  const ours = ['lib', 'stacks'].map((folder) => join(library, folder) + sep);
  const frames = stack.split('\n').filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line));
  const users = frames.filter(
    (frame) =>
      !/node:|node_modules/.test(frame) &&
      (frame.includes(join(library, 'stacks', 'main.')) || !ours.some((folder) => frame.includes(folder))),
  );
  return users.map((frame) => `\n${frame}`).join('');
}

function errorText({ pair, findings }: PairFindings): string {
  const head = `${pair}: ${count(findings.length, 'error')}, nothing was written`;
  return [head, ...findings.map(findingText)].join('\n\n');
}
