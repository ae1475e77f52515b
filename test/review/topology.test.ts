import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Duration } from 'cdk8s/lib/duration';
import { ImageRegistry } from '../../lib/plan/image-registry';
import { NodePool } from '../../lib/plan/node-pool';
import type { SitePairProps } from '../../lib/plan/pair-props';
import { Readiness } from '../../lib/plan/readiness';
import { TrafficRouting } from '../../lib/plan/traffic-routing';
import { topologyOf } from '../../lib/review/topology';
import { reportFor } from '../support/report';

const probing = { healthPath: '/healthz', detectWithin: Duration.minutes(3) };
const drawn = (props: Partial<SitePairProps>) =>
  topologyOf(reportFor(props))
    .split('\n')
    .map((line) => line.trim());

const pairs: Record<string, Partial<SitePairProps>> = {
  'a bare warm pair': {},
  'a pair with everything': {
    traffic: TrafficRouting.priority({ ...probing, fallback: 'sorry.contoso.com' }),
    registry: ImageRegistry.geoReplicated(),
    nodePools: [NodePool.user('apps', { size: 'Standard_D4s_v5', min: 3, max: 12 })],
  },
  'a hot pair by weight': {
    readiness: Readiness.hot(),
    traffic: TrafficRouting.weighted({ ...probing, weights: { westeurope: 70, northeurope: 30 } }),
  },
};

/** Lines that a flowchart of ours may have; nodes' texts are quoted and hold no quote. */
const NODE = /^\w+(\(\["[^"]+"\]\)|\["[^"]+"\]|\("[^"]+"\)|\[\("[^"]+"\)\]|\{\{"[^"]+"\}\})$/;
const EDGE = /^(\w+) (-->|-\.->|---|<-->)(\|"[^"]+"\|)? (\w+)(\("[^"]+"\))?$/;
const OTHER = /^(flowchart TB|subgraph \w+ \["[^"]+"\]|end|classDef active stroke-width:4px|class \w+ active|)$/;

for (const [title, props] of Object.entries(pairs)) {
  test(`every line is a node, an edge between nodes, or a subgraph that ends: ${title}`, () => {
    const lines = drawn(props);
    const nodes = new Set<string>();
    for (const line of lines) if (NODE.test(line)) nodes.add(line.match(/^\w+/)![0]);
    for (const line of lines.filter((each) => !NODE.test(each) && !OTHER.test(each))) {
      const edge = line.match(EDGE);
      assert.ok(edge, line);
      assert.ok(nodes.has(edge[1]!), line);
      assert.ok(nodes.has(edge[4]!) || edge[5], line);
    }
    assert.equal(lines[0], 'flowchart TB');
    assert.equal(lines.filter((line) => line.startsWith('subgraph ')).length, 2);
    assert.equal(lines.filter((line) => line === 'end').length, 2);
  });
}

test('the active site is marked, and users reach the other one by a dotted line', () => {
  const lines = drawn({ traffic: TrafficRouting.priority(probing), active: 'northeurope' });
  for (const line of [
    'subgraph site1 ["West Europe<br/>warm standby"]',
    'subgraph site2 ["North Europe<br/>active"]',
    'profile -.->|"priority 300"| site1_entry',
    'profile -->|"priority 50"| site2_entry',
    'class site2 active',
  ]) {
    assert.ok(lines.includes(line), lines.join('\n'));
  }
});

test('each site’s Velero writes into the other’s store and restores from its own', () => {
  assert.deepEqual(
    drawn({}).filter((line) => line.includes('_store') && line.includes('cluster')),
    [
      'site1_cluster -->|"its Velero writes"| site2_store',
      'site1_cluster -.->|"restores from"| site1_store',
      'site2_cluster -->|"its Velero writes"| site1_store',
      'site2_cluster -.->|"restores from"| site2_store',
    ],
  );
});

test('by performance both sites are reached, by weight with their shares, and no priority is shown', () => {
  const both = (traffic: TrafficRouting) =>
    drawn({ readiness: Readiness.hot(), traffic }).filter((line) => line.startsWith('profile -'));
  assert.deepEqual(both(TrafficRouting.performance(probing)), [
    'profile -->|"nearest users"| site1_entry',
    'profile -->|"nearest users"| site2_entry',
  ]);
  assert.deepEqual(both(TrafficRouting.weighted({ ...probing, weights: { westeurope: 70, northeurope: 30 } })), [
    'profile -->|"weight 70"| site1_entry',
    'profile -->|"weight 30"| site2_entry',
  ]);
});
