import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NodePool } from '../../lib/plan/node-pool';
import type { PoolPlan } from '../../lib/plan/pair-plan';
import type { SitePairProps } from '../../lib/plan/pair-props';
import { READINESS, Readiness } from '../../lib/plan/readiness';
import { refusals, sitesOf } from '../support/pair';

const nodePools = [NodePool.user('apps', { size: 'Standard_D4s_v5', min: 3, max: 12 })];
const bounds = (pools: readonly PoolPlan[]) =>
  Object.fromEntries(pools.map((pool) => [pool.name, `${pool.min.value}–${pool.max.value}`]));
const both = (props: Partial<SitePairProps>) =>
  sitesOf({ nodePools, ...props }).map((site) => bounds(site.cluster.pools));
const why = (props: Partial<SitePairProps>) =>
  sitesOf({ nodePools, ...props })[1].cluster.pools.map((pool) => `${pool.name}: ${pool.min.from}, ${pool.min.why}`);

test('the table of readiness levels is what the README says', () => {
  assert.deepEqual(READINESS, {
    hot: { standbyNodes: 'active', standbyMax: 'active', systemNodes: 'active', trafficEndpoint: true },
    warm: { standbyNodes: 1, standbyMax: 'active', systemNodes: 2, trafficEndpoint: true },
    cold: { standbyNodes: 0, standbyMax: 'active', systemNodes: 1, trafficEndpoint: false },
  });
});

test('hot: both sites have the same pools', () => {
  assert.deepEqual(both({ readiness: Readiness.hot() }), [
    { system: '3–5', apps: '3–12' },
    { system: '3–5', apps: '3–12' },
  ]);
});

test('warm: the standby keeps one node of each user pool and two of the system pool, and may grow to the same maximum', () => {
  assert.deepEqual(both({ readiness: Readiness.warm() }), [
    { system: '3–5', apps: '3–12' },
    { system: '2–5', apps: '1–12' },
  ]);
  assert.deepEqual(why({ readiness: Readiness.warm() }), [
    'system: preset, warm: systemNodes',
    'apps: preset, warm: standbyNodes',
  ]);
});

test('cold: the standby has user pools at 0 and one system node', () => {
  assert.deepEqual(both({ readiness: Readiness.cold() }), [
    { system: '3–5', apps: '3–12' },
    { system: '1–5', apps: '0–12' },
  ]);
});

test('every dial can be set by hand, and says where', () => {
  const readiness = Readiness.warm({ standbyNodes: 2, standbyMax: 20, systemNodes: 1 });
  assert.deepEqual(both({ readiness })[1], { system: '1–5', apps: '2–20' });
  assert.deepEqual(why({ readiness }), [
    'system: declared, readiness.systemNodes',
    'apps: declared, readiness.standbyNodes',
  ]);
});

test("a pool's own bounds go before readiness", () => {
  const own = [NodePool.user('apps', { size: 'Standard_D4s_v5', min: 3, max: 12, standby: { min: 4, max: 13 } })];
  assert.deepEqual(both({ nodePools: own, readiness: Readiness.cold() })[1], { system: '1–5', apps: '4–13' });
});

test('a preset never asks for more nodes than the serving site has', () => {
  const small = [
    NodePool.system({ size: 'Standard_D4s_v5', min: 1, max: 2 }),
    NodePool.user('apps', { size: 'Standard_D4s_v5', min: 0, max: 4 }),
  ];
  assert.deepEqual(both({ nodePools: small, readiness: Readiness.warm() })[1], { system: '1–2', apps: '0–4' });
});

test('bounds follow the site that serves, not the layout', () => {
  assert.deepEqual(both({ readiness: Readiness.cold(), active: 'northeurope' }), [
    { system: '1–5', apps: '0–12' },
    { system: '3–5', apps: '3–12' },
  ]);
});

test('a minimum above the maximum at the standby is refused, with where both come from', () => {
  assert.deepEqual(refusals({ nodePools, readiness: Readiness.warm({ standbyNodes: 4, standbyMax: 3 }) }), [
    'nodePools[apps].standby: At the standby the pool has at least 4 (readiness.standbyNodes) and at most 3 (readiness.standbyMax) nodes. Raise the one or lower the other.',
  ]);
});

test('dials take whole numbers of nodes: 0 to 1000, and at least 1 for the system pool', () => {
  const dial = (n: number) =>
    refusals({ readiness: Readiness.warm({ standbyNodes: n, standbyMax: 1000 }), nodePools: [] });
  assert.deepEqual(dial(0), []);
  assert.deepEqual(dial(1000), []);
  for (const n of [-1, 0.5, Number.NaN]) {
    assert.deepEqual(dial(n), [
      `readiness.standbyNodes: ${n} is not a number of nodes. Use a whole number from 0 to 1000.`,
    ]);
  }
  assert.deepEqual(refusals({ readiness: Readiness.cold({ systemNodes: 0 }) }), [
    'readiness.systemNodes: 0 is not a number of nodes. Use a whole number from 1 to 1000.',
  ]);
});
