import {
  KubernetesCluster,
  type KubernetesClusterDefaultNodePool,
} from '@cdktf/provider-azurerm/lib/kubernetes-cluster/index.js';
import { KubernetesClusterNodePool } from '@cdktf/provider-azurerm/lib/kubernetes-cluster-node-pool/index.js';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity/index.js';
import { Construct } from 'constructs';
import type { SiteNames } from '../plan/naming';
import { SURGE_PERCENT } from '../plan/node-pool';
import type { UpgradeChannel } from '../plan/pair-props';
import type { AzureRegion } from '../values/azure-region';
import { ResourceName } from '../values/resource-name';
import { deployerOf } from './deployer';
import { allowedHours, type WeeklyWindow, weeklySchedule } from './maintenance';
import { type Named, RoleGrant } from './role-grant';
import type { ISiteNetwork } from './site-network';

/** One node pool of one cluster. */
export interface ClusterPool {
  /** 1–12 lower-case letters and digits. */
  readonly name: string;
  /** Azure VM size. */
  readonly size: string;
  readonly min: number;
  readonly max: number;
  /** @default - not spread over zones */
  readonly zones?: readonly string[];
  /** User pools only. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** User pools only. @default - none */
  readonly taints?: readonly string[];
}

/** Who may reach the Kubernetes API. */
export interface ApiAccess {
  readonly access: 'authorized-ranges' | 'private' | 'public';
  /** CIDRs, for `authorized-ranges`; the cluster's egress address is added. */
  readonly ranges: readonly string[];
}

/** Names of a cluster's resources. */
export type SiteClusterNames = Pick<
  SiteNames,
  'cluster' | 'dnsPrefix' | 'nodesGroup' | 'clusterIdentity' | 'kubeletIdentity'
>;

/** A cluster to make. */
export interface SiteClusterProps {
  readonly region: AzureRegion;
  /** Name of the resource group it is made in. */
  readonly resourceGroup: string;
  /** Name of the cluster, and the start of all other names. */
  readonly name: string;
  /** @default - made from `name` */
  readonly names?: Partial<SiteClusterNames>;
  readonly network: ISiteNetwork;
  /** Pool of AKS's own pods; at least one node. */
  readonly systemPool: ClusterPool;
  /** @default - none */
  readonly userPools?: readonly ClusterPool[];
  /** Addresses of pods (overlay), services and cluster DNS. Fixed at creation. */
  readonly addresses: { readonly pods: string; readonly services: string; readonly dnsServiceIp: string };
  /**
   * Kubernetes minor version, for example `1.34`.
   * @default - AKS's default on the day
   */
  readonly kubernetesVersion?: string;
  /** @default 'patch' */
  readonly upgradeChannel?: UpgradeChannel;
  /** When AKS may upgrade anything. */
  readonly maintenance: WeeklyWindow;
  /** @default - public */
  readonly apiServer?: ApiAccess;
  /**
   * Object ids of Entra groups of cluster administrators.
   * @default - whoever deploys gets the role Azure Kubernetes Service RBAC Cluster Admin on the cluster
   */
  readonly admins?: readonly string[];
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** An AKS cluster that its network, its registry and its people can use, and nobody else. */
export class SiteCluster extends Construct {
  readonly cluster: KubernetesCluster;
  /** The control plane's identity. */
  readonly identity: Named;
  /** The nodes' identity: it pulls images. */
  readonly kubelet: Named;
  /** Issuer of the cluster's service-account tokens; known after apply. */
  readonly oidcIssuerUrl: string;
  readonly pools: readonly KubernetesClusterNodePool[];

  private readonly names: SiteClusterNames;

  constructor(scope: Construct, id: string, props: SiteClusterProps) {
    super(scope, id);
    this.names = { ...namesFrom(props.name), ...props.names };
    const identity = this.userAssigned('identity', this.names.clusterIdentity, props);
    const kubelet = this.userAssigned('kubelet-identity', this.names.kubeletIdentity, props);
    this.identity = { id: identity.principalId, name: identity.nameInput! };
    this.kubelet = { id: kubelet.principalId, name: kubelet.nameInput! };
    const grants = this.grantOwnNetwork(props.network);
    grants.push(
      new RoleGrant(this, 'kubelet-operator', {
        principal: this.identity,
        role: 'Managed Identity Operator',
        on: { id: kubelet.id, name: `identity ${this.kubelet.name}` },
        reason: 'The control plane gives the nodes their identity.',
      }),
    );
    this.cluster = this.makeCluster(props, identity, kubelet, grants);
    this.pools = (props.userPools ?? []).map((pool) => this.makePool(pool, props));
    this.oidcIssuerUrl = this.cluster.oidcIssuerUrl;
    if (!props.admins?.length) this.admitDeployer();
  }

  /** Lets the nodes pull images from a registry. */
  pullFrom(registry: Named): RoleGrant {
    return new RoleGrant(this, `pull-from-${registry.name}`, {
      principal: this.kubelet,
      role: 'AcrPull',
      on: { id: registry.id, name: `registry ${registry.name}` },
      reason: 'The nodes pull images from this registry.',
    });
  }

  private userAssigned(
    id: string,
    name: string,
    { resourceGroup, region, tags }: SiteClusterProps,
  ): UserAssignedIdentity {
    return new UserAssignedIdentity(this, id, { name, resourceGroupName: resourceGroup, location: region.name, tags });
  }

  private grantOwnNetwork(network: ISiteNetwork): RoleGrant[] {
    const subnets = [
      ['nodes', network.nodesSubnetId, 'The control plane puts nodes into this subnet.'],
      ['ingress', network.ingressSubnetId, 'The control plane puts internal load balancers into this subnet.'],
    ] as const;
    return subnets.map(
      ([subnet, id, reason]) =>
        new RoleGrant(this, `network-${subnet}`, {
          principal: this.identity,
          role: 'Network Contributor',
          on: { id, name: `subnet ${subnet}` },
          reason,
        }),
    );
  }

  private makeCluster(
    props: SiteClusterProps,
    identity: UserAssignedIdentity,
    kubelet: UserAssignedIdentity,
    grants: readonly RoleGrant[],
  ) {
    const api = props.apiServer ?? { access: 'public', ranges: [] };
    const channel = props.upgradeChannel ?? 'patch';
    return new KubernetesCluster(this, 'cluster', {
      name: this.names.cluster,
      resourceGroupName: props.resourceGroup,
      location: props.region.name,
      nodeResourceGroup: this.names.nodesGroup,
      dnsPrefix: this.names.dnsPrefix,
      kubernetesVersion: props.kubernetesVersion,
      skuTier: 'Standard',
      identity: { type: 'UserAssigned', identityIds: [identity.id] },
      kubeletIdentity: {
        clientId: kubelet.clientId,
        objectId: kubelet.principalId,
        userAssignedIdentityId: kubelet.id,
      },
      defaultNodePool: systemPool(props),
      networkProfile: {
        networkPlugin: 'azure',
        networkPluginMode: 'overlay',
        networkDataPlane: 'cilium',
        networkPolicy: 'cilium',
        // Services are reachable over the peering only behind a Standard load balancer.
        loadBalancerSku: 'standard',
        outboundType: props.network.outboundType,
        podCidr: props.addresses.pods,
        serviceCidr: props.addresses.services,
        dnsServiceIp: props.addresses.dnsServiceIp,
      },
      oidcIssuerEnabled: true,
      workloadIdentityEnabled: true,
      localAccountDisabled: true,
      roleBasedAccessControlEnabled: true,
      azureActiveDirectoryRoleBasedAccessControl: {
        azureRbacEnabled: true,
        tenantId: deployerOf(this).tenantId,
        adminGroupObjectIds: props.admins?.length ? [...props.admins] : undefined,
      },
      privateClusterEnabled: api.access === 'private',
      // The one way in without a machine in the network; Entra still asks who it is.
      runCommandEnabled: api.access === 'private',
      apiServerAccessProfile:
        api.access === 'authorized-ranges' ? { authorizedIpRanges: authorizedRanges(api, props.network) } : undefined,
      automaticUpgradeChannel: channel === 'none' ? undefined : channel,
      nodeOsUpgradeChannel: 'NodeImage',
      maintenanceWindow: allowedHours(props.maintenance),
      maintenanceWindowAutoUpgrade: weeklySchedule(props.maintenance),
      maintenanceWindowNodeOs: weeklySchedule(props.maintenance),
      imageCleanerEnabled: true,
      imageCleanerIntervalHours: 168,
      tags: props.tags,
      dependsOn: [...props.network.egress, ...grants.map((grant) => grant.assignment)],
    });
  }

  private makePool(pool: ClusterPool, { network, tags }: SiteClusterProps): KubernetesClusterNodePool {
    return new KubernetesClusterNodePool(this, `pool-${pool.name}`, {
      ...bounds(pool),
      kubernetesClusterId: this.cluster.id,
      mode: 'User',
      vnetSubnetId: network.nodesSubnetId,
      nodeLabels: isEmpty(pool.labels) ? undefined : { ...pool.labels },
      nodeTaints: pool.taints?.length ? [...pool.taints] : undefined,
      tags,
    });
  }

  private admitDeployer(): void {
    new RoleGrant(this, 'deployer-admin', {
      principal: { id: deployerOf(this).objectId, name: 'whoever deploys' },
      principalType: 'unknown',
      role: 'Azure Kubernetes Service RBAC Cluster Admin',
      on: { id: this.cluster.id, name: `cluster ${this.names.cluster}` },
      reason: 'No admin group was named: whoever deploys the site administers its cluster.',
    });
  }
}

function systemPool({ systemPool, network, tags }: SiteClusterProps): KubernetesClusterDefaultNodePool {
  return { ...bounds(systemPool), vnetSubnetId: network.nodesSubnetId, onlyCriticalAddonsEnabled: true, tags };
}

/** What both kinds of pool share. A change of size or zones goes through a second pool for a while, so that none is replaced. */
function bounds(pool: ClusterPool) {
  return {
    name: pool.name,
    temporaryNameForRotation: `${pool.name.slice(0, 9)}tmp`,
    vmSize: pool.size,
    autoScalingEnabled: true,
    minCount: pool.min,
    maxCount: pool.max,
    zones: pool.zones?.length ? [...pool.zones] : undefined,
    upgradeSettings: { maxSurge: `${SURGE_PERCENT}%` },
  };
}

/** Nodes reach the API over its public name too, from their egress address. */
function authorizedRanges(api: ApiAccess, network: ISiteNetwork): string[] {
  return network.egressAddress === undefined ? [...api.ranges] : [...api.ranges, `${network.egressAddress}/32`];
}

const isEmpty = (record: object | undefined) => !record || Object.keys(record).length === 0;

function namesFrom(name: string): SiteClusterNames {
  return {
    cluster: name,
    dnsPrefix: ResourceName.make('dnsPrefix', [name]),
    nodesGroup: ResourceName.make('resourceGroup', [name, 'nodes']),
    clusterIdentity: ResourceName.make('userAssignedIdentity', [name, 'cluster']),
    kubeletIdentity: ResourceName.make('userAssignedIdentity', [name, 'kubelet']),
  };
}
