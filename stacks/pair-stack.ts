import { App, type IStackSynthesizer, type ISynthesisSession } from 'cdktf';
import type { Construct } from 'constructs';
import { AppPairs } from './app-pairs';
import { FastStack } from './fast-stack';

/** A stack of a pair: nothing of the App is written until every pair in it was checked. */
export abstract class PairStack extends FastStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.synthesizer = this.wrap(this.synthesizer);
  }

  /** Checks every pair of the App, once a synth; then prepares this stack. @throws SitePairError with all errors of all pairs */
  override prepareStack(): void {
    AppPairs.of(App.of(this)).beforePrepare(this);
    super.prepareStack();
  }

  /** Writes what belongs beside the stack's Terraform, into its folder. */
  protected writeBeside(_folder: string): void {}

  /** Test helpers of cdktf synthesize without preparing: the check is made here too. */
  private wrap(stock: IStackSynthesizer): IStackSynthesizer {
    return {
      synthesize: (session: ISynthesisSession) => {
        AppPairs.of(App.of(this)).beforeSynthesize(this);
        stock.synthesize(session);
        const entry = session.manifest.forStack(this);
        // The CLI finds a stack by its name and cdktf writes the construct's path, which differs below a grouping construct.
        entry.dependencies.splice(0, entry.dependencies.length, ...this.dependencies.map((stack) => stack.node.id));
        this.writeBeside(`${session.outdir}/${entry.workingDirectory}`);
      },
    };
  }
}
