import type { App } from 'cdktf';
import {
  AzureRegion,
  Duration,
  ImageRegistry,
  NodePool,
  Readiness,
  Site,
  SitePair,
  TrafficRouting,
} from '../lib/index';
import { ResourceName } from '../lib/values/resource-name';
import { byHand, type GlobalNames } from './by-hand';

/** The two ways to write the same pairs. */
export type Side = 'byHand' | 'sitePair';

/** Ids of `count` pairs. */
export const pairIds = (count: number): string[] => Array.from({ length: count }, (_, i) => `pair${i + 1}`);

/** What a person would look up for the pair called `id` and type. */
export function globalNames(id: string): GlobalNames {
  const store = (site: string) => ResourceName.make('storageAccount', ['contoso', id, site, 'points']);
  return {
    registry: ResourceName.make('containerRegistry', ['contoso', id]),
    stores: { westeurope: store('westeurope'), northeurope: store('northeurope') },
  };
}

/**
 * A program that declares the pairs called `ids` in an App; synthesizing is up to the caller. Looking names up is no part of
 * it: a hand-written program has them as text.
 */
export function programOf(side: Side, ids: readonly string[]): (app: App) => void {
  if (side === 'sitePair') return (app) => ids.forEach((id) => void declarePair(app, id));
  const typed = ids.map((id) => [id, globalNames(id)] as const);
  return (app) => typed.forEach(([id, names]) => void byHand(app, id, names));
}

/** The declaration of `stacks/main.ts`. */
function declarePair(app: App, id: string): void {
  const west = AzureRegion.WEST_EUROPE;
  new SitePair(app, id, {
    organization: 'contoso',
    primary: Site.in(west, { network: '10.10.0.0/16' }),
    standby: Site.in(west.pair, { network: '10.20.0.0/16' }),
    readiness: Readiness.warm({ standbyNodes: 2 }),
    kubernetesVersion: '1.34',
    nodePools: [NodePool.user('apps', { size: 'Standard_D4s_v5', min: 3, max: 12 })],
    registry: ImageRegistry.geoReplicated(),
    traffic: TrafficRouting.priority({ healthPath: '/healthz', detectWithin: Duration.minutes(3) }),
  });
}
