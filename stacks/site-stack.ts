import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import type { Construct } from 'constructs';
import { type ClusterPool, SiteCluster } from '../lib/azure/site-cluster';
import { SiteEntry } from '../lib/azure/site-entry';
import { SiteNetwork } from '../lib/azure/site-network';
import { TrafficEndpoint } from '../lib/azure/traffic-endpoint';
import { WorkloadCredential } from '../lib/azure/workload-credential';
import type { PairPlan, PoolPlan, SitePlan } from '../lib/plan/pair-plan';
import { cloudOf } from '../lib/values/azure-cloud';
import { ResourceId } from '../lib/values/resource-id';
import { AzureProviders } from './azure-providers';
import { attachBackend } from './backend';
import { PairStack } from './pair-stack';
import { siteTags } from './tags';

/** One site: network, cluster and entry. It needs nothing of the other site, and can be applied while that one is gone. */
export class SiteStack extends PairStack {
  readonly group: ResourceGroup;
  readonly network: SiteNetwork;
  readonly cluster: SiteCluster;
  readonly entry: SiteEntry;

  private readonly providers: AzureProviders;
  private readonly tags: Record<string, string>;

  /** @internal Made by `SitePair`. */
  constructor(
    scope: Construct,
    private readonly pair: PairPlan,
    /** The site as it was resolved: names, addresses, bounds. */
    readonly plan: SitePlan,
  ) {
    super(scope, plan.names.stack);
    this.providers = new AzureProviders(this, pair, plan.subscription);
    attachBackend(this, pair.state, plan.name);
    this.tags = siteTags(pair, plan);
    this.group = new ResourceGroup(this, 'group', {
      name: plan.names.group,
      location: plan.region.name,
      tags: this.tags,
    });
    this.network = this.makeNetwork();
    this.cluster = this.makeCluster();
    this.entry = this.makeEntry();
    this.joinRegistry();
    this.joinTraffic();
    this.admitVelero();
  }

  private makeNetwork(): SiteNetwork {
    const { names, network, region } = this.plan;
    return new SiteNetwork(this, 'network', {
      region,
      resourceGroup: this.group.name,
      name: names.network,
      names,
      addressSpace: `${network.addressSpace.value}`,
      subnets: {
        nodes: `${network.nodes.value}`,
        ingress: `${network.ingress.value}`,
        privateEndpoints: `${network.privateEndpoints.value}`,
      },
      tags: this.tags,
    });
  }

  private makeCluster(): SiteCluster {
    const { names, region, cluster, network } = this.plan;
    const [systemPool, ...userPools] = cluster.pools.map(clusterPool);
    return new SiteCluster(this, 'cluster', {
      region,
      resourceGroup: this.group.name,
      name: names.cluster,
      names,
      network: this.network,
      systemPool: systemPool!,
      userPools,
      addresses: {
        pods: `${network.pods.value}`,
        services: `${network.services.value}`,
        dnsServiceIp: network.dnsServiceIp.value,
      },
      kubernetesVersion: cluster.kubernetesVersion.value,
      upgradeChannel: cluster.upgradeChannel.value,
      maintenance: cluster.maintenance.value,
      apiServer: cluster.apiServer.value,
      admins: cluster.admins.value,
      tags: this.tags,
    });
  }

  private makeEntry(): SiteEntry {
    const { names, region } = this.plan;
    const entry = new SiteEntry(this, 'entry', {
      region,
      resourceGroup: this.group.name,
      name: names.entryIp,
      dnsLabel: names.entryLabel,
      tags: this.tags,
    });
    entry.allowUseBy(this.cluster.identity, { id: this.group.id, name: `group ${names.group}` });
    return entry;
  }

  private joinRegistry(): void {
    const { registry } = this.pair;
    if (!registry) return;
    if (registry.kind === 'existing')
      this.cluster.pullFrom({ id: registry.id, name: ResourceId.parse(registry.id)!.name });
    else this.cluster.pullFrom({ id: ResourceId.containerRegistry(this.global(), registry.name), name: registry.name });
  }

  private joinTraffic(): void {
    const { endpoint, names } = this.plan;
    if (!endpoint) return;
    for (const profile of this.pair.traffic!.profiles) {
      new TrafficEndpoint(this, `traffic-${profile.name}`, {
        name: names.endpoint,
        profileId: ResourceId.trafficManagerProfile(this.global(), profile.name),
        addressId: this.entry.address.id,
        enabled: endpoint.enabled.value,
        priority: endpoint.priority.value,
        weight: endpoint.weight?.value,
      });
    }
  }

  private admitVelero(): void {
    const { names, region, subscription } = this.plan;
    const shared = { subscription: this.providers.idOf(subscription), group: names.sharedGroup };
    new WorkloadCredential(this, 'velero-credential', {
      name: names.veleroCredential,
      identityId: ResourceId.userAssignedIdentity(shared, names.veleroIdentity),
      resourceGroup: names.sharedGroup,
      issuer: this.cluster.oidcIssuerUrl,
      namespace: this.pair.recovery.namespace,
      serviceAccount: this.pair.recovery.serviceAccount,
      audience: cloudOf(region).workloadIdentityAudience,
    });
  }

  /** Where the pair's shared resources are. */
  private global() {
    return { subscription: this.providers.idOf(this.pair.subscription), group: this.pair.names.globalGroup };
  }
}

function clusterPool(pool: PoolPlan): ClusterPool {
  return {
    name: pool.name,
    size: pool.size.value,
    min: pool.min.value,
    max: pool.max.value,
    zones: pool.zones.value,
    labels: pool.labels,
    taints: pool.taints,
  };
}
