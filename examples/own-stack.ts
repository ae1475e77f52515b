// Single constructs in a stack of your own: your provider, your backend, your names, and none of the pair's rules.
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { AzureRegion, SiteCluster, SiteEntry, SiteNetwork, WeekTime } from 'sitepair';

const app = new App();
const stack = new TerraformStack(app, 'platform');
new AzurermProvider(stack, 'azurerm', { features: [{}] });
new LocalBackend(stack, { path: '../../../terraform.platform.tfstate' });

const region = AzureRegion.ITALY_NORTH;
const group = new ResourceGroup(stack, 'group', { name: 'contoso-platform', location: region.name });
const at = { region, resourceGroup: group.name, name: 'contoso-platform' };

const network = new SiteNetwork(stack, 'network', {
  ...at,
  addressSpace: '10.90.0.0/16',
  subnets: { nodes: '10.90.0.0/18', ingress: '10.90.128.0/21', privateEndpoints: '10.90.136.0/21' },
});
const cluster = new SiteCluster(stack, 'cluster', {
  ...at,
  network,
  systemPool: { name: 'system', size: 'Standard_D4s_v5', min: 3, max: 5, zones: region.zoneNames },
  userPools: [{ name: 'apps', size: 'Standard_D4s_v5', min: 1, max: 6, zones: region.zoneNames }],
  addresses: { pods: '10.244.0.0/16', services: '172.20.0.0/16', dnsServiceIp: '172.20.0.10' },
  maintenance: { start: WeekTime.at('Tuesday', '02:00'), hours: 4 },
});
const entry = new SiteEntry(stack, 'entry', { ...at, name: 'contoso-platform-entry', dnsLabel: 'contoso-platform' });
entry.allowUseBy(cluster.identity, { id: group.id, name: 'group contoso-platform' });

app.synth();
