import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { detectionSeconds, FASTEST_DETECTION, probeWithin } from '../../lib/plan/probe';

test('three minutes leave the gentlest probe and a TTL of 50 seconds', () => {
  assert.deepEqual(probeWithin(180), { interval: 30, timeout: 10, toleratedFailures: 3, ttl: 50 });
});

test('each probe is taken from the second on at which it is fast enough', () => {
  assert.deepEqual(probeWithin(140), { interval: 30, timeout: 10, toleratedFailures: 3, ttl: 10 });
  assert.deepEqual(probeWithin(139), { interval: 30, timeout: 10, toleratedFailures: 2, ttl: 39 });
  assert.deepEqual(probeWithin(110), { interval: 30, timeout: 10, toleratedFailures: 2, ttl: 10 });
  assert.deepEqual(probeWithin(109), { interval: 10, timeout: 9, toleratedFailures: 3, ttl: 60 });
  assert.deepEqual(probeWithin(59), { interval: 10, timeout: 9, toleratedFailures: 3, ttl: 10 });
  assert.deepEqual(probeWithin(58), { interval: 10, timeout: 9, toleratedFailures: 2, ttl: 19 });
});

test('25 seconds is the fastest; 24 cannot be done', () => {
  assert.equal(FASTEST_DETECTION, 25);
  assert.deepEqual(probeWithin(25), { interval: 10, timeout: 5, toleratedFailures: 0, ttl: 10 });
  assert.equal(probeWithin(24), undefined);
  assert.equal(probeWithin(24.9), undefined);
});

test('an answer never lives longer than a minute, however slow detection may be', () => {
  assert.deepEqual(probeWithin(3600), { interval: 30, timeout: 10, toleratedFailures: 3, ttl: 60 });
});

test('whatever is asked, users are moved in time by a probe that Traffic Manager takes', () => {
  fc.assert(
    fc.property(fc.double({ min: 25, max: 4000, noNaN: true }), (seconds) => {
      const probe = probeWithin(seconds)!;
      assert.ok(detectionSeconds(probe) + probe.ttl <= seconds);
      assert.ok(probe.interval === 30 || (probe.interval === 10 && probe.timeout <= 9));
      assert.ok(probe.timeout >= 5 && probe.timeout <= 10 && probe.ttl >= 10 && probe.ttl <= 60);
      assert.ok(Number.isInteger(probe.ttl) && probe.toleratedFailures >= 0 && probe.toleratedFailures <= 9);
    }),
  );
});
