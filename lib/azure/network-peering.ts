import { VirtualNetworkPeering } from '@cdktf/provider-azurerm/lib/virtual-network-peering/index.js';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

/** One end of a peering. */
export interface PeeringEnd {
  /** Name of the peering at this end. */
  readonly name: string;
  readonly resourceGroup: string;
  readonly networkName: string;
  /** ARM id of the network. */
  readonly networkId: string;
  /** Address space as a CIDR: when it changes, the peer's end learns the new routes. */
  readonly addressSpace: string;
  /** @default - the stack's provider */
  readonly provider?: TerraformProvider;
}

/** Joins two networks, both ways: Azure connects them only when each end knows the other. */
export class NetworkPeering extends Construct {
  readonly peerings: readonly [VirtualNetworkPeering, VirtualNetworkPeering];

  constructor(scope: Construct, id: string, a: PeeringEnd, b: PeeringEnd) {
    super(scope, id);
    this.peerings = [this.end(a, b), this.end(b, a)];
  }

  private end(here: PeeringEnd, there: PeeringEnd): VirtualNetworkPeering {
    return new VirtualNetworkPeering(this, here.name, {
      name: here.name,
      resourceGroupName: here.resourceGroup,
      virtualNetworkName: here.networkName,
      remoteVirtualNetworkId: there.networkId,
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic: false,
      allowGatewayTransit: false,
      useRemoteGateways: false,
      triggers: { remote_address_space: there.addressSpace },
      provider: here.provider,
    });
  }
}
