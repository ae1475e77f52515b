import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment/index.js';
import { Duration } from 'cdk8s/lib/duration';
import { ImageRegistry } from '../../lib/plan/image-registry';
import { NodePool } from '../../lib/plan/node-pool';
import type { SitePairProps } from '../../lib/plan/pair-props';
import { Readiness } from '../../lib/plan/readiness';
import { TrafficRouting } from '../../lib/plan/traffic-routing';
import type { PairReport } from '../../lib/review/report';
import { deployOrderOf } from '../../lib/review/stack-report';
import { synthesize, type TerraformBlock } from '../../lib/testing';
import { SitePair } from '../../stacks/site-pair';
import { north, pairOf, planOf, west } from '../support/pair';
import { reportFor } from '../support/report';

const traffic = TrafficRouting.priority({
  healthPath: '/healthz',
  detectWithin: Duration.minutes(3),
  hosts: ['shop.contoso.com', 'api.contoso.com'],
  fallback: 'sorry.contoso.com',
});
const full: Partial<SitePairProps> = {
  traffic,
  registry: ImageRegistry.geoReplicated(),
  nodePools: [NodePool.user('apps', { size: 'Standard_D4s_v5', min: 3, max: 12, taints: ['a=b:NoSchedule'] })],
};

function written(props: Partial<SitePairProps>) {
  const out = synthesize((app) => new SitePair(app, 'orders', pairOf(props)));
  return { out, report: JSON.parse(out.file('stacks/orders/pair/plan.json')) as PairReport };
}

const { out, report } = written(full);

test('every value of the plan is in the report with its origin, under the path it has in the plan', () => {
  const plan = planOf(full);
  const expected: [string, unknown, unknown][] = [];
  const walk = (path: string, node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) walk(`${path}.${item?.name}`, item);
    else if (typeof node === 'object' && node !== null) {
      const { value, from, why } = node as Record<string, unknown>;
      if (from && why) expected.push([path.slice(1), from, why]);
      else if (value === undefined) for (const [key, child] of Object.entries(node)) walk(`${path}.${key}`, child);
    }
  };
  walk('', { ...plan, names: undefined, state: { kind: plan.state.kind } });
  assert.equal(expected.length, 65);
  for (const [path, from, why] of expected) {
    const found = Object.entries(report.values).filter(([key]) => key === path || key.startsWith(`${path}.`));
    assert.ok(found.length > 0, path);
    for (const [key, value] of found) assert.deepEqual([key, value.from, value.why], [key, from, why]);
  }
});

test('values are text, numbers with a unit, yes or no, or lists', () => {
  const at = (path: string) => report.values[path];
  assert.deepEqual(at('sites.westeurope.cluster.pools.apps.min'), {
    value: 3,
    unit: 'nodes',
    from: 'declared',
    why: 'nodePools[apps].min',
  });
  assert.deepEqual(at('sites.northeurope.cluster.maintenance.start'), {
    value: 'Thursday 02:00',
    unit: 'UTC',
    from: 'preset',
    why: 'the presets: two days apart, 4 hours',
  });
  assert.deepEqual(at('sites.westeurope.cluster.kubernetesVersion'), {
    value: null,
    from: 'preset',
    why: "AKS's default on the day",
  });
  assert.deepEqual(at('sites.westeurope.cluster.pools.apps.taints'), {
    value: ['a=b:NoSchedule'],
    from: 'declared',
    why: 'nodePools[apps].taints',
  });
  assert.deepEqual(at('home'), {
    value: 'northeurope',
    from: 'derived',
    why: "the standby's region, which outlives the primary's",
  });
  assert.deepEqual(at('deletionProtection'), {
    value: true,
    from: 'preset',
    why: 'recovery points and images cannot be made again',
  });
});

test('every role assignment is listed once, in its stack, with the reason that is written into it', () => {
  for (const id of out.stacks) {
    const inJson = out
      .stack(id)
      .resources('azurerm_role_assignment')
      .map(({ description }) => description);
    const listed = report.roles.filter(({ stack }) => stack === id);
    assert.deepEqual(listed.map(({ reason }) => reason).sort(), inJson.sort());
    const conditional = out
      .stack(id)
      .resources('azurerm_role_assignment')
      .filter(({ condition }) => condition);
    assert.equal(listed.filter((role) => role.conditional).length, conditional.length);
  }
  assert.equal(report.roles.length, 20);
});

test('a role assignment that was made by hand is listed with what is written in it', () => {
  const byHand = synthesize((app) => {
    const pair = new SitePair(app, 'orders', pairOf());
    new RoleAssignment(pair.link, 'by-hand', {
      scope: '/subscriptions/x',
      principalId: pair.link.peering.peerings[0].id,
      roleDefinitionName: 'Reader',
    });
  });
  const { roles } = JSON.parse(byHand.file('stacks/orders/pair/plan.json')) as PairReport;
  assert.deepEqual(roles.at(-1), {
    stack: 'orders-link',
    identity: 'as orders-link/by-hand says',
    role: 'Reader',
    on: '/subscriptions/x',
    reason: 'No reason is given: it was not made with RoleGrant.',
    conditional: false,
  });
});

test('every resource is counted by its type', () => {
  for (const stack of report.stacks) {
    const json = (out.stack(stack.id).json.resource ?? {}) as Record<string, TerraformBlock>;
    const counts = Object.entries(json).map(([type, all]) => [type, Object.keys(all).length]);
    assert.deepEqual(stack.resources, Object.fromEntries(counts));
    assert.equal(stack.total, out.stack(stack.id).resources().length);
  }
});

test('every name argument that Terraform gets is among the names, and every name is used', () => {
  const used = out.stacks.flatMap((id) =>
    out
      .stack(id)
      .resources()
      .flatMap(({ name }) => (name === undefined ? [] : [name])),
  );
  const text = out.stacks.map((id) => JSON.stringify(out.stack(id).json)).join();
  const listed = new Set<unknown>(report.names.map(({ name }) => name));
  assert.deepEqual(
    used.filter((name) => !listed.has(name)),
    [],
  );
  assert.deepEqual(
    [...listed].filter((name) => !text.includes(`"${name}"`)),
    [],
  );
});

test('without traffic no endpoint is named', () => {
  assert.deepEqual(
    reportFor().names.filter(({ kind }) => kind.startsWith('trafficManager')),
    [],
  );
});

for (const [title, props] of [
  ['the deployer’s subscription', full],
  [
    'subscriptions of their own',
    {
      ...full,
      primary: west({ subscription: '00000000-0000-0000-0000-00000000000a' }),
      standby: north({ subscription: '00000000-0000-0000-0000-00000000000b' }),
    },
  ],
  ['a registry that exists', { registry: ImageRegistry.existing(registryId()) }],
] as const) {
  test(`the ids that stacks compute are listed for each stack that has them: ${title}`, () => {
    const made = written(props);
    for (const id of made.out.stacks) {
      const text = JSON.stringify(made.out.stack(id).json.resource);
      const inJson = (text.match(/"\/subscriptions\/[^"]+"/g) ?? []).map((found) =>
        found
          .slice(1, -1)
          .replace('${data.azurerm_client_config.deployer.subscription_id}', "<deployer's subscription>"),
      );
      const listed = made.report.ids.filter(({ usedBy }) => usedBy.includes(id)).map((each) => each.id);
      assert.deepEqual([...new Set(inJson)].sort(), listed.sort(), id);
    }
  });
}

function registryId(): string {
  return '/subscriptions/00000000-0000-0000-0000-0000000000aa/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/contosoimages';
}

test('every resource group is listed with its region and the stack that makes it', () => {
  const inJson = out.stacks.flatMap((id) =>
    out
      .stack(id)
      .resources('azurerm_resource_group')
      .map(({ name, location }) => `${name} ${location} ${id}`),
  );
  const regions: Record<string, string> = { 'West Europe': 'westeurope', 'North Europe': 'northeurope' };
  const listed = report.resourceGroups
    .filter(({ madeBy }) => madeBy !== 'AKS')
    .map(({ name, region, madeBy }) => `${name} ${regions[region]} ${madeBy}`);
  assert.deepEqual(listed.sort(), inJson.sort());
  assert.deepEqual(
    report.resourceGroups.filter(({ madeBy }) => madeBy === 'AKS').map(({ name }) => name),
    ['contoso-orders-westeurope-nodes', 'contoso-orders-northeurope-nodes'],
  );
});

test('stacks without an edge between them are in one group of the deploy order, however they are listed', () => {
  const stack = (id: string, ...dependsOn: string[]) => ({ id, resources: {}, total: 0, dependsOn });
  assert.deepEqual(
    deployOrderOf([stack('link', 'a', 'b'), stack('b', 'pair'), stack('a', 'pair'), stack('pair', 'other')]),
    [['pair'], ['a', 'b'], ['link']],
  );
});

test('the active site decides who fails over to whom, and whether users stay', () => {
  const { from, to, stays, command } = reportFor({ traffic }).failover;
  assert.deepEqual(
    { from, to, stays, command },
    {
      from: 'westeurope',
      to: 'northeurope',
      stays: true,
      command: 'cdktf deploy orders-northeurope --ignore-missing-stack-dependencies',
    },
  );
  const moved = reportFor({ traffic, active: 'northeurope' }).failover;
  assert.deepEqual([moved.from, moved.to, moved.stays], ['northeurope', 'westeurope', false]);
});

test('only a hot standby with an enabled endpoint takes users by itself', () => {
  const automatic = (readiness: Readiness, routed = true) =>
    reportFor({ readiness, traffic: routed ? traffic : undefined }).failover.automatic;
  assert.equal(automatic(Readiness.hot()), true);
  assert.equal(automatic(Readiness.hot(), false), false);
  assert.equal(automatic(Readiness.warm()), false);
  assert.equal(automatic(Readiness.cold({ trafficEndpoint: true })), false);
});
