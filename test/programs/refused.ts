// The refusal that the README shows: three mistakes in one declaration.
import { App } from 'cdktf';
import { AzureRegion, NodePool, Readiness, Site, SitePair } from 'sitepair';

const app = new App();
const west = AzureRegion.WEST_EUROPE;

new SitePair(app, 'orders', {
  organization: 'contoso',
  primary: Site.in(west, { network: '10.10.0.0/16' }),
  standby: Site.in(west.pair, { network: '10.10.128.0/17', kubernetesVersion: '1.33' }),
  readiness: Readiness.warm({ standbyMax: 6 }),
  kubernetesVersion: '1.34',
  nodePools: [NodePool.user('apps', { size: 'Standard_D4s_v5', min: 3, max: 12 })],
});

app.synth();
