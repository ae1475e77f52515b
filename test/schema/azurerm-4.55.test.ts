import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Arguments, schemaProblems } from '../support/azurerm-schema';
import { fixtureStack, fixtureWith } from '../terraform/support/fixture';
import { programs, synthesize } from '../terraform/support/programs';

for (const program of programs()) {
  test(`every stack of ${program} fits azurerm 4.55`, async () => {
    const stacks = Object.entries(await synthesize(program));
    assert.ok(stacks.length > 0, `${program} wrote no stack`);
    assert.deepEqual(
      stacks.flatMap(([id, stack]) => schemaProblems(stack).map((problem) => `${id}: ${problem}`)),
      [],
    );
  });
}

test('the fixture with every resource type fits azurerm 4.55', () => {
  assert.deepEqual(schemaProblems(fixtureStack()), []);
});

const REGISTRY = 'azurerm_container_registry.orders';
const PROFILE = 'azurerm_traffic_manager_profile.orders';

/** What is wrong, resource and argument changes, and the whole answer. */
const BAD: readonly (readonly [string, string, Arguments, readonly string[]])[] = [
  [
    'an unknown argument',
    REGISTRY,
    { geo_replications: [] },
    [`${REGISTRY}: geo_replications is not an argument of this resource`],
  ],
  [
    'an argument that only azurerm 5 knows, in a block',
    REGISTRY,
    { georeplications: [{ location: 'northeurope', global_endpoint_routing_enabled: true }] },
    [`${REGISTRY}: georeplications[0].global_endpoint_routing_enabled is not an argument of this block`],
  ],
  ['a missing argument', REGISTRY, { sku: undefined }, [`${REGISTRY}: sku is required and missing`]],
  ['an argument that is null', REGISTRY, { sku: null }, [`${REGISTRY}: sku is required and missing`]],
  [
    'a missing argument of the second block',
    REGISTRY,
    { georeplications: [{ location: 'northeurope' }, { zone_redundancy_enabled: true }] },
    [`${REGISTRY}: georeplications[1].location is required and missing`],
  ],
  [
    'a computed attribute that is set',
    REGISTRY,
    { login_server: 'contosoorders.azurecr.io' },
    [`${REGISTRY}: login_server is computed by Azure and cannot be set`],
  ],
  [
    'too many blocks',
    REGISTRY,
    { identity: [{ type: 'SystemAssigned' }, { type: 'SystemAssigned' }] },
    [`${REGISTRY}: identity allows at most 1 block and has 2`],
  ],
  ['too few blocks', PROFILE, { dns_config: undefined }, [`${PROFILE}: dns_config needs at least 1 block and has 0`]],
  ['an empty list of blocks', PROFILE, { dns_config: [] }, [`${PROFILE}: dns_config needs at least 1 block and has 0`]],
  [
    'a block that is a text',
    PROFILE,
    { dns_config: 'contoso' },
    [`${PROFILE}: dns_config[0] must be a block, given "contoso"`],
  ],
  ['a number written as text', PROFILE, { max_return: '4' }, [`${PROFILE}: max_return must be a number, given "4"`]],
  [
    'a text where a list belongs',
    'azurerm_virtual_network.site',
    { address_space: '10.10.0.0/16' },
    ['azurerm_virtual_network.site: address_space must be a set, given "10.10.0.0/16"'],
  ],
  [
    'a number in a list of texts',
    'azurerm_public_ip.egress',
    { zones: ['1', 2] },
    ['azurerm_public_ip.egress: zones[1] must be a string, given 2'],
  ],
  ['a number in a map of texts', REGISTRY, { tags: { tier: 1 } }, [`${REGISTRY}: tags.tier must be a string, given 1`]],
  [
    'an unknown member of an object',
    REGISTRY,
    { encryption: [{ key_vault_key_id: 'k', key: 'k' }] },
    [`${REGISTRY}: encryption[0].key is not an argument of this object`],
  ],
  [
    'a dynamic block that does not exist',
    REGISTRY,
    { dynamic: { replica: { for_each: '${var.regions}', content: {} } } },
    [`${REGISTRY}: dynamic.replica is not a block of this resource`],
  ],
  [
    'an unknown time limit',
    REGISTRY,
    { timeouts: { create: '60m', destroy: '60m' } },
    [`${REGISTRY}: timeouts[0].destroy is not an argument of this block`],
  ],
];

for (const [what, address, changes, problems] of BAD) {
  test(`${what} is the stack's only problem`, () => {
    const [type = '', name = ''] = address.split('.');
    assert.deepEqual(schemaProblems(fixtureWith(type, name, changes)), problems);
  });
}

test('several problems are all told, in the order of the stack', () => {
  const changes = { sku: 3, colour: 'red', login_server: 'x', name: undefined };
  assert.deepEqual(schemaProblems(fixtureWith('azurerm_container_registry', 'orders', changes)), [
    `${REGISTRY}: sku must be a string, given 3`,
    `${REGISTRY}: colour is not an argument of this resource`,
    `${REGISTRY}: login_server is computed by Azure and cannot be set`,
    `${REGISTRY}: name is required and missing`,
  ]);
});

test('an expression may stand for any type, an escaped one is a text', () => {
  const given = (max_return: string): string[] =>
    schemaProblems(fixtureWith('azurerm_traffic_manager_profile', 'orders', { max_return }));
  assert.deepEqual(given('${var.answers}'), []);
  assert.deepEqual(given('%{ if var.many }8%{ endif }'), []);
  assert.deepEqual(given('$${var.answers}'), [`${PROFILE}: max_return must be a number, given "$\${var.answers}"`]);
});

test("Terraform's own arguments and dynamic blocks are no problem", () => {
  const meta = { count: 2, provider: 'azurerm.west', depends_on: [], lifecycle: [{ prevent_destroy: true }] };
  const dynamic = { dns_config: { for_each: [1], content: { relative_name: 'contoso', ttl: 60 } } };
  const changes = { ...meta, timeouts: { create: '30m' }, dns_config: undefined, dynamic };
  assert.deepEqual(schemaProblems(fixtureWith('azurerm_traffic_manager_profile', 'orders', changes)), []);
});

test('an azurerm type that the schema file does not hold is a problem, a type of another provider is none', () => {
  const resource = { azurerm_redis_cache: { a: {} }, terraform_data: { b: { anything: 1 } } };
  const data = { azurerm_subscription: { c: {} } };
  assert.deepEqual(schemaProblems({ resource, data }), [
    'azurerm_redis_cache.a: type "azurerm_redis_cache" is not in test/data/azurerm-4.55-schema.json',
    'data.azurerm_subscription.c: type "azurerm_subscription" is not in test/data/azurerm-4.55-schema.json',
  ]);
});
