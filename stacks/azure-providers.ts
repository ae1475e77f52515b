import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import type { TerraformStack } from 'cdktf';
import { deployerOf } from '../lib/azure/deployer';
import type { PairPlan } from '../lib/plan/pair-plan';
import { cloudOf } from '../lib/values/azure-cloud';

/** The azurerm providers of one stack: one for its own subscription, and one with an alias for each other that it reaches into. */
export class AzureProviders {
  private readonly others = new Map<string, AzurermProvider>();
  private readonly own: AzurermProvider;

  constructor(
    private readonly stack: TerraformStack,
    private readonly plan: PairPlan,
    private readonly subscription: string | undefined,
  ) {
    this.own = this.make('azurerm', subscription);
  }

  /** The provider for `subscription`, or undefined when it is the stack's own. */
  for(subscription: string | undefined): AzurermProvider | undefined {
    if (subscription === undefined || subscription === this.subscription) return undefined;
    const known = this.others.get(subscription);
    if (known) return known;
    const made = this.make(`azurerm-${subscription}`, subscription, `s${subscription.replaceAll('-', '')}`);
    this.others.set(subscription, made);
    return made;
  }

  /** A subscription id as ids are computed with: given, or the deployer's. */
  idOf(subscription: string | undefined): string {
    return subscription ?? deployerOf(this.own).subscriptionId;
  }

  private make(id: string, subscription: string | undefined, alias?: string): AzurermProvider {
    const { environment } = cloudOf(this.plan.home.value);
    return new AzurermProvider(this.stack, id, {
      alias,
      subscriptionId: subscription,
      tenantId: this.plan.tenant,
      environment: environment === 'public' ? undefined : environment,
      // Recovery points are reached with Entra ID alone, and their accounts through ARM alone: no shared keys, no data plane.
      storageUseAzuread: true,
      features: [{ storage: [{ dataPlaneAvailable: false }] }],
    });
  }
}
