// The cheapest standby that can still be started: a control plane, one system node, and a page that says sorry meanwhile.
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
const east = AzureRegion.JAPAN_EAST;

new SitePair(app, 'archive', {
  organization: 'contoso',
  primary: Site.in(east, { network: '10.50.0.0/20' }),
  standby: Site.in(east.pair, { network: '10.60.0.0/20' }),
  readiness: Readiness.cold(),
  kubernetesVersion: '1.34',
  nodePools: [NodePool.user('work', { size: 'Standard_D2s_v5', min: 2, max: 6 })],
  registry: ImageRegistry.existing(
    '/subscriptions/00000000-0000-0000-0000-0000000000aa/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/contosoimages',
  ),
  traffic: TrafficRouting.priority({
    healthPath: '/healthz',
    detectWithin: Duration.minutes(5),
    fallback: 'sorry.contoso.com',
  }),
  apiServer: ApiServer.private(),
});

app.synth();
