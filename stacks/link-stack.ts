import type { Construct } from 'constructs';
import { NetworkPeering, type PeeringEnd } from '../lib/azure/network-peering';
import type { PairPlan, SitePlan } from '../lib/plan/pair-plan';
import { ResourceId } from '../lib/values/resource-id';
import { AzureProviders } from './azure-providers';
import { attachBackend } from './backend';
import { PairStack } from './pair-stack';

/** What needs both sites to exist: their peering. Never applied on the day one of them is gone. */
export class LinkStack extends PairStack {
  readonly peering: NetworkPeering;
  private readonly providers: AzureProviders;

  /** @internal Made by `SitePair`. */
  constructor(scope: Construct, pair: PairPlan) {
    super(scope, `${pair.pair}-link`);
    const [primary, standby] = pair.sites;
    this.providers = new AzureProviders(this, pair, primary.subscription);
    attachBackend(this, pair.state);
    this.peering = new NetworkPeering(this, 'peering', this.end(primary), this.end(standby));
  }

  private end({ names, network, subscription }: SitePlan): PeeringEnd {
    return {
      name: names.peering,
      resourceGroup: names.group,
      networkName: names.network,
      networkId: ResourceId.virtualNetwork(
        { subscription: this.providers.idOf(subscription), group: names.group },
        names.network,
      ),
      addressSpace: `${network.addressSpace.value}`,
      provider: this.providers.for(subscription),
    };
  }
}
