// Both sites serve, each user the nearest one; either carries everything when the other is gone.
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
  StateBackend,
  TrafficRouting,
} from 'sitepair';

const app = new App();
const state = { resourceGroup: 'contoso-state', container: 'tfstate' };

new SitePair(app, 'shop', {
  organization: 'contoso',
  primary: Site.in(AzureRegion.SWEDEN_CENTRAL, { network: '10.30.0.0/16' }),
  standby: Site.in(AzureRegion.GERMANY_WEST_CENTRAL, { network: '10.40.0.0/16' }),
  home: AzureRegion.NORTH_EUROPE,
  readiness: Readiness.hot(),
  kubernetesVersion: '1.34',
  nodePools: [
    NodePool.system({ size: 'Standard_D4s_v5', min: 3, max: 6 }),
    NodePool.user('web', { size: 'Standard_D8s_v5', min: 3, max: 20 }),
    NodePool.user('batch', { size: 'Standard_F8s_v2', min: 0, max: 10, taints: ['workload=batch:NoSchedule'] }),
  ],
  registry: ImageRegistry.geoReplicated(),
  traffic: TrafficRouting.performance({
    healthPath: '/healthz',
    detectWithin: Duration.minutes(1),
    hosts: ['shop.contoso.com', 'api.contoso.com'],
  }),
  apiServer: ApiServer.authorizedRanges(['203.0.113.0/24']),
  admins: ['6f1d3c52-8f0e-4f57-9f0a-2f1f0a5b9d11'],
  state: StateBackend.azurerm({
    bySite: {
      swedencentral: { ...state, region: AzureRegion.SWEDEN_CENTRAL, storageAccount: 'contosostatesdc' },
      germanywestcentral: { ...state, region: AzureRegion.GERMANY_WEST_CENTRAL, storageAccount: 'contosostategwc' },
    },
    shared: { ...state, region: AzureRegion.NORTH_EUROPE, storageAccount: 'contosostatene' },
  }),
});

app.synth();
