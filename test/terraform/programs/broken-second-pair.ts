// The first pair is right; the networks of the second one overlap.
import { App } from 'cdktf';
import { AzureRegion, Readiness, Site, SitePair } from 'sitepair';

const app = new App();
const west = AzureRegion.WEST_EUROPE;

new SitePair(app, 'orders', {
  organization: 'contoso',
  primary: Site.in(west, { network: '10.50.0.0/16' }),
  standby: Site.in(west.pair, { network: '10.60.0.0/16' }),
  readiness: Readiness.hot(),
});

new SitePair(app, 'billing', {
  organization: 'contoso',
  primary: Site.in(west, { network: '10.30.0.0/16' }),
  standby: Site.in(west.pair, { network: '10.30.128.0/17' }),
  readiness: Readiness.warm(),
});

app.synth();
