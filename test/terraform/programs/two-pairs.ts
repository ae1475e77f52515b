// Two pairs, and a stack of the user's own that needs a site of each.
import { App, DataResource, TerraformOutput, TerraformStack } from 'cdktf';
import { AzureRegion, Duration, ImageRegistry, NodePool, Readiness, Site, SitePair, TrafficRouting } from 'sitepair';

const app = new App();
const west = AzureRegion.WEST_EUROPE;

const orders = new SitePair(app, 'orders', {
  organization: 'contoso',
  primary: Site.in(west, { network: '10.10.0.0/16' }),
  standby: Site.in(west.pair, { network: '10.20.0.0/16' }),
  readiness: Readiness.warm({ standbyNodes: 2 }),
  kubernetesVersion: '1.34',
  nodePools: [NodePool.user('apps', { size: 'Standard_D4s_v5', min: 3, max: 12 })],
  registry: ImageRegistry.geoReplicated(),
  traffic: TrafficRouting.priority({ healthPath: '/healthz', detectWithin: Duration.minutes(3) }),
});

const billing = new SitePair(app, 'billing', {
  organization: 'contoso',
  primary: Site.in(AzureRegion.SWEDEN_CENTRAL, { network: '10.30.0.0/16' }),
  standby: Site.in(AzureRegion.GERMANY_WEST_CENTRAL, { network: '10.40.0.0/16' }),
  readiness: Readiness.cold(),
  kubernetesVersion: '1.34',
});

const team = new TerraformStack(app, 'team');
const dashboard = new DataResource(team, 'dashboard', { input: { pairs: 'orders and billing' } });
new TerraformOutput(team, 'shows', { value: dashboard.output });
team.addDependency(orders.primary);
team.addDependency(billing.standby);

app.synth();
