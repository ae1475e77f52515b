import { App } from 'cdktf';
import { AzureRegion, Duration, ImageRegistry, NodePool, Readiness, Site, SitePair, TrafficRouting } from 'sitepair';

const app = new App();
const west = AzureRegion.WEST_EUROPE;

new SitePair(app, 'orders', {
  organization: 'contoso',
  primary: Site.in(west, { network: '10.10.0.0/16' }),
  standby: Site.in(west.pair, { network: '10.20.0.0/16' }),
  readiness: Readiness.warm({ standbyNodes: 2 }),
  kubernetesVersion: '1.34',
  nodePools: [NodePool.user('apps', { size: 'Standard_D4s_v5', min: 3, max: 12 })],
  registry: ImageRegistry.geoReplicated(),
  traffic: TrafficRouting.priority({ healthPath: '/healthz', detectWithin: Duration.minutes(3) }),
});

app.synth();
console.log(SitePair.summary(app));
