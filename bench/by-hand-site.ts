import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config/index.js';
import { FederatedIdentityCredential } from '@cdktf/provider-azurerm/lib/federated-identity-credential/index.js';
import { KubernetesCluster } from '@cdktf/provider-azurerm/lib/kubernetes-cluster/index.js';
import { KubernetesClusterNodePool } from '@cdktf/provider-azurerm/lib/kubernetes-cluster-node-pool/index.js';
import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip/index.js';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment/index.js';
import { TrafficManagerAzureEndpoint } from '@cdktf/provider-azurerm/lib/traffic-manager-azure-endpoint/index.js';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity/index.js';
import type { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { networkByHand } from './by-hand-network';
import { stackByHand } from './by-hand-stack';

/** What differs between the two sites that are written by hand. */
export interface HandWrittenSite {
  readonly name: 'westeurope' | 'northeurope';
  readonly addressSpace: string;
  readonly nodes: string;
  readonly ingress: string;
  readonly privateEndpoints: string;
  /** Fewest nodes of either pool. */
  readonly minNodes: number;
  readonly upgradeDay: string;
  /** Of its Traffic Manager endpoint. */
  readonly priority: number;
}

/** The serving site and the warm one. */
export const HAND_WRITTEN_SITES: readonly [HandWrittenSite, HandWrittenSite] = [
  {
    name: 'westeurope',
    addressSpace: '10.10.0.0/16',
    nodes: '10.10.0.0/18',
    ingress: '10.10.128.0/21',
    privateEndpoints: '10.10.136.0/21',
    minNodes: 3,
    upgradeDay: 'Tuesday',
    priority: 100,
  },
  {
    name: 'northeurope',
    addressSpace: '10.20.0.0/16',
    nodes: '10.20.0.0/18',
    ingress: '10.20.128.0/21',
    privateEndpoints: '10.20.136.0/21',
    minNodes: 2,
    upgradeDay: 'Thursday',
    priority: 200,
  },
];

/** One site of the pair called `id`: network, cluster, entry, and what joins them to the pair. */
export function siteByHand(app: App, id: string, site: HandWrittenSite, registry: string): TerraformStack {
  const stack = stackByHand(app, `${id}-${site.name}`);
  const name = `contoso-${id}-${site.name}`;
  const tags = { sitepair: id, site: site.name };
  const deployer = new DataAzurermClientConfig(stack, 'deployer');
  const group = new ResourceGroup(stack, 'group', { name, location: site.name, tags });
  const place = { resourceGroupName: group.name, location: site.name, tags };
  const network = networkByHand(stack, name, place, site);

  const scope = new Construct(stack, 'cluster');
  const identity = new UserAssignedIdentity(scope, 'identity', { ...place, name: `${name}-cluster` });
  const kubelet = new UserAssignedIdentity(scope, 'kubelet-identity', { ...place, name: `${name}-kubelet` });
  const toCluster = {
    principalId: identity.principalId,
    principalType: 'ServicePrincipal',
    skipServicePrincipalAadCheck: true,
    lifecycle: { ignoreChanges: ['description'] },
  };
  const grants = [
    new RoleAssignment(new Construct(scope, 'network-nodes'), 'assignment', {
      ...toCluster,
      scope: network.nodes.id,
      roleDefinitionName: 'Network Contributor',
      description: 'The control plane puts nodes into this subnet.',
    }),
    new RoleAssignment(new Construct(scope, 'network-ingress'), 'assignment', {
      ...toCluster,
      scope: network.ingress.id,
      roleDefinitionName: 'Network Contributor',
      description: 'The control plane puts internal load balancers into this subnet.',
    }),
    new RoleAssignment(new Construct(scope, 'kubelet-operator'), 'assignment', {
      ...toCluster,
      scope: kubelet.id,
      roleDefinitionName: 'Managed Identity Operator',
      description: 'The control plane gives the nodes their identity.',
    }),
  ];
  const nodes = {
    vmSize: 'Standard_D4s_v5',
    autoScalingEnabled: true,
    minCount: site.minNodes,
    zones: ['1', '2', '3'],
    upgradeSettings: { maxSurge: '33%' },
    vnetSubnetId: network.nodes.id,
    tags,
  };
  const weekly = {
    frequency: 'Weekly',
    interval: 1,
    dayOfWeek: site.upgradeDay,
    startTime: '02:00',
    utcOffset: '+00:00',
    duration: 4,
  };
  const cluster = new KubernetesCluster(scope, 'cluster', {
    ...place,
    name,
    nodeResourceGroup: `${name}-nodes`,
    dnsPrefix: name,
    kubernetesVersion: '1.34',
    skuTier: 'Standard',
    identity: { type: 'UserAssigned', identityIds: [identity.id] },
    kubeletIdentity: {
      clientId: kubelet.clientId,
      objectId: kubelet.principalId,
      userAssignedIdentityId: kubelet.id,
    },
    defaultNodePool: {
      ...nodes,
      name: 'system',
      temporaryNameForRotation: 'systemtmp',
      maxCount: 5,
      onlyCriticalAddonsEnabled: true,
    },
    networkProfile: {
      networkPlugin: 'azure',
      networkPluginMode: 'overlay',
      networkDataPlane: 'cilium',
      networkPolicy: 'cilium',
      loadBalancerSku: 'standard',
      outboundType: 'userAssignedNATGateway',
      podCidr: '10.244.0.0/16',
      serviceCidr: '172.20.0.0/16',
      dnsServiceIp: '172.20.0.10',
    },
    oidcIssuerEnabled: true,
    workloadIdentityEnabled: true,
    localAccountDisabled: true,
    roleBasedAccessControlEnabled: true,
    azureActiveDirectoryRoleBasedAccessControl: { azureRbacEnabled: true, tenantId: deployer.tenantId },
    privateClusterEnabled: false,
    runCommandEnabled: false,
    automaticUpgradeChannel: 'patch',
    nodeOsUpgradeChannel: 'NodeImage',
    maintenanceWindow: { allowed: [{ day: site.upgradeDay, hours: [2, 3, 4, 5] }] },
    maintenanceWindowAutoUpgrade: weekly,
    maintenanceWindowNodeOs: weekly,
    imageCleanerEnabled: true,
    imageCleanerIntervalHours: 168,
    dependsOn: [...network.egress, ...grants],
  });
  new KubernetesClusterNodePool(scope, 'pool-apps', {
    ...nodes,
    name: 'apps',
    temporaryNameForRotation: 'appstmp',
    maxCount: 12,
    mode: 'User',
    kubernetesClusterId: cluster.id,
  });
  new RoleAssignment(new Construct(scope, 'deployer-admin'), 'assignment', {
    scope: cluster.id,
    principalId: deployer.objectId,
    roleDefinitionName: 'Azure Kubernetes Service RBAC Cluster Admin',
    description: 'No admin group was named: whoever deploys the site administers its cluster.',
    lifecycle: { ignoreChanges: ['description'] },
  });

  const entry = new Construct(stack, 'entry');
  const address = new PublicIp(entry, 'address', {
    ...place,
    name: `${name}-entry`,
    allocationMethod: 'Static',
    sku: 'Standard',
    zones: ['1', '2', '3'],
    domainNameLabel: name,
  });
  new RoleAssignment(new Construct(entry, 'use'), 'assignment', {
    ...toCluster,
    scope: group.id,
    roleDefinitionName: 'Network Contributor',
    description: 'The control plane binds the entry address to a load balancer.',
  });

  const groups = `/subscriptions/${deployer.subscriptionId}/resourceGroups`;
  const shared = `${groups}/contoso-${id}-global/providers`;
  new RoleAssignment(new Construct(scope, `pull-from-${registry}`), 'assignment', {
    ...toCluster,
    principalId: kubelet.principalId,
    scope: `${shared}/Microsoft.ContainerRegistry/registries/${registry}`,
    roleDefinitionName: 'AcrPull',
    description: 'The nodes pull images from this registry.',
  });
  new TrafficManagerAzureEndpoint(new Construct(stack, `traffic-contoso-${id}`), 'endpoint', {
    name: site.name,
    profileId: `${shared}/Microsoft.Network/trafficManagerProfiles/contoso-${id}`,
    targetResourceId: address.id,
    enabled: true,
    priority: site.priority,
  });
  new FederatedIdentityCredential(new Construct(stack, 'velero-credential'), 'credential', {
    name: `${name}-velero`,
    parentId: `${groups}/${name}-shared/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}-velero`,
    resourceGroupName: `${name}-shared`,
    issuer: cluster.oidcIssuerUrl,
    subject: 'system:serviceaccount:velero:velero-server',
    audience: ['api://AzureADTokenExchange'],
  });
  return stack;
}
