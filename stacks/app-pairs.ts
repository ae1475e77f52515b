import { type App, Aspects, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { type Finding, type PairFindings, SitePairError } from '../lib/plan/finding';
import { nameDependencies } from './manifest-names';
import { refuseSecondCore } from './one-core';

/** What the check of an App needs to know of one pair. */
export interface CheckedPair {
  readonly id: string;
  /** What the rules found. */
  readonly findings: readonly Finding[];
  /** Its stacks, the pair's own first. */
  readonly stacks: readonly TerraformStack[];
}

const ERROR_ANNOTATION = '@cdktf/error';

/** All pairs of one App, checked together before the first byte is written. */
export class AppPairs {
  /** The pairs of `app`. @throws Error when `app` is of another copy of cdktf than this library's */
  static of(app: App): AppPairs {
    const pairs = PAIRS.get(app) ?? new AppPairs(app);
    PAIRS.set(app, pairs);
    return pairs;
  }

  readonly pairs: CheckedPair[] = [];
  /** Stacks that were prepared or synthesized since the last check. */
  private readonly seen = new Set<TerraformStack>();
  /** Stacks of the user's whose dependencies are named. */
  private readonly named = new Set<TerraformStack>();

  private constructor(private readonly app: App) {
    refuseSecondCore(app);
  }

  /** The errors that the pairs so far have. */
  errors(): PairFindings[] {
    return this.pairs.map((pair) => ({ pair: pair.id, findings: pair.findings.filter(isError) })).filter(hasFindings);
  }

  /** Checks before the first stack of a synth is prepared. A stack that comes again begins a new synth. */
  beforePrepare(stack: TerraformStack): void {
    if (this.seen.has(stack)) this.seen.clear();
    this.beforeSynthesize(stack);
  }

  /** Checks unless this synth was checked already. */
  beforeSynthesize(stack: TerraformStack): void {
    if (this.seen.size === 0) this.check();
    this.seen.add(stack);
  }

  private check(): void {
    this.pairs.forEach(carryAspects);
    const stacks = stacksBelow(this.app);
    this.nameDependenciesOfUsers(stacks);
    const clashes = this.clashes(stacks);
    const broken = this.pairs
      .map((pair) => ({
        pair: pair.id,
        findings: [
          ...pair.findings.filter(isError),
          ...clashes.filter(({ owner }) => owner === pair).map(({ finding }) => finding),
          ...pair.stacks.flatMap(constructErrors),
        ],
      }))
      .filter(hasFindings);
    if (broken.length > 0) throw new SitePairError(broken);
  }

  /** A user's own stack may be deployed after a pair that stands in a construct. */
  private nameDependenciesOfUsers(stacks: readonly TerraformStack[]): void {
    const ours = new Set(this.pairs.flatMap((pair) => pair.stacks));
    for (const stack of stacks) {
      if (this.named.has(stack) || !stack.dependencies.some((each) => ours.has(each)) || ours.has(stack)) continue;
      this.named.add(stack);
      const stock = stack.synthesizer;
      stack.synthesizer = {
        synthesize: (session) => {
          stock.synthesize(session);
          nameDependencies(session, stack);
        },
      };
    }
  }

  /** Two stacks with one id overwrite each other without a word from cdktf. */
  private clashes(stacks: readonly TerraformStack[]): { owner: CheckedPair | undefined; finding: Finding }[] {
    const byId = new Map<string, TerraformStack[]>();
    for (const stack of stacks) byId.set(stack.node.id, [...(byId.get(stack.node.id) ?? []), stack]);
    return [...byId]
      .filter(([, twins]) => twins.length > 1)
      .map(([id, twins]) => ({
        owner: this.pairs.find((pair) => pair.stacks.some((stack) => twins.includes(stack))),
        finding: {
          rule: 'stack-ids-are-unique',
          severity: 'error',
          path: 'id',
          problem: `${twins.length} stacks of this App are called ${id} (${twins.map((stack) => stack.node.path).join(', ')}); one would overwrite the other.`,
          fix: 'Give the pair, its sites or the other stack another name.',
        },
      }));
  }
}

const PAIRS = new WeakMap<App, AppPairs>();

const isError = (finding: Finding) => finding.severity === 'error';
const hasFindings = ({ findings }: PairFindings) => findings.length > 0;

/** Aspects put on a pair are meant for all of it; its sites are its siblings. */
function carryAspects({ stacks: [own, ...others] }: CheckedPair): void {
  for (const aspect of Aspects.of(own!).all) {
    for (const stack of others) {
      if (!Aspects.of(stack).all.includes(aspect)) Aspects.of(stack).add(aspect);
    }
  }
}

/** What constructs below a stack, the user's among them, have against it. */
function constructErrors(stack: TerraformStack): Finding[] {
  return stack.node.findAll().flatMap((construct) => {
    const said = construct.node.validate();
    const annotated = construct.node.metadata
      .filter((entry) => entry.type === ERROR_ANNOTATION)
      .map((entry) => String(entry.data));
    return [...said, ...annotated].map(
      (problem): Finding => ({
        rule: 'constructs-are-valid',
        severity: 'error',
        path: construct.node.path,
        problem,
        fix: 'Mend the construct at this path.',
      }),
    );
  });
}

function stacksBelow(construct: IConstruct): TerraformStack[] {
  return construct.node.children.flatMap((child) => [
    ...(TerraformStack.isStack(child) ? [child] : []),
    ...stacksBelow(child),
  ]);
}
