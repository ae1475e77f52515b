import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry/index.js';
import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config/index.js';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment/index.js';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account/index.js';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container/index.js';
import { StorageManagementPolicy } from '@cdktf/provider-azurerm/lib/storage-management-policy/index.js';
import { TrafficManagerProfile } from '@cdktf/provider-azurerm/lib/traffic-manager-profile/index.js';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity/index.js';
import { VirtualNetworkPeering } from '@cdktf/provider-azurerm/lib/virtual-network-peering/index.js';
import type { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { HAND_WRITTEN_SITES, type HandWrittenSite, siteByHand } from './by-hand-site';
import { stackByHand } from './by-hand-stack';

/** Names that a person would look up once and type: they must be unlike every other Azure customer's, so they end in a hash. */
export interface GlobalNames {
  readonly registry: string;
  /** Storage account by site. */
  readonly stores: Readonly<Record<HandWrittenSite['name'], string>>;
}

const BLOBS = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';

const RESTORE_LOGS =
  `((!(ActionMatches{'${BLOBS}/write'}) AND !(ActionMatches{'${BLOBS}/add/action'}) AND ` +
  `!(ActionMatches{'${BLOBS}/delete'}) AND ` +
  `!(ActionMatches{'${BLOBS}/move/action'})) OR (@Resource[${BLOBS}:path] StringLike 'restores/*'))`;

/**
 * The pair of `stacks/main.ts`, called `id`, in plain cdktf: stock stacks, the provider's own classes, literal values. It
 * writes the same bytes, so its constructs have the ids that the library's have.
 */
export function byHand(app: App, id: string, names: GlobalNames): void {
  const [west, north] = HAND_WRITTEN_SITES;
  const pair = sharedByHand(app, id, names);
  const sites = HAND_WRITTEN_SITES.map((site) => siteByHand(app, id, site, names.registry));
  const link = linkByHand(app, id, west, north);
  for (const site of sites) {
    site.addDependency(pair);
    link.addDependency(site);
  }
}

function sharedByHand(app: App, id: string, names: GlobalNames): TerraformStack {
  const stack = stackByHand(app, id);
  const tags = { sitepair: id };
  const group = new ResourceGroup(stack, 'group', {
    name: `contoso-${id}-global`,
    location: 'northeurope',
    tags,
    lifecycle: { preventDestroy: true },
  });
  new ContainerRegistry(new Construct(stack, 'registry'), 'registry', {
    name: names.registry,
    resourceGroupName: group.name,
    location: 'northeurope',
    sku: 'Premium',
    adminEnabled: false,
    zoneRedundancyEnabled: true,
    georeplications: [{ location: 'westeurope', zoneRedundancyEnabled: true, regionalEndpointEnabled: true, tags }],
    tags,
    lifecycle: { preventDestroy: true },
  });
  new TrafficManagerProfile(new Construct(stack, `traffic-contoso-${id}`), 'profile', {
    name: `contoso-${id}`,
    resourceGroupName: group.name,
    trafficRoutingMethod: 'Priority',
    dnsConfig: { relativeName: `contoso-${id}`, ttl: 50 },
    monitorConfig: {
      protocol: 'HTTPS',
      port: 443,
      path: '/healthz',
      intervalInSeconds: 30,
      timeoutInSeconds: 10,
      toleratedNumberOfFailures: 3,
    },
    tags,
    lifecycle: { preventDestroy: true },
  });
  const [west, north] = HAND_WRITTEN_SITES;
  const atWest = recoveryByHand(stack, id, west, north, names.stores.westeurope);
  const atNorth = recoveryByHand(stack, id, north, west, names.stores.northeurope);
  grantStores(atWest, atNorth);
  grantStores(atNorth, atWest);
  return stack;
}

/** The store at one site, which holds the other's recovery points, and the identity of the site's Velero. */
function recoveryByHand(
  stack: TerraformStack,
  id: string,
  here: HandWrittenSite,
  there: HandWrittenSite,
  name: string,
) {
  const tags = { sitepair: id, site: here.name };
  const group = new ResourceGroup(stack, `${here.name}-group`, {
    name: `contoso-${id}-${here.name}-shared`,
    location: here.name,
    tags,
  });
  const scope = new Construct(stack, `${here.name}-store`);
  const account = new StorageAccount(scope, 'account', {
    name,
    resourceGroupName: group.name,
    location: here.name,
    accountKind: 'StorageV2',
    accountTier: 'Standard',
    accountReplicationType: 'ZRS',
    sharedAccessKeyEnabled: false,
    defaultToOauthAuthentication: true,
    allowNestedItemsToBePublic: false,
    localUserEnabled: false,
    minTlsVersion: 'TLS1_2',
    blobProperties: {
      versioningEnabled: true,
      deleteRetentionPolicy: { days: 14 },
      containerDeleteRetentionPolicy: { days: 14 },
    },
    tags,
    lifecycle: { preventDestroy: true },
  });
  const container = new StorageContainer(scope, 'container', {
    name: there.name,
    storageAccountId: account.id,
    containerAccessType: 'private',
    lifecycle: { preventDestroy: true },
  });
  new StorageManagementPolicy(scope, 'versions', {
    storageAccountId: account.id,
    rule: [
      {
        name: 'expire-old-versions',
        enabled: true,
        filters: { blobTypes: ['blockBlob'] },
        actions: { version: { deleteAfterDaysSinceCreation: 14 } },
      },
    ],
  });
  const velero = new Construct(stack, `${here.name}-velero`);
  const identity = new UserAssignedIdentity(velero, 'identity', {
    name: `contoso-${id}-${here.name}-velero`,
    resourceGroupName: group.name,
    location: here.name,
    tags,
  });
  return { account, container, velero, identity };
}

type Recovery = ReturnType<typeof recoveryByHand>;

/** A site's Velero writes into the other site's store and reads from its own. */
function grantStores({ velero, identity, account, container }: Recovery, other: Recovery): void {
  const service = {
    principalId: identity.principalId,
    principalType: 'ServicePrincipal',
    skipServicePrincipalAadCheck: true,
    lifecycle: { ignoreChanges: ['description'] },
  };
  const signUrls = {
    ...service,
    roleDefinitionName: 'Storage Blob Delegator',
    description: 'Velero signs download URLs for logs with its own identity; no more than it may read itself.',
  };
  new RoleAssignment(new Construct(velero, 'write'), 'assignment', {
    ...service,
    scope: other.container.id,
    roleDefinitionName: 'Storage Blob Data Contributor',
    description: 'Velero writes the recovery points of its own site.',
  });
  new RoleAssignment(new Construct(velero, 'write-urls'), 'assignment', { ...signUrls, scope: other.account.id });
  new RoleAssignment(new Construct(velero, 'read'), 'assignment', {
    ...service,
    scope: container.id,
    roleDefinitionName: 'Storage Blob Data Contributor',
    description:
      'Velero restores from the recovery points of the other site and writes its restore logs beside them, nothing else.',
    condition: RESTORE_LOGS,
    conditionVersion: '2.0',
  });
  new RoleAssignment(new Construct(velero, 'read-urls'), 'assignment', { ...signUrls, scope: account.id });
}

function linkByHand(app: App, id: string, west: HandWrittenSite, north: HandWrittenSite): TerraformStack {
  const stack = stackByHand(app, `${id}-link`);
  const deployer = new DataAzurermClientConfig(stack, 'deployer');
  const scope = new Construct(stack, 'peering');
  for (const [here, there] of [
    [west, north],
    [north, west],
  ] as const) {
    const group = `contoso-${id}-${there.name}`;
    new VirtualNetworkPeering(scope, `${here.name}-to-${there.name}`, {
      name: `${here.name}-to-${there.name}`,
      resourceGroupName: `contoso-${id}-${here.name}`,
      virtualNetworkName: `contoso-${id}-${here.name}`,
      remoteVirtualNetworkId: `/subscriptions/${deployer.subscriptionId}/resourceGroups/${group}/providers/Microsoft.Network/virtualNetworks/contoso-${id}-${there.name}`,
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic: false,
      allowGatewayTransit: false,
      useRemoteGateways: false,
      triggers: { remote_address_space: there.addressSpace },
    });
  }
  return stack;
}
