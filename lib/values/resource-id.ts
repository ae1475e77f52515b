import { isUuid } from './uuid';

/** Where a resource is. `subscription` is a UUID or Terraform expression text such as `${data.azurerm_client_config.me.subscription_id}`. */
export interface ResourceGroupAddress {
  readonly subscription: string;
  readonly group: string;
}

/** The parts of an ARM id. */
export interface ParsedResourceId {
  readonly subscription: string;
  readonly group: string;
  /** Provider and types, `Microsoft.Network/virtualNetworks/subnets`: in azurerm's casing for the types made here, else as written. */
  readonly type: string;
  /** Names of the resource and those it lies in, outermost first. */
  readonly names: readonly string[];
  /** Its own name, the last of `names`. */
  readonly name: string;
}

// Casing as the id parsers of terraform-provider-azurerm v4.55.0 (2025-12-04) want it: they compare these segments exactly.
const TYPES = {
  resourceGroup: 'Microsoft.Resources/resourceGroups',
  virtualNetwork: 'Microsoft.Network/virtualNetworks',
  subnet: 'Microsoft.Network/virtualNetworks/subnets',
  networkSecurityGroup: 'Microsoft.Network/networkSecurityGroups',
  natGateway: 'Microsoft.Network/natGateways',
  publicIp: 'Microsoft.Network/publicIPAddresses',
  trafficManagerProfile: 'Microsoft.Network/trafficManagerProfiles',
  managedCluster: 'Microsoft.ContainerService/managedClusters',
  containerRegistry: 'Microsoft.ContainerRegistry/registries',
  userAssignedIdentity: 'Microsoft.ManagedIdentity/userAssignedIdentities',
  storageAccount: 'Microsoft.Storage/storageAccounts',
  storageContainer: 'Microsoft.Storage/storageAccounts/blobServices/containers',
} as const;

/**
 * ARM ids computed from names, in the casing that azurerm compares. They let a stack name another stack's resource without
 * reading its state. Every method throws an Error when a literal name is empty or has a slash.
 */
export class ResourceId {
  /** Id of a resource group. */
  static resourceGroup(at: ResourceGroupAddress): string {
    return `/subscriptions/${segment('subscription', at.subscription)}/resourceGroups/${segment('group', at.group)}`;
  }

  /** Id of a virtual network. */
  static virtualNetwork(at: ResourceGroupAddress, name: string): string {
    return idOf(at, TYPES.virtualNetwork, name);
  }

  /** Id of a subnet of `network`. */
  static subnet(at: ResourceGroupAddress, network: string, name: string): string {
    return idOf(at, TYPES.subnet, network, name);
  }

  /** Id of a network security group. */
  static networkSecurityGroup(at: ResourceGroupAddress, name: string): string {
    return idOf(at, TYPES.networkSecurityGroup, name);
  }

  /** Id of a NAT gateway. */
  static natGateway(at: ResourceGroupAddress, name: string): string {
    return idOf(at, TYPES.natGateway, name);
  }

  /** Id of a public IP address. */
  static publicIp(at: ResourceGroupAddress, name: string): string {
    return idOf(at, TYPES.publicIp, name);
  }

  /** Id of a Traffic Manager profile. */
  static trafficManagerProfile(at: ResourceGroupAddress, name: string): string {
    return idOf(at, TYPES.trafficManagerProfile, name);
  }

  /** Id of an AKS cluster. */
  static managedCluster(at: ResourceGroupAddress, name: string): string {
    return idOf(at, TYPES.managedCluster, name);
  }

  /** Id of a container registry. */
  static containerRegistry(at: ResourceGroupAddress, name: string): string {
    return idOf(at, TYPES.containerRegistry, name);
  }

  /** Id of a user-assigned managed identity. */
  static userAssignedIdentity(at: ResourceGroupAddress, name: string): string {
    return idOf(at, TYPES.userAssignedIdentity, name);
  }

  /** Id of a storage account. */
  static storageAccount(at: ResourceGroupAddress, name: string): string {
    return idOf(at, TYPES.storageAccount, name);
  }

  /** Id of a blob container of storage account `account`. */
  static storageContainer(at: ResourceGroupAddress, account: string, container: string): string {
    return idOf(at, TYPES.storageContainer, account, 'default', container);
  }

  /**
   * Takes a literal ARM id of a resource group, or of a resource in one, apart. Like ARM it does not mind the case of keywords
   * and types. Undefined when the text is not such an id: an expression, a subscription that is no UUID, a name that is missing.
   */
  static parse(id: string): ParsedResourceId | undefined {
    const [root, keyword, subscription = '', groups, group, ...rest] = id.split('/');
    if (root !== '' || keyword?.toLowerCase() !== 'subscriptions' || groups?.toLowerCase() !== 'resourcegroups')
      return undefined;
    if (!isUuid(subscription) || !group || id.includes('${')) return undefined;
    if (rest.length === 0) return { subscription, group, type: TYPES.resourceGroup, names: [group], name: group };
    const [providers, namespace, ...pairs] = rest;
    if (providers?.toLowerCase() !== 'providers' || pairs.length < 2 || pairs.length % 2 === 1 || rest.includes('')) {
      return undefined;
    }
    const names = pairs.filter((_, i) => i % 2 === 1);
    const type = [namespace, ...pairs.filter((_, i) => i % 2 === 0)].join('/');
    return { subscription, group, type: exactCasing(type), names, name: names.at(-1)! };
  }
}

function idOf(at: ResourceGroupAddress, type: string, ...names: string[]): string {
  const [namespace, ...types] = type.split('/');
  const pairs = types.map((each, i) => `${each}/${segment('name', names[i]!)}`);
  return `${ResourceId.resourceGroup(at)}/providers/${namespace}/${pairs.join('/')}`;
}

function exactCasing(type: string): string {
  return Object.values(TYPES).find((known) => known.toLowerCase() === type.toLowerCase()) ?? type;
}

function segment(what: string, text: string): string {
  if (text === '' || (text.includes('/') && !text.includes('${'))) {
    throw new Error(
      `${JSON.stringify(text)} cannot be the ${what} in an ARM id. Give the plain ${what}, without slashes.`,
    );
  }
  return text;
}
