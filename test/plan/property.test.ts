import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Duration } from 'cdk8s/lib/duration';
import fc from 'fast-check';
import { NodePool } from '../../lib/plan/node-pool';
import { activeFirst } from '../../lib/plan/pair-plan';
import type { SitePairProps } from '../../lib/plan/pair-props';
import { Readiness } from '../../lib/plan/readiness';
import { resolvePair } from '../../lib/plan/resolve-pair';
import { Site } from '../../lib/plan/site';
import { TrafficRouting } from '../../lib/plan/traffic-routing';
import { AzureRegion } from '../../lib/values/azure-region';
import { ResourceName } from '../../lib/values/resource-name';

const byte = fc.nat({ max: 255 });
const network = fc
  .tuple(byte, byte, fc.constantFrom(8, 16, 24))
  .map(([a, b, prefix]) => `10.${prefix > 8 ? a : 0}.${prefix > 16 ? b : 0}.0/${prefix}`);
const word = fc.stringMatching(/^[a-z](-?[a-z0-9]){2,14}$/);
const count = fc.integer({ min: 0, max: 40 });
const readiness = fc.oneof(
  fc.constant(Readiness.hot()),
  fc
    .record({ standbyNodes: count, systemNodes: fc.integer({ min: 1, max: 5 }) }, { requiredKeys: [] })
    .map(Readiness.warm),
  fc.record({ systemNodes: fc.integer({ min: 1, max: 5 }) }, { requiredKeys: [] }).map(Readiness.cold),
);
const pool = fc
  .tuple(fc.stringMatching(/^[a-z][a-z0-9]{0,11}$/), count, count)
  .map(([name, a, b]) => NodePool.user(name, { size: 'Standard_D4s_v5', min: Math.min(a, b), max: Math.max(a, b) }));
const region = fc.constantFrom(...AzureRegion.all());

/** Declarations as people might type them: most have a plan, some are refused. */
const declaration: fc.Arbitrary<{ id: string; props: SitePairProps }> = fc
  .record({
    id: word,
    organization: fc.stringMatching(/^[a-z][a-z0-9]{1,11}$/),
    regions: fc.tuple(region, region),
    networks: fc.tuple(network, network),
    readiness,
    nodePools: fc.uniqueArray(pool, { maxLength: 4, selector: ({ name }) => name }),
    seconds: fc.integer({ min: 20, max: 600 }),
    standbyServes: fc.boolean(),
  })
  .map(({ id, organization, regions, networks, readiness, nodePools, seconds, standbyServes }) => {
    const [primary, standby] = regions.map((each, i) => Site.in<string, string>(each, { network: networks[i]! }));
    return {
      id,
      props: {
        organization,
        primary: primary!,
        standby: standby!,
        readiness,
        nodePools,
        traffic: TrafficRouting.priority({ healthPath: '/healthz', detectWithin: Duration.seconds(seconds) }),
        ...(standbyServes && { active: standby!.name }),
      },
    };
  });

test('every declaration has a plan or a reason, and never both', () => {
  let [planned, refused] = [0, 0];
  fc.assert(
    fc.property(declaration, ({ id, props }) => {
      const { plan, findings } = resolvePair(id, props);
      if (plan) planned++;
      else refused++;
      assert.equal(plan === undefined, findings.length > 0);
      for (const { path, problem, fix } of findings)
        assert.ok(path && /[.!?]$/.test(problem) && /[.!?]$/.test(fix), `${path}: ${problem} ${fix}`);
    }),
    { numRuns: 300 },
  );
  assert.ok(planned > 50 && refused > 5, `${planned} planned, ${refused} refused: the property saw both`);
});

test('in every plan addresses nest, names are legal and apart, bounds are in order and priorities differ', () => {
  fc.assert(
    fc.property(declaration, ({ id, props }) => {
      const { plan } = resolvePair(id, props);
      if (!plan) return;
      for (const { network, cluster } of plan.sites) {
        const subnets = [network.nodes, network.ingress, network.privateEndpoints].map(({ value }) => value);
        for (const subnet of subnets) assert.ok(network.addressSpace.value.contains(subnet) && subnet.size >= 8);
        for (const a of subnets) for (const b of [...subnets, ...network.free]) assert.ok(a === b || !a.overlaps(b));
        const handedOut = [...subnets, ...network.free].reduce((sum, { size }) => sum + size, 0);
        assert.equal(handedOut, network.addressSpace.value.size);
        assert.equal(cluster.pools[0]!.mode, 'system');
        for (const { mode, min, max } of cluster.pools)
          assert.ok(min.value <= max.value && min.value >= (mode === 'system' ? 1 : 0));
      }
      for (const { kind, name } of plan.names.all) assert.equal(ResourceName.problem(kind, name), undefined);
      const global = plan.names.all
        .filter(({ kind }) => ResourceName.isGlobal(kind))
        .map(({ kind, name }) => `${kind} ${name}`);
      assert.equal(new Set(global).size, global.length);
      assert.equal(new Set(plan.sites.map((site) => site.endpoint!.priority.value)).size, 2);
      const [active, other] = activeFirst(plan);
      assert.ok(active.endpoint!.priority.value < other.endpoint!.priority.value);
    }),
    { numRuns: 300 },
  );
});

test('moving the active site back and forth ends where it began, and changes no name, address or role on the way', () => {
  fc.assert(
    fc.property(declaration, ({ id, props }) => {
      const [here, there] = [props.primary.name, props.standby.name].map(
        (active) => resolvePair(id, { ...props, active }).plan,
      );
      if (!here || !there) return;
      assert.deepEqual(resolvePair(id, { ...props, active: props.primary.name }).plan, here);
      assert.deepEqual(there.names, here.names);
      assert.deepEqual(
        there.sites.map(({ network }) => network),
        here.sites.map(({ network }) => network),
      );
      assert.deepEqual(there.home, here.home);
      assert.deepEqual(
        there.sites.map(({ store }) => store),
        here.sites.map(({ store }) => store),
      );
    }),
    { numRuns: 150 },
  );
});
