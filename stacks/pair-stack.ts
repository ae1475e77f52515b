import { App, type IStackSynthesizer, type ISynthesisSession } from 'cdktf';
import type { Construct } from 'constructs';
import { AppPairs } from './app-pairs';
import { FastStack } from './fast-stack';
import { nameDependencies } from './manifest-names';

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
        nameDependencies(session, this);
        this.writeBeside(`${session.outdir}/${session.manifest.forStack(this).workingDirectory}`);
      },
    };
  }
}
