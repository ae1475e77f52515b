// The README's two blocks about a user's own stack and own tests. Type-checked; the README test holds the two equal.
import assert from 'node:assert/strict';
import type { TerraformStack } from 'cdktf';
import { AzureRegion, SiteCluster, SiteNetwork, SitePair, type SitePairProps, WeekTime } from 'sitepair';
import { synthesize } from 'sitepair/testing';

/** A cluster in a network and with a registry that exist. */
export function platform(
  stack: TerraformStack,
  nodesSubnetId: string,
  ingressSubnetId: string,
  registryId: string,
): SiteCluster {
  // <own-stack>
  const region = AzureRegion.ITALY_NORTH;
  const at = { region, resourceGroup: 'platform', name: 'contoso-platform' };

  const network = SiteNetwork.existing({ nodesSubnetId, ingressSubnetId }); // or new SiteNetwork(stack, 'network', { … })
  const cluster = new SiteCluster(stack, 'cluster', {
    ...at,
    network,
    systemPool: { name: 'system', size: 'Standard_D4s_v5', min: 3, max: 5 },
    addresses: { pods: '10.244.0.0/16', services: '172.20.0.0/16', dnsServiceIp: '172.20.0.10' },
    maintenance: { start: WeekTime.at('Tuesday', '02:00'), hours: 4 },
  });
  cluster.pullFrom({ id: registryId, name: 'contosoimages' });
  // </own-stack>
  return cluster;
}

/** What a user's own test looks like. */
export function ownTest(props: SitePairProps): void {
  // <own-test>
  const out = synthesize((app) => new SitePair(app, 'orders', props));
  assert.equal(out.stack('orders-northeurope').only('azurerm_kubernetes_cluster_node_pool').min_count, 2);
  // </own-test>
}
