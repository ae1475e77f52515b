// A pair inside a construct of the user's own.
import { App } from 'cdktf';
import { Construct } from 'constructs';
import { AzureRegion, Readiness, Site, SitePair } from 'sitepair';

class Team extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const west = AzureRegion.WEST_EUROPE;
    new SitePair(this, 'orders', {
      organization: 'contoso',
      primary: Site.in(west, { network: '10.10.0.0/16' }),
      standby: Site.in(west.pair, { network: '10.20.0.0/16' }),
      readiness: Readiness.warm(),
      kubernetesVersion: '1.34',
    });
  }
}

const app = new App();
new Team(app, 'team');
app.synth();
