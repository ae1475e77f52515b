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
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { SiteNames } from '../plan/naming';
import type { AzureRegion } from '../values/azure-region';
import { ResourceName } from '../values/resource-name';

/** How nodes reach the internet, in AKS's words. */
export type OutboundType = 'userAssignedNATGateway' | 'userDefinedRouting' | 'loadBalancer';

/** A network that a cluster can live in: made here, or joined. */
export interface ISiteNetwork {
  readonly nodesSubnetId: string;
  readonly ingressSubnetId: string;
  readonly outboundType: OutboundType;
  /** Public address that nodes leave from; undefined when this library does not know it. */
  readonly egressAddress: string | undefined;
  /** What must exist before a cluster is made, so that its nodes reach the internet. */
  readonly egress: readonly ITerraformDependable[];
}

/** A network that exists. */
export interface ExistingNetworkProps {
  /** ARM id of the subnet for nodes. */
  readonly nodesSubnetId: string;
  /** ARM id of the subnet for internal load balancers. */
  readonly ingressSubnetId: string;
  /**
   * How nodes reach the internet there.
   * @default 'userDefinedRouting' - a route table on the subnet sends them out
   */
  readonly outboundType?: OutboundType;
}

/** Names of a network's resources. */
export type SiteNetworkNames = Pick<
  SiteNames,
  | 'network'
  | 'nodesSubnet'
  | 'ingressSubnet'
  | 'privateEndpointsSubnet'
  | 'nodesNsg'
  | 'ingressNsg'
  | 'privateEndpointsNsg'
  | 'natGateway'
  | 'egressIp'
>;

/** A network to make. */
export interface SiteNetworkProps {
  readonly region: AzureRegion;
  /** Name of the resource group it is made in. */
  readonly resourceGroup: string;
  /** Name of the network, and the start of all other names. */
  readonly name: string;
  /** @default - made from `name` */
  readonly names?: Partial<SiteNetworkNames>;
  /** Address space as a CIDR. */
  readonly addressSpace: string;
  /** Address ranges within it, as CIDRs. */
  readonly subnets: { readonly nodes: string; readonly ingress: string; readonly privateEndpoints: string };
  /**
   * TCP ports that the internet may reach on the cluster's public load balancers.
   * @default ['80', '443']
   */
  readonly publicPorts?: readonly string[];
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A virtual network with subnets for nodes, ingress and private endpoints, each behind its own NSG, and a NAT gateway. */
export class SiteNetwork extends Construct implements ISiteNetwork {
  /** Joins a network that exists. Nothing is made or changed in it but the cluster's roles. */
  static existing(props: ExistingNetworkProps): ISiteNetwork {
    return {
      nodesSubnetId: props.nodesSubnetId,
      ingressSubnetId: props.ingressSubnetId,
      outboundType: props.outboundType ?? 'userDefinedRouting',
      egressAddress: undefined,
      egress: [],
    };
  }

  readonly virtualNetwork: VirtualNetwork;
  readonly nodesSubnetId: string;
  readonly ingressSubnetId: string;
  readonly privateEndpointsSubnetId: string;
  readonly outboundType = 'userAssignedNATGateway';
  readonly egressAddress: string;
  readonly egress: readonly ITerraformDependable[];

  private readonly props: SiteNetworkProps;
  private readonly names: SiteNetworkNames;

  constructor(scope: Construct, id: string, props: SiteNetworkProps) {
    super(scope, id);
    this.props = props;
    this.names = { ...namesFrom(props.name), ...props.names };
    this.virtualNetwork = new VirtualNetwork(this, 'network', {
      ...this.place(this.names.network),
      addressSpace: [props.addressSpace],
    });
    const nodes = this.subnet('nodes', this.names.nodesSubnet, this.names.nodesNsg, props.subnets.nodes, [
      allowFromInternet(props.publicPorts ?? ['80', '443']),
    ]);
    this.nodesSubnetId = nodes.id;
    this.ingressSubnetId = this.subnet(
      'ingress',
      this.names.ingressSubnet,
      this.names.ingressNsg,
      props.subnets.ingress,
    ).id;
    this.privateEndpointsSubnetId = this.subnet(
      'private-endpoints',
      this.names.privateEndpointsSubnet,
      this.names.privateEndpointsNsg,
      props.subnets.privateEndpoints,
    ).id;
    const { address, associations } = this.natGateway(nodes);
    this.egressAddress = address;
    this.egress = associations;
  }

  private place(name: string) {
    return {
      name,
      resourceGroupName: this.props.resourceGroup,
      location: this.props.region.name,
      tags: this.props.tags,
    };
  }

  /** A subnet without Azure's own way to the internet, and its NSG. */
  private subnet(
    id: string,
    name: string,
    nsgName: string,
    range: string,
    rules: NetworkSecurityGroupSecurityRule[] = [],
  ): Subnet {
    const subnet = new Subnet(this, id, {
      name,
      resourceGroupName: this.props.resourceGroup,
      virtualNetworkName: this.virtualNetwork.name,
      addressPrefixes: [range],
      defaultOutboundAccessEnabled: false,
    });
    const nsg = new NetworkSecurityGroup(this, `${id}-nsg`, { ...this.place(nsgName), securityRule: rules });
    new SubnetNetworkSecurityGroupAssociation(this, `${id}-nsg-association`, {
      subnetId: subnet.id,
      networkSecurityGroupId: nsg.id,
    });
    return subnet;
  }

  /** One address for everything that nodes send out. Without zones of its own: a Standard NAT gateway takes one zone or none. */
  private natGateway(nodes: Subnet) {
    const ip = new PublicIp(this, 'egress-ip', {
      ...this.place(this.names.egressIp),
      allocationMethod: 'Static',
      sku: 'Standard',
      zones: zonesOf(this.props.region),
    });
    const gateway = new NatGateway(this, 'nat-gateway', { ...this.place(this.names.natGateway), skuName: 'Standard' });
    const associations = [
      new NatGatewayPublicIpAssociation(this, 'egress-ip-association', {
        natGatewayId: gateway.id,
        publicIpAddressId: ip.id,
      }),
      new SubnetNatGatewayAssociation(this, 'nodes-nat-association', { subnetId: nodes.id, natGatewayId: gateway.id }),
    ];
    return { address: ip.ipAddress, associations };
  }
}

/** The zones of a region as azurerm takes them: omitted where there are none. */
export function zonesOf(region: AzureRegion): string[] | undefined {
  return region.zones ? [...region.zoneNames] : undefined;
}

function allowFromInternet(ports: readonly string[]): NetworkSecurityGroupSecurityRule {
  return {
    name: 'allow-web-from-internet',
    description: 'Users and health probes reach the public load balancer; the address they see is the entry address.',
    priority: 100,
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    sourceAddressPrefix: 'Internet',
    sourcePortRange: '*',
    destinationAddressPrefix: '*',
    destinationPortRanges: [...ports],
  };
}

function namesFrom(name: string): SiteNetworkNames {
  const nsg = (subnet: string) => ResourceName.make('networkSecurityGroup', [name, subnet]);
  return {
    network: name,
    nodesSubnet: 'nodes',
    ingressSubnet: 'ingress',
    privateEndpointsSubnet: 'private-endpoints',
    nodesNsg: nsg('nodes'),
    ingressNsg: nsg('ingress'),
    privateEndpointsNsg: nsg('private-endpoints'),
    natGateway: ResourceName.make('natGateway', [name]),
    egressIp: ResourceName.make('publicIp', [name, 'egress']),
  };
}
