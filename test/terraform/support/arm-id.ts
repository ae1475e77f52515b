import { OFFLINE } from './token-endpoint';

type Values = Readonly<Record<string, unknown>>;

/** ARM types of resources that live in a resource group and are found by their own name. */
const IN_GROUP: Readonly<Record<string, string>> = {
  azurerm_container_registry: 'Microsoft.ContainerRegistry/registries',
  azurerm_kubernetes_cluster: 'Microsoft.ContainerService/managedClusters',
  azurerm_nat_gateway: 'Microsoft.Network/natGateways',
  azurerm_network_security_group: 'Microsoft.Network/networkSecurityGroups',
  azurerm_private_dns_zone: 'Microsoft.Network/privateDnsZones',
  azurerm_public_ip: 'Microsoft.Network/publicIPAddresses',
  azurerm_storage_account: 'Microsoft.Storage/storageAccounts',
  azurerm_traffic_manager_profile: 'Microsoft.Network/trafficManagerProfiles',
  azurerm_user_assigned_identity: 'Microsoft.ManagedIdentity/userAssignedIdentities',
  azurerm_virtual_network: 'Microsoft.Network/virtualNetworks',
};

/** Ids of the others: below a parent, or a parent's own. */
const OTHERS: Readonly<Record<string, (values: Values) => string>> = {
  azurerm_resource_group: ({ name }) => `/subscriptions/${OFFLINE.subscription}/resourceGroups/${name}`,
  azurerm_subnet: (v) => inGroup(v, `Microsoft.Network/virtualNetworks/${v.virtual_network_name}/subnets/${v.name}`),
  azurerm_virtual_network_peering: (v) =>
    inGroup(v, `Microsoft.Network/virtualNetworks/${v.virtual_network_name}/virtualNetworkPeerings/${v.name}`),
  azurerm_network_security_rule: (v) =>
    inGroup(v, `Microsoft.Network/networkSecurityGroups/${v.network_security_group_name}/securityRules/${v.name}`),
  azurerm_subnet_network_security_group_association: (v) => `${v.subnet_id}`,
  azurerm_subnet_nat_gateway_association: (v) => `${v.subnet_id}`,
  azurerm_nat_gateway_public_ip_association: (v) => `${v.nat_gateway_id}|${v.public_ip_address_id}`,
  azurerm_private_dns_zone_virtual_network_link: (v) =>
    v.private_dns_zone_id === undefined
      ? inGroup(v, `Microsoft.Network/privateDnsZones/${v.private_dns_zone_name}/virtualNetworkLinks/${v.name}`)
      : `${v.private_dns_zone_id}/virtualNetworkLinks/${v.name}`,
  azurerm_kubernetes_cluster_node_pool: (v) => `${v.kubernetes_cluster_id}/agentPools/${v.name}`,
  azurerm_federated_identity_credential: (v) =>
    `${v.user_assigned_identity_id ?? v.parent_id}/federatedIdentityCredentials/${v.name}`,
  azurerm_role_assignment: (v) => `${v.scope}/providers/Microsoft.Authorization/roleAssignments/${v.name}`,
  azurerm_management_lock: (v) => `${v.scope}/providers/Microsoft.Authorization/locks/${v.name}`,
  azurerm_traffic_manager_azure_endpoint: (v) => `${v.profile_id}/azureEndpoints/${v.name}`,
  azurerm_traffic_manager_external_endpoint: (v) => `${v.profile_id}/externalEndpoints/${v.name}`,
  azurerm_traffic_manager_nested_endpoint: (v) => `${v.profile_id}/nestedEndpoints/${v.name}`,
  azurerm_storage_container: (v) => `${v.storage_account_id}/blobServices/default/containers/${v.name}`,
  azurerm_storage_management_policy: (v) => `${v.storage_account_id}/managementPolicies/default`,
};

/** The id that azurerm would store for a resource with these values, all of them known. */
export function armId(type: string, values: Values): string {
  const path = IN_GROUP[type];
  if (path !== undefined) {
    return inGroup(values, `${path}/${values.name}`);
  }
  const rule = OTHERS[type];
  if (rule === undefined) {
    throw new Error(`No rule for the id of ${type}: add one to test/terraform/support/arm-id.ts.`);
  }
  return rule(values);
}

function inGroup({ resource_group_name }: Values, path: string): string {
  return `/subscriptions/${OFFLINE.subscription}/resourceGroups/${resource_group_name}/providers/${path}`;
}
