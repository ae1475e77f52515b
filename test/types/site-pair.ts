// What must not compile. Checked by `npm run types`; never run.
import type { App } from 'cdktf';
import { AzureRegion, NodePool, Readiness, Site, SitePair, StateBackend, TrafficRouting } from 'sitepair';

declare const app: App;
const west = AzureRegion.WEST_EUROPE;
const props = {
  organization: 'contoso',
  primary: Site.in(west, { network: '10.10.0.0/16' }),
  standby: Site.in(west.pair, { network: '10.20.0.0/16' }),
  readiness: Readiness.warm(),
};

const pair = new SitePair(app, 'orders', { ...props, active: 'northeurope' });
pair.site('northeurope').plan.names.cluster satisfies string;
pair.primary.cluster.oidcIssuerUrl satisfies string;

// @ts-expect-error a site that is not of the pair cannot be asked for
pair.site('francecentral');
// @ts-expect-error nor be active
new SitePair(app, 'orders', { ...props, active: 'francecentral' });
// @ts-expect-error a cold standby has no nodes to set: that is what cold means
Readiness.cold({ standbyNodes: 1 });
// @ts-expect-error a hot standby has as many nodes as the active site
Readiness.hot({ standbyNodes: 1 });
// @ts-expect-error the system pool takes no workloads, so no taints of theirs
NodePool.system({ size: 'Standard_D4s_v5', min: 3, max: 5, taints: ['a=b:NoSchedule'] });
// @ts-expect-error a taint has an effect
NodePool.user('apps', { size: 'Standard_D4s_v5', min: 3, max: 5, taints: ['dedicated=batch'] });
// @ts-expect-error a region without a pair has no .pair
Site.in(AzureRegion.ITALY_NORTH.pair, { network: '10.20.0.0/16' });
// @ts-expect-error detectWithin is a Duration, not a number of some unit
TrafficRouting.priority({ healthPath: '/healthz', detectWithin: 180 });
// @ts-expect-error a fallback goes with priority routing
TrafficRouting.performance({ healthPath: '/healthz', detectWithin: 180, fallback: 'sorry.contoso.com' });

const at = { region: west, resourceGroup: 'state', storageAccount: 'contosostate' };
new SitePair(app, 'orders', {
  ...props,
  state: StateBackend.azurerm({ bySite: { westeurope: at, northeurope: at }, shared: at }),
});
new SitePair(app, 'orders', {
  ...props,
  // @ts-expect-error each site has state of its own
  state: StateBackend.azurerm({ bySite: { westeurope: at }, shared: at }),
});

const named = new SitePair(app, 'orders', {
  ...props,
  primary: Site.in(west, { name: 'amsterdam', network: '10.10.0.0/16' }),
});
named.site('amsterdam');
// @ts-expect-error a site that was named is called by its name
named.site('westeurope');

// Regions from configuration work too: then any name is taken, and checked when it runs.
new SitePair(app, 'orders', {
  ...props,
  standby: Site.in(AzureRegion.of('France Central'), { network: '10.20.0.0/16' }),
}).site('francecentral');
