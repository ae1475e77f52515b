import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NodePool } from '../../lib/plan/node-pool';
import { north, says, west } from '../support/pair';

const overlap = 'networks-do-not-overlap';
const fits = 'nodes-fit-the-network';

test('neighbouring networks are apart; one address in common is an overlap', () => {
  assert.equal(says(overlap, { standby: north({ network: '10.11.0.0/16' }) }), 'holds');
  assert.deepEqual(says(overlap, { standby: north({ network: '10.10.255.0/24' }) }), [
    'error standby.network: 10.10.255.0/24 lies inside primary.network 10.10.0.0/16, and the two are peered. Choose a range outside 10.10.0.0/16, for example 10.11.0.0/24.',
  ]);
});

test('the same network and a wider one are told apart, and the suggestion avoids every range of the pair', () => {
  assert.deepEqual(says(overlap, { standby: north({ network: '10.10.0.0/16' }) }), [
    'error standby.network: 10.10.0.0/16 is the same as primary.network 10.10.0.0/16, and the two are peered. Choose a range outside 10.10.0.0/16, for example 10.11.0.0/16.',
  ]);
  assert.deepEqual(
    says(overlap, { primary: west({ network: '10.243.0.0/16' }), standby: north({ network: '10.243.0.0/16' }) }),
    [
      'error standby.network: 10.243.0.0/16 is the same as primary.network 10.243.0.0/16, and the two are peered. Choose a range outside 10.243.0.0/16, for example 10.245.0.0/16.',
    ],
  );
  assert.deepEqual(says(overlap, { standby: north({ network: '10.8.0.0/13', pods: '10.244.0.0/16' }) }), [
    'error standby.network: 10.8.0.0/13 overlaps primary.network 10.10.0.0/16, and the two are peered. Choose a range outside 10.10.0.0/16, for example 10.16.0.0/13.',
  ]);
});

test('pods and services stay clear of both networks, of each other and of what AKS reserves', () => {
  assert.deepEqual(says(overlap, { standby: north({ network: '10.244.0.0/16' }) }), [
    'error primary.pods: 10.244.0.0/16 is the same as standby.network 10.244.0.0/16, which westeurope must reach. Choose a range outside 10.244.0.0/16.',
    'error standby.pods: 10.244.0.0/16 is the same as standby.network 10.244.0.0/16, which northeurope must reach. Choose a range outside 10.244.0.0/16.',
  ]);
  assert.deepEqual(says(overlap, { primary: west({ services: '10.244.8.0/22' }) }), [
    'error primary.services: 10.244.8.0/22 lies inside primary.pods 10.244.0.0/16, in the same cluster. Choose a range outside 10.244.0.0/16.',
  ]);
  assert.deepEqual(says(overlap, { primary: west({ services: '172.31.4.0/22' }) }), [
    'error primary.services: 172.31.4.0/22 overlaps 172.31.0.0/16, which AKS reserves. Choose a range outside 169.254.0.0/16, 172.30.0.0/16, 172.31.0.0/16, 192.0.2.0/24.',
  ]);
  assert.equal(says(overlap, { primary: west({ services: '172.29.0.0/16' }) }), 'holds');
});

test('pods of the two sites may be equal: nothing routes them', () => {
  assert.equal(
    says(overlap, { primary: west({ pods: '10.128.0.0/14' }), standby: north({ pods: '10.128.0.0/14' }) }),
    'holds',
  );
});

// The system pool has at most 5 nodes and 2 more while it is upgraded, at each site: 14 of what follows.
const pool = (max: number) => ({ nodePools: [NodePool.user('apps', { size: 'Standard_D4s_v5', min: 1, max })] });

test('a node subnet holds the nodes of both sites with surge, to the last address', () => {
  // /24: 64 addresses for nodes, 5 of them Azure's. 2 × (16 + 6) + 14 = 58, 2 × (17 + 6) + 14 = 60.
  const small = { standby: north({ network: '10.20.0.0/24' }) };
  assert.equal(says(fits, { ...small, ...pool(16) }), 'holds');
  assert.deepEqual(says(fits, { ...small, ...pool(17) }), [
    'error standby.network: The node subnet 10.20.0.0/26 has 59 addresses; the nodes of both sites at their maximum, with 33 % surge, are 60. Give the site a /23 or larger, or lower the maxima of the pools.',
  ]);
});

test('a pod range has a /24 for each of these nodes', () => {
  // /16: 256 nodes. 2 × (91 + 31) + 14 = 258, 2 × (90 + 30) + 14 = 254.
  assert.equal(says(fits, pool(90)), 'holds');
  assert.deepEqual(says(fits, pool(91)), [
    'error primary.pods: 10.244.0.0/16 has room for 256 nodes, a /24 each; the nodes of both sites at their maximum, with 33 % surge, are 258. Use a /15 or larger; the range cannot be changed later.',
    'error standby.pods: 10.244.0.0/16 has room for 256 nodes, a /24 each; the nodes of both sites at their maximum, with 33 % surge, are 258. Use a /15 or larger; the range cannot be changed later.',
  ]);
});
