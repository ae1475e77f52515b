import { Duration } from 'cdk8s/lib/duration';
import type { App } from 'cdktf';
import { ImageRegistry } from '../../lib/plan/image-registry';
import { NodePool } from '../../lib/plan/node-pool';
import type { SitePairProps } from '../../lib/plan/pair-props';
import { Readiness } from '../../lib/plan/readiness';
import { TrafficRouting } from '../../lib/plan/traffic-routing';
import { type SynthesizedApp, synthesize } from '../../lib/testing';
import { SitePair } from '../../stacks/site-pair';
import { pairOf } from './pair';

/** A full pair: a warm standby, one user pool, registry and traffic. */
export const full = (props: Partial<SitePairProps> = {}): SitePairProps =>
  pairOf({
    readiness: Readiness.warm({ standbyNodes: 2 }),
    kubernetesVersion: '1.34',
    nodePools: [NodePool.user('apps', { size: 'Standard_D4s_v5', min: 3, max: 12 })],
    registry: ImageRegistry.geoReplicated(),
    traffic: TrafficRouting.priority({ healthPath: '/healthz', detectWithin: Duration.minutes(3) }),
    ...props,
  });

/** Synthesizes the full pair `orders`, with `props` changed. */
export const synthesizeOrders = (props: Partial<SitePairProps> = {}): SynthesizedApp =>
  synthesize((app) => {
    new SitePair(app, 'orders', full(props));
  });

/** The message of what `work` throws. */
export function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('Nothing was thrown.');
}

/** Declares the full pair `id` in `app`. */
export const declare = (app: App, id: string, props: Partial<SitePairProps> = {}) => new SitePair(app, id, full(props));
