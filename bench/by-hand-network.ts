import { NatGateway } from '@cdktf/provider-azurerm/lib/nat-gateway/index.js';
import { NatGatewayPublicIpAssociation } from '@cdktf/provider-azurerm/lib/nat-gateway-public-ip-association/index.js';
import {
  NetworkSecurityGroup,
  type NetworkSecurityGroupSecurityRule,
} from '@cdktf/provider-azurerm/lib/network-security-group/index.js';
import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip/index.js';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet/index.js';
import { SubnetNatGatewayAssociation } from '@cdktf/provider-azurerm/lib/subnet-nat-gateway-association/index.js';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association/index.js';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network/index.js';
import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';

/** Address ranges of one network, as CIDRs. */
export interface HandWrittenRanges {
  readonly addressSpace: string;
  readonly nodes: string;
  readonly ingress: string;
  readonly privateEndpoints: string;
}

/** Where a resource is. */
interface Place {
  readonly resourceGroupName: string;
  readonly location: string;
  readonly tags: Record<string, string>;
}

/** A network of three subnets, each behind its own NSG, and the NAT gateway of its nodes. */
export function networkByHand(stack: TerraformStack, name: string, place: Place, ranges: HandWrittenRanges) {
  const scope = new Construct(stack, 'network');
  const network = new VirtualNetwork(scope, 'network', { ...place, name, addressSpace: [ranges.addressSpace] });

  const subnet = (id: string, range: string, securityRule: NetworkSecurityGroupSecurityRule[] = []) => {
    const made = new Subnet(scope, id, {
      name: id,
      resourceGroupName: place.resourceGroupName,
      virtualNetworkName: network.name,
      addressPrefixes: [range],
      defaultOutboundAccessEnabled: false,
    });
    const nsg = new NetworkSecurityGroup(scope, `${id}-nsg`, { ...place, name: `${name}-${id}`, securityRule });
    new SubnetNetworkSecurityGroupAssociation(scope, `${id}-nsg-association`, {
      subnetId: made.id,
      networkSecurityGroupId: nsg.id,
    });
    return made;
  };
  const nodes = subnet('nodes', ranges.nodes, [
    {
      name: 'allow-web-from-internet',
      description: 'Users and health probes reach the public load balancer; the address they see is the entry address.',
      priority: 100,
      direction: 'Inbound',
      access: 'Allow',
      protocol: 'Tcp',
      sourceAddressPrefix: 'Internet',
      sourcePortRange: '*',
      destinationAddressPrefix: '*',
      destinationPortRanges: ['80', '443'],
    },
  ]);
  const ingress = subnet('ingress', ranges.ingress);
  subnet('private-endpoints', ranges.privateEndpoints);

  const ip = new PublicIp(scope, 'egress-ip', {
    ...place,
    name: `${name}-egress`,
    allocationMethod: 'Static',
    sku: 'Standard',
    zones: ['1', '2', '3'],
  });
  const gateway = new NatGateway(scope, 'nat-gateway', { ...place, name, skuName: 'Standard' });
  const egress = [
    new NatGatewayPublicIpAssociation(scope, 'egress-ip-association', {
      natGatewayId: gateway.id,
      publicIpAddressId: ip.id,
    }),
    new SubnetNatGatewayAssociation(scope, 'nodes-nat-association', { subnetId: nodes.id, natGatewayId: gateway.id }),
  ];
  return { nodes, ingress, egress };
}
