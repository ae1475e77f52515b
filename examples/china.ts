// Azure China: a cloud of its own, with its own sign-in, suffixes and audience; no zones in these two regions, so none are asked for.
import { App } from 'cdktf';
import {
  ApiServer,
  AzureRegion,
  Duration,
  ImageRegistry,
  NodePool,
  Readiness,
  Site,
  SitePair,
  TrafficRouting,
} from 'sitepair';

const app = new App();
const east = AzureRegion.CHINA_EAST_2;

new SitePair(app, 'portal', {
  organization: 'contoso',
  primary: Site.in(east, { network: '10.70.0.0/16' }),
  standby: Site.in(east.pair, { network: '10.80.0.0/16' }),
  readiness: Readiness.warm(),
  kubernetesVersion: '1.34',
  nodePools: [NodePool.user('apps', { size: 'Standard_D4s_v5', min: 3, max: 9 })],
  registry: ImageRegistry.geoReplicated(),
  traffic: TrafficRouting.priority({ healthPath: '/healthz', detectWithin: Duration.minutes(3) }),
  apiServer: ApiServer.authorizedRanges(['203.0.113.0/24']),
});

app.synth();
