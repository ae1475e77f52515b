import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry/index.js';
import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config/index.js';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import { ResourceGroup, type ResourceGroupConfig } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network/index.js';
import {
  App,
  Aspects,
  AzurermBackend,
  Fn,
  Lazy,
  LocalBackend,
  Op,
  TerraformCount,
  TerraformHclModule,
  TerraformIterator,
  TerraformLocal,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
  TerraformVariable,
  Token,
  Tokenization,
} from 'cdktf';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { FastStack } from '../../stacks/fast-stack';

class Fast extends FastStack {}

type Stack = new (scope: Construct, id: string) => TerraformStack;
type Program = (app: App, Stack: Stack) => void;

function inFolder<T>(work: (outdir: string) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), 'fast-stack-'));
  try {
    return work(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Runs `work` with the environment variable `name` set to `value`. */
function withVariable<T>(name: string, value: string, work: () => T): T {
  process.env[name] = value;
  try {
    return work();
  } finally {
    delete process.env[name];
  }
}

/** Writes `program` to a new folder, `times` times, and returns the text of each stack's file, by stack id. */
function written(program: Program, Stack: Stack, times = 1): Record<string, string> {
  return inFolder((outdir) => {
    const app = new App({ outdir, skipValidation: true });
    program(app, Stack);
    for (let run = 0; run < times; run += 1) app.synth();
    const text = (path: string) => readFileSync(join(outdir, path), 'utf8');
    return Object.fromEntries(Object.values(app.manifest.stacks).map((s) => [s.name, text(s.synthesizedStackPath)]));
  });
}

/** Holds that both bases write the same bytes for `program`, and that each of `texts` is in them. */
function holds(program: Program, texts: readonly string[]): void {
  const stock = written(program, TerraformStack);
  assert.deepEqual(written(program, Fast), stock);
  for (const text of texts) assert.ok(Object.values(stock).join('\n').includes(text), `stock cdktf writes no ${text}`);
}

/** A program of one stack with a provider, in which `build` makes the rest. */
const one =
  (build: (stack: TerraformStack) => void): Program =>
  (app, Stack) => {
    const stack = new Stack(app, 'orders');
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    build(stack);
  };

const group = (scope: Construct, id = 'group', more: Partial<ResourceGroupConfig> = {}) =>
  new ResourceGroup(scope, id, { name: `rg-${id}`, location: 'northeurope', tags: { pair: 'orders' }, ...more });

/** A test that `holds` for a stack with a provider and what `build` makes. */
const alike = (title: string, texts: readonly string[], build: (stack: TerraformStack) => void) =>
  it(title, () => holds(one(build), texts));

describe('FastStack writes what TerraformStack writes', () => {
  alike('for references', ['"resource_group_name": "${azurerm_resource_group.group.name}"'], (stack) => {
    const { name: resourceGroupName, location } = group(stack);
    new VirtualNetwork(stack, 'net', { name: 'net', location, resourceGroupName, addressSpace: ['10.0.0.0/16'] });
  });

  alike('for a count', ['"count": "${var.sites}"', '"name": "rg${count.index}"'], (stack) => {
    const count = TerraformCount.of(new TerraformVariable(stack, 'sites', { type: 'number', default: 2 }).numberValue);
    group(stack, 'many', { count, name: `rg${count.index}` });
  });

  alike(
    'for for_each over a list, a map and other resources',
    ['"for_each": "${toset([', '"for_each": "${azurerm_resource_group.list}"', '"location": "${each.value.place}"'],
    (stack) => {
      const list = TerraformIterator.fromList(['westeurope', 'northeurope']);
      const map = TerraformIterator.fromMap({ a: { place: 'westeurope' }, b: { place: 'northeurope' } });
      const groups = group(stack, 'list', { forEach: list, name: list.value, location: list.value });
      group(stack, 'map', { forEach: map, name: map.key, location: map.getString('place') });
      const again = TerraformIterator.fromResources(groups);
      group(stack, 'again', { forEach: again, name: `${again.getString('name')}-again` });
    },
  );

  alike('for dynamic blocks', ['"dynamic": {', '"location": "${each.value}"'], (stack) => {
    const places = TerraformIterator.fromList(['westeurope', 'francecentral']);
    const georeplications = places.dynamic({ location: places.value, zone_redundancy_enabled: true });
    const place = { location: 'northeurope', resourceGroupName: 'rg' };
    new ContainerRegistry(stack, 'registry', { ...place, name: 'orders', sku: 'Premium', georeplications });
  });

  alike(
    'for functions, operators and lazy values of each type',
    [
      'upper(azurerm_resource_group.group.name)',
      '(length([',
      '"text": "at 1e+300"',
      '"nothing": null',
      '"${azurerm_resource_group.group.name}": 1',
    ],
    (stack) => {
      const { name, tags } = group(stack);
      const number = Lazy.numberValue({ produce: () => 1e300 });
      new TerraformLocal(stack, 'function', Fn.join('-', [Fn.upper(name), 'x', Fn.lookup(tags, 'pair', 'none')]));
      new TerraformLocal(stack, 'operator', Op.add(Fn.lengthOf([1, 2]), 40));
      new TerraformLocal(stack, 'number', { plain: number, text: `at ${number}`, nothing: Token.nullValue() });
      new TerraformLocal(stack, 'list', Lazy.listValue({ produce: () => ['a', name] }));
      new TerraformLocal(stack, 'numbers', Token.asNumberList(Lazy.anyValue({ produce: () => [1, 2] })));
      const map = Lazy.anyValue({ produce: () => ({ [name]: 'b', gone: undefined }) });
      new TerraformLocal(stack, 'map', Token.asStringMap(map));
      new TerraformLocal(stack, 'key', { [name]: 1, plain: [undefined, 'kept', { gone: undefined }] });
    },
  );

  alike(
    'for a token that is a plain object, asking each token once a pass',
    ['"asked": 2', '"plain": "${x}"'],
    (stack) => {
      const passes: string[] = [];
      const asked = Lazy.anyValue({ produce: () => passes.push('again') });
      new TerraformLocal(stack, 'local', { asked, plain: { creationStack: [], resolve: () => '${x}' } });
    },
  );

  alike('for values that only look like tokens', ['"-9e+299"', '"TfToken["', '"1970-01-01T00:00:00.000Z"'], (stack) => {
    new TerraformLocal(stack, 'texts', ['-9e+299', 'e298', 'TfToken[', '#{TfToken', '0000e123-4e56']);
    new TerraformLocal(stack, 'others', [-1e270, 1e300, [-1e290, 7], [true, new Date(0)]]);
    new TerraformLocal(stack, 'empty', { list: [], map: {}, text: '', zero: 0, no: false });
  });

  alike('for an escaped ${', ['"$${HOME}"', '"${upper(\\"azurerm_resource_group.group.name\\")} and ${'], (stack) => {
    const { name } = group(stack);
    const raw = Fn.rawString('${x}');
    new TerraformLocal(stack, 'escape', ['${HOME}', '$${HOME}', `\${upper("${name}")} and ${name}`, raw]);
  });

  alike('for moved resources', ['"from": "azurerm_resource_group.old"', '_group.former"'], (stack) => {
    group(stack, 'new').addMoveTarget('here');
    group(stack, 'old').moveTo('here');
    group(stack, 'renamed').moveFromId('azurerm_resource_group.former');
  });

  alike('for imports', ['"id": "/subscriptions/s/resourceGroups/rg"', '"imports": {'], (stack) => {
    const provider = new AzurermProvider(stack, 'second', { alias: 'second', features: [{}] });
    group(stack).importFrom('/subscriptions/s/resourceGroups/rg', provider);
  });

  alike('for a provider alias', ['"provider": "azurerm.other"'], (stack) => {
    const provider = new AzurermProvider(stack, 'other', { alias: 'other', features: [{}], subscriptionId: 's' });
    group(stack, 'group', { provider });
  });

  alike(
    'for lifecycle rules, depends_on and an overridden logical id',
    ['"ignore_changes": [', '"depends_on": [', '"azurerm_resource_group.renamed"'],
    (stack) => {
      const first = group(stack, 'first');
      first.overrideLogicalId('renamed');
      const lifecycle = { ignoreChanges: ['tags'], preventDestroy: true, replaceTriggeredBy: [first] };
      group(stack, 'second', { dependsOn: [first], lifecycle });
    },
  );

  alike('for overrides of an element', ['"create": "${azurerm_resource_group.first.name}h"'], (stack) => {
    const { name } = group(stack, 'first');
    group(stack).addOverride('timeouts.create', `${name}h`);
  });

  alike('for overrides of the stack', ['"required_version": ">=1.5"', '"stack": ['], (stack) => {
    const { name } = group(stack);
    stack.addOverride('terraform.required_version', '>=1.5');
    stack.addOverride('locals.both', [name, '${HOME}']);
  });

  alike(
    'for outputs, variables, modules and data sources',
    ['"value": "${data.azurerm_client_config.me.tenant_id}"', '"secret": "${var.secret}"'],
    (stack) => {
      const { tenantId } = new DataAzurermClientConfig(stack, 'me', {});
      const secret = new TerraformVariable(stack, 'secret', { type: 'string', sensitive: true });
      new TerraformOutput(stack, 'tenant', { value: tenantId, description: 'whose' });
      new TerraformHclModule(stack, 'module', {
        source: 'Azure/naming/azurerm',
        version: '0.4.2',
        variables: { tenantId, deep: [{ secret: secret.value }] },
      });
    },
  );

  alike('for no backend', ['"path": '], (stack) => group(stack));

  alike('for a local backend', ['"path": "here"'], (stack) => new LocalBackend(stack, { path: 'here' }));

  alike('for an azurerm backend', ['"backend": "azurerm"', '"use_oidc": true'], (stack) => {
    const place = { storageAccountName: 'st', containerName: 'state', resourceGroupName: 'rg' };
    new AzurermBackend(stack, { ...place, key: 'orders' }).addOverride('use_oidc', true);
  });

  alike('for aspects that change elements', ['"by": "aspect"'], (stack) => {
    group(stack);
    Aspects.of(stack).add({
      visit: (node) => TerraformResource.isTerraformResource(node) && node.addOverride('tags.by', 'aspect'),
    });
  });

  for (const [origin, maker] of Object.entries({ 'an earlier': 0, 'a later': 1 })) {
    for (const [kind, foreign] of Object.entries({ 'stack of its kind': false, 'stock stack': true })) {
      it(`for a reference to ${origin} ${kind}`, () =>
        holds(
          (app, Stack) => {
            const kindOf = (at: number) => (foreign && at === maker ? TerraformStack : Stack);
            const stacks = ['one', 'two'].map((id, at) => new (kindOf(at))(app, id));
            const { name, tags } = group(stacks[maker]!, 'made');
            group(stacks[1 - maker]!, 'used', { name: `${name}-used`, tags: { pair: Fn.lookup(tags, 'pair') } });
          },
          ['"value": "${azurerm_resource_group.made.name}"', '-used"', '"terraform_remote_state": {'],
        ));
    }
  }

  it('for a value that changes after its stack was prepared', () =>
    holds(
      (app, Stack) => {
        let said = 'before';
        const tags: Record<string, string> = { pair: 'orders' };
        group(new Stack(app, 'one'), 'group', { name: Lazy.stringValue({ produce: () => said }), tags });
        class Late extends Stack {
          override prepareStack(): void {
            super.prepareStack();
            said = tags.pair = 'after';
          }
        }
        new Late(app, 'two');
      },
      ['"name": "after"', '"pair": "after"'],
    ));

  it('when the same app is synthesized again', () => {
    const program = one((stack) => {
      const runs: string[] = [];
      group(stack, 'group', { name: Lazy.stringValue({ produce: () => `run-${runs.push('again')}` }) });
    });
    const stock = written(program, TerraformStack, 2);
    assert.ok(stock.orders?.includes('"name": "run-4"'));
    assert.deepEqual(written(program, Fast, 2), stock);
  });

  it('in HCL', () => {
    const program = one((stack) => group(stack, 'group', { name: Fn.upper(group(stack, 'other').name) }));
    const hcl = (Stack: Stack) => withVariable('SYNTH_HCL_OUTPUT', 'true', () => written(program, Stack));
    const stock = hcl(TerraformStack);
    assert.ok(stock.orders?.includes('name = "${upper(azurerm_resource_group.other.name)}"'));
    assert.deepEqual(hcl(Fast), stock);
  });

  it('for any nesting of plain values and tokens', () => {
    const name = Token.asString(Fn.upper('x'));
    const tokens = [name, `a ${name}`, Fn.upper('y'), Token.asNumber(Fn.max([1, 2])), Token.asList(Fn.tolist(['a']))];
    const leaf = fc.oneof(
      fc.string(),
      fc.double({ noNaN: true, min: -1e250 }),
      fc.constantFrom(null, undefined, ...tokens),
    );
    const key = fc.oneof(fc.stringMatching(/^[a-z]{1,4}$/), fc.constant(name));
    const { value } = fc.letrec((tie) => {
      const list = fc.array(tie('value'), { maxLength: 4 });
      return { value: fc.oneof({ depthSize: 'small' }, leaf, list, fc.dictionary(key, tie('value'), { maxKeys: 4 })) };
    });
    inFolder((outdir) => {
      const app = new App({ outdir });
      const text = (Stack: Stack, local: unknown) => {
        app.node.tryRemoveChild('orders');
        const stack = new Stack(app, 'orders');
        new TerraformLocal(stack, 'local', { local });
        return JSON.stringify(stack.toTerraform());
      };
      fc.assert(fc.property(value, (local) => assert.equal(text(Fast, local), text(TerraformStack, local))));
    });
  });
});

describe('FastStack', () => {
  const stock = Tokenization.resolve;
  const capture = Error.captureStackTrace;
  const isStock = () => [Tokenization.resolve === stock, Error.captureStackTrace === capture];

  /** For each time that a value of a FastStack is asked for in a synth: whether cdktf and Error are as they come. */
  function seen(): boolean[][] {
    const passes: boolean[][] = [];
    const name = Lazy.stringValue({ produce: () => String(passes.push(isStock())) });
    written(
      one((stack) => group(stack, 'group', { name })),
      Fast,
    );
    return passes;
  }

  it('resolves in its own way, quietly, while it prepares and renders, and leaves cdktf and Error as they were', () => {
    assert.deepEqual(seen(), [
      [false, false],
      [false, false],
    ]);
    assert.deepEqual(isStock(), [true, true]);
  });

  it('leaves everything to cdktf when SITEPAIR_STOCK_SYNTH has a value, and not when it is empty', () => {
    const program = one((stack) => group(stack));
    const expected = written(program, TerraformStack);
    for (const [value, off] of Object.entries({ '1': true, '0': true, '': false })) {
      withVariable('SITEPAIR_STOCK_SYNTH', value, () => {
        assert.deepEqual(seen(), [
          [off, off],
          [off, off],
        ]);
        assert.deepEqual(written(program, Fast), expected);
      });
    }
  });

  it('fails in the words of cdktf, and leaves cdktf and Error as they were', () => {
    const failure = (Stack: Stack, value: unknown): string => {
      try {
        written(
          one((stack) => new TerraformLocal(stack, 'wrong', value)),
          Stack,
        );
      } catch (error) {
        return (error as Error).message;
      }
      return 'nothing was thrown';
    };
    const failures: [unknown, RegExp][] = [
      [{ deep: [() => 1] }, /\/locals\/wrong\/deep\/0/],
      [{ deep: [new Construct(undefined as never, '').node] }, /\/locals\/wrong\/deep\/0/],
      [{ deep: Token.STRING_MAP_TOKEN_VALUE }, /map/],
      [{ deep: Token.ANY_MAP_TOKEN_VALUE }, /map/],
      [{ deep: Token.NUMBER_MAP_TOKEN_VALUE }, /map/],
      [Lazy.anyValue({ produce: () => assert.fail('no such site') }), /no such site/],
    ];
    for (const [value, words] of failures) {
      assert.match(failure(TerraformStack, value), words);
      assert.equal(failure(Fast, value), failure(TerraformStack, value));
    }
    assert.deepEqual(isStock(), [true, true]);
  });
});
