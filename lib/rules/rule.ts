import type { Severity } from '../plan/finding';
import type { PairPlan } from '../plan/pair-plan';

/** One way in which a plan breaks a rule. */
export interface Violation {
  /** The prop it is about. */
  readonly path: string;
  /** What was given, and what is allowed. */
  readonly problem: string;
  /** The likely fix. */
  readonly fix: string;
  /** @default - the rule's severity */
  readonly severity?: Severity;
}

/** What a rule says of a plan. */
export type Answer = 'holds' | 'does not apply' | readonly Violation[];

/** One thing that must be so in every pair: a pure function over the plan. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** What the rule asks, as the review lists it. */
  readonly question: string;
  readonly check: (plan: PairPlan) => Answer;
}

/** `'holds'` when nothing was found. */
export const answer = (violations: readonly Violation[]): Answer => (violations.length === 0 ? 'holds' : violations);
