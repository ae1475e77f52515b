import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type ResourceKind, ResourceName } from '../../lib/values/resource-name';

/** Azure's limits and characters by kind, written down a second time. */
const LEGAL: Record<ResourceKind, RegExp> = {
  resourceGroup: /^(?=.{1,90}$)[\w.()-]*[\w()-]$/,
  virtualNetwork: /^(?=.{2,64}$)[a-zA-Z0-9][\w.-]*\w$/,
  subnet: /^(?=.{1,80}$)[a-zA-Z0-9]([\w.-]*\w)?$/,
  networkSecurityGroup: /^(?=.{1,80}$)[a-zA-Z0-9]([\w.-]*\w)?$/,
  publicIp: /^(?=.{1,80}$)[a-zA-Z0-9]([\w.-]*\w)?$/,
  natGateway: /^(?=.{1,80}$)[a-zA-Z0-9]([\w.-]*\w)?$/,
  peering: /^(?=.{1,80}$)[a-zA-Z0-9]([\w.-]*\w)?$/,
  managedCluster: /^[a-zA-Z0-9]$|^[a-zA-Z0-9][-_a-zA-Z0-9]{0,61}[a-zA-Z0-9]$/,
  dnsPrefix: /^[a-zA-Z\d]$|^[a-zA-Z\d][-a-zA-Z\d]{0,52}[a-zA-Z\d]$/,
  containerRegistry: /^[a-zA-Z0-9]{5,50}$/,
  storageAccount: /^[a-z0-9]{3,24}$/,
  storageContainer: /^(?=.{3,63}$)(?!.*--)[a-z0-9][a-z0-9-]*[a-z0-9]$/,
  userAssignedIdentity: /^[a-zA-Z0-9][\w-]{2,127}$/,
  federatedCredential: /^[a-zA-Z0-9][\w-]{2,119}$/,
  trafficManagerProfile: /^[a-zA-Z0-9]$|^[a-zA-Z0-9][a-zA-Z0-9-]{0,61}[a-zA-Z0-9]$/,
  trafficManagerEndpoint: /^[a-zA-Z0-9]$|^[a-zA-Z0-9][a-zA-Z0-9-]{0,258}[a-zA-Z0-9]$/,
  dnsLabel: /^[a-z][a-z0-9-]{1,61}[a-z0-9]$/,
};
const KINDS = Object.keys(LEGAL) as ResourceKind[];
const anyKind = fc.constantFrom(...KINDS);
const anyPart = fc.oneof(
  fc.stringMatching(/^[a-z0-9]{1,12}$/),
  fc.stringMatching(/^[a-zA-Z0-9._()-]{1,40}$/),
  fc.string({ minLength: 1, unit: 'grapheme' }).filter((part) => !part.includes('\0')),
);
const anyParts = fc.array(anyPart, { minLength: 1, maxLength: 5 });

describe('a made name', () => {
  // A contract: a changed line renames, and so replaces, resources that exist.
  const pinned: readonly [ResourceKind, readonly string[], string][] = [
    ['resourceGroup', ['contoso', 'orders', 'westeurope'], 'contoso-orders-westeurope'],
    ['resourceGroup', ['contoso', 'orders', 'westeurope', 'nodes'], 'contoso-orders-westeurope-nodes'],
    ['resourceGroup', ['Contoso', 'orders', 'westeurope'], 'contoso-orders-westeurope-ngh100'],
    ['virtualNetwork', ['contoso', 'orders', 'westeurope'], 'contoso-orders-westeurope'],
    ['virtualNetwork', ['v'], 'v-tyyja9'],
    ['subnet', ['private-endpoints'], 'private-endpoints'],
    [
      'networkSecurityGroup',
      ['contoso', 'orders', 'west', 'private-endpoints'],
      'contoso-orders-west-private-endpoints',
    ],
    ['publicIp', ['contoso', 'orders', 'westeurope', 'egress'], 'contoso-orders-westeurope-egress'],
    ['natGateway', ['contoso', 'orders', 'westeurope'], 'contoso-orders-westeurope'],
    ['managedCluster', ['contoso', 'orders', 'westeurope'], 'contoso-orders-westeurope'],
    ['dnsPrefix', ['contoso', 'orders', 'germanywestcentral'], 'contoso-orders-germanywestcentral'],
    [
      'dnsPrefix',
      ['contoso-international', 'orders-and-returns', 'germanywestcentral'],
      'contoso-international-orders-and-returns-german-m5qoaj',
    ],
    ['containerRegistry', ['contoso', 'orders'], 'contosoorderskm6mnh'],
    ['containerRegistry', ['a'], 'avpvpy3'],
    ['storageAccount', ['contoso', 'orders', 'westeurope', 'points'], 'contosoorderswesteon95hv'],
    ['storageAccount', ['contoso', 'orders', 'northeurope', 'points'], 'contosoordersnorthy3e1wd'],
    ['storageContainer', ['westeurope'], 'westeurope'],
    ['storageContainer', ['eu'], 'eu-bisyb3'],
    ['userAssignedIdentity', ['contoso', 'orders', 'westeurope', 'velero'], 'contoso-orders-westeurope-velero'],
    ['federatedCredential', ['contoso', 'orders', 'westeurope', 'velero'], 'contoso-orders-westeurope-velero'],
    ['trafficManagerProfile', ['contoso', 'orders', 'shop-example-com'], 'contoso-orders-shop-example-com'],
    ['trafficManagerProfile', ['contoso', 'orders', 'shop.example.com'], 'contoso-orders-shopexamplecom-5ms6ck'],
    ['trafficManagerEndpoint', ['westeurope'], 'westeurope'],
    ['dnsLabel', ['contoso', 'orders', 'westeurope'], 'contoso-orders-westeurope'],
    ['dnsLabel', ['3m', 'orders', 'westeurope'], 'm-orders-westeurope-rsgy1t'],
    ['peering', ['westeurope-to-northeurope'], 'westeurope-to-northeurope'],
    ['managedCluster', ['株式会社'], 'x-wmh44p'],
  ];
  for (const [kind, parts, name] of pinned) {
    it(`for a ${kind} from ${parts.join(', ')} is ${name}`, () => assert.equal(ResourceName.make(kind, parts), name));
  }

  it('is legal for its kind, whatever the parts are', () => {
    fc.assert(
      fc.property(anyKind, anyParts, (kind, parts) => {
        const name = ResourceName.make(kind, parts);
        assert.match(name, LEGAL[kind]);
        assert.equal(ResourceName.problem(kind, name), undefined);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same every time', () => {
    fc.assert(
      fc.property(anyKind, anyParts, (kind, parts) => {
        assert.equal(ResourceName.make(kind, [...parts]), ResourceName.make(kind, parts));
      }),
    );
  });

  it('differs for different parts, unless only the place of a hyphen tells them apart', () => {
    fc.assert(
      fc.property(anyKind, anyParts, anyParts, (kind, a, b) => {
        fc.pre(a.join('-') !== b.join('-'));
        assert.notEqual(ResourceName.make(kind, a), ResourceName.make(kind, b));
      }),
      { numRuns: 1000 },
    );
  });

  it('differs for parts that only differ in case, in a dropped character or beyond the cut', () => {
    const alike: [string[], string[]][] = [
      [['orders'], ['Orders']],
      [['orders'], ['orders!']],
      [['x'.repeat(300)], ['x'.repeat(301)]],
      [['contoso', 'orders'], ['contosoorders']],
      [['orders-'], ['orders']],
    ];
    for (const kind of KINDS) {
      for (const [a, b] of alike) assert.notEqual(ResourceName.make(kind, a), ResourceName.make(kind, b));
    }
  });

  it('does not tell a hyphen in a part from one between parts, except where parts are joined with nothing', () => {
    const [a, b] = [
      ['west-europe', 'nodes'],
      ['west', 'europe-nodes'],
    ];
    assert.equal(ResourceName.make('resourceGroup', a), ResourceName.make('resourceGroup', b));
    assert.notEqual(ResourceName.make('storageAccount', a), ResourceName.make('storageAccount', b));
  });

  it('is hashed from one character more than its kind allows', () => {
    assert.equal(ResourceName.make('managedCluster', ['a'.repeat(63)]), 'a'.repeat(63));
    assert.match(ResourceName.make('managedCluster', ['a'.repeat(64)]), /^a{56}-[a-z0-9]{6}$/);
    assert.equal(ResourceName.make('storageContainer', ['abc']), 'abc');
    assert.match(ResourceName.make('storageContainer', ['ab']), /^ab-[a-z0-9]{6}$/);
  });

  it('is refused without parts, with an empty part, and with a NUL in one', () => {
    assert.throws(() => ResourceName.make('subnet', []), {
      message: 'Cannot name a subnet from []. Give at least one part, and no empty one.',
    });
    assert.throws(() => ResourceName.make('subnet', ['contoso', '']), {
      message: 'Cannot name a subnet from ["contoso",""]. Give at least one part, and no empty one.',
    });
    assert.throws(() => ResourceName.make('subnet', ['a\0b']), /^Error: Cannot name a subnet from \["a\\u0000b"\]/);
  });
});

describe("a user's name", () => {
  it('has no problem when it is legal, capitals included where Azure takes them', () => {
    assert.equal(ResourceName.problem('resourceGroup', 'RG_Orders(West).1'), undefined);
    assert.equal(ResourceName.problem('containerRegistry', 'ContosoOrders'), undefined);
  });

  const lengths: readonly [ResourceKind, min: number, max: number][] = [
    ['resourceGroup', 1, 90],
    ['virtualNetwork', 2, 64],
    ['subnet', 1, 80],
    ['networkSecurityGroup', 1, 80],
    ['publicIp', 1, 80],
    ['natGateway', 1, 80],
    ['peering', 1, 80],
    ['managedCluster', 1, 63],
    ['dnsPrefix', 1, 54],
    ['containerRegistry', 5, 50],
    ['storageAccount', 3, 24],
    ['storageContainer', 3, 63],
    ['userAssignedIdentity', 3, 128],
    ['federatedCredential', 3, 120],
    ['trafficManagerProfile', 1, 63],
    ['trafficManagerEndpoint', 1, 260],
    ['dnsLabel', 3, 63],
  ];
  for (const [kind, min, max] of lengths) {
    it(`for a ${kind} has ${min} to ${max} characters`, () => {
      const problem = (length: number) => ResourceName.problem(kind, 'a'.repeat(length));
      const refusal = (length: number) =>
        `"${'a'.repeat(length)}" cannot name a ${kind}: it has ${length} characters. Use ${min} to ${max}.`;
      assert.equal(problem(min), undefined);
      assert.equal(problem(max), undefined);
      assert.equal(problem(min - 1), refusal(min - 1));
      assert.equal(problem(max + 1), refusal(max + 1));
    });
  }

  const NETWORK = 'letters, digits, "-", "_" and ".", starting with a letter or digit and ending with one or "_"';
  const illegal: readonly [ResourceKind, name: string, words: string][] = [
    ['resourceGroup', 'orders.', 'letters, digits, "-", "_", "." and parentheses, not ending with "."'],
    ['virtualNetwork', 'orders-', NETWORK],
    ['subnet', '_orders', NETWORK],
    ['natGateway', 'orders west', NETWORK],
    ['managedCluster', 'orders_', 'letters, digits, "-" and "_", starting and ending with a letter or digit'],
    ['dnsPrefix', 'orders_west', 'letters, digits and "-", starting and ending with a letter or digit'],
    ['containerRegistry', 'contoso-orders', 'letters and digits'],
    ['storageAccount', 'ContosoOrders', 'lower-case letters and digits'],
    [
      'storageContainer',
      'west--europe',
      'lower-case letters, digits and single "-", starting and ending with a letter or digit',
    ],
    ['userAssignedIdentity', '-orders', 'letters, digits, "-" and "_", starting with a letter or digit'],
    ['trafficManagerProfile', 'orders.shop', 'letters, digits and "-", starting and ending with a letter or digit'],
    [
      'dnsLabel',
      '3m-orders',
      'lower-case letters, digits and "-", starting with a letter and ending with a letter or digit',
    ],
  ];
  for (const [kind, name, words] of illegal) {
    it(`is refused for a ${kind} as ${name}`, () => {
      assert.equal(ResourceName.problem(kind, name), `"${name}" cannot name a ${kind}. Such a name uses ${words}.`);
    });
  }
});

describe('the scope of a name', () => {
  it('is all of Azure for four kinds', () => {
    assert.deepEqual(
      KINDS.filter((kind) => ResourceName.isGlobal(kind)),
      ['containerRegistry', 'storageAccount', 'trafficManagerProfile', 'dnsLabel'],
    );
  });
});
