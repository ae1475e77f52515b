import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Cidr } from '../../lib/values/cidr';

const text = (ranges: readonly Cidr[]) => ranges.map(String);

describe('a range read from text', () => {
  it('has its mask, its size, its first and its last address', () => {
    const { prefix, size, first, last } = Cidr.parse('10.10.0.0/16');
    assert.deepEqual(
      { prefix, size, first, last },
      { prefix: 16, size: 65536, first: '10.10.0.0', last: '10.10.255.255' },
    );
  });

  it('can be everything, or one address at either end of everything', () => {
    const ends = (range: string) => [Cidr.parse(range).size, Cidr.parse(range).first, Cidr.parse(range).last];
    assert.deepEqual(ends('0.0.0.0/0'), [4294967296, '0.0.0.0', '255.255.255.255']);
    assert.deepEqual(ends('0.0.0.0/32'), [1, '0.0.0.0', '0.0.0.0']);
    assert.deepEqual(ends('255.255.255.255/32'), [1, '255.255.255.255', '255.255.255.255']);
  });

  it('stays the same object when it is one already', () => {
    const range = Cidr.parse('10.10.0.0/16');
    assert.equal(Cidr.parse(range), range);
  });

  it('prints, and is written to JSON, as it is typed', () => {
    assert.equal(`${Cidr.parse('10.10.0.0/16')}`, '10.10.0.0/16');
    assert.equal(JSON.stringify({ network: Cidr.parse('10.10.0.0/16') }), '{"network":"10.10.0.0/16"}');
  });

  const refusals: readonly [given: string, problem: string][] = [
    ['10.10.1.0/16', '"10.10.1.0/16" has bits set behind its mask. Did you mean 10.10.0.0/16?'],
    ['10.10.0.1/31', '"10.10.0.1/31" has bits set behind its mask. Did you mean 10.10.0.0/31?'],
    ['10.10.0.0', '"10.10.0.0" has no mask. Add a mask such as /16, 10.10.0.0/16, or /32 for this address alone.'],
    ['10.10.1.5', '"10.10.1.5" has no mask. Add a mask such as /16, 10.10.0.0/16, or /32 for this address alone.'],
    ['fd00::/8', '"fd00::/8" is an IPv6 range. Only IPv4 can be used here, for example 10.10.0.0/16.'],
    ['::1', '"::1" is an IPv6 range. Only IPv4 can be used here, for example 10.10.0.0/16.'],
    [
      '::ffff:10.0.0.0/104',
      '"::ffff:10.0.0.0/104" is an IPv6 range. Only IPv4 can be used here, for example 10.10.0.0/16.',
    ],
  ];
  for (const [given, problem] of refusals) {
    it(`is refused as ${given}, with the fix`, () => {
      assert.equal(Cidr.problem(given), problem);
      assert.throws(() => Cidr.parse(given), { message: problem });
    });
  }

  const noRanges = [
    '',
    'x',
    '10.0.0/8',
    '10.0.0.256/32',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    ' 10.0.0.0/8',
  ];
  for (const given of [...noRanges, '010.0.0.0/8', '10.0.0.0/08', '0x0a.0.0.0/8', '12:30', '${var.network}/16']) {
    it(`is refused as ${JSON.stringify(given)}, which is no range at all`, () => {
      assert.equal(
        Cidr.problem(given),
        `${JSON.stringify(given)} is not an IPv4 range. Write four numbers from 0 to 255 and a mask from /0 to /32, for example 10.10.0.0/16.`,
      );
    });
  }

  it('has no problem when it is right', () => {
    assert.equal(Cidr.problem('10.10.0.0/16'), undefined);
  });
});

describe('a part of a range', () => {
  const network = Cidr.parse('10.10.0.0/16');

  it("is what Terraform's cidrsubnet gives", () => {
    assert.equal(`${network.subnet(2, 0)}`, '10.10.0.0/18');
    assert.equal(`${network.subnet(5, 16)}`, '10.10.128.0/21');
    assert.equal(`${network.subnet(2, 3)}`, '10.10.192.0/18');
    assert.equal(`${network.subnet(0, 0)}`, '10.10.0.0/16');
    assert.equal(`${network.subnet(16, 65535)}`, '10.10.255.255/32');
  });

  it('is refused beyond /32, below none, and as a fraction', () => {
    const message = (bits: number) => `10.10.0.0/16 cannot be cut by ${bits} bits. Use a whole number from 0 to 16.`;
    assert.throws(() => network.subnet(17, 0), { message: message(17) });
    assert.throws(() => network.subnet(-1, 0), { message: message(-1) });
    assert.throws(() => network.subnet(1.5, 0), { message: message(1.5) });
  });

  it('is refused when there are not so many', () => {
    const message = (index: number) =>
      `10.10.0.0/16 has no part ${index} when cut by 2 bits. Use a whole number from 0 to 3.`;
    assert.throws(() => network.subnet(2, 4), { message: message(4) });
    assert.throws(() => network.subnet(2, -1), { message: message(-1) });
    assert.throws(() => network.subnet(2, 0.5), { message: message(0.5) });
  });
});

describe('an address of a range', () => {
  const range = Cidr.parse('172.20.0.0/24');

  it("is what Terraform's cidrhost gives, counted from either end", () => {
    assert.equal(range.address(0), '172.20.0.0');
    assert.equal(range.address(10), '172.20.0.10');
    assert.equal(range.address(255), '172.20.0.255');
    assert.equal(range.address(-1), '172.20.0.255');
    assert.equal(range.address(-256), '172.20.0.0');
  });

  it('is refused one past either end, and as a fraction', () => {
    const message = (n: number) => `172.20.0.0/24 has no address ${n}. Use a whole number from -256 to 255.`;
    assert.throws(() => range.address(256), { message: message(256) });
    assert.throws(() => range.address(-257), { message: message(-257) });
    assert.throws(() => range.address(0.5), { message: message(0.5) });
  });
});

describe('the range that follows', () => {
  it('has the same size', () => {
    assert.equal(`${Cidr.parse('10.10.0.0/16').next()}`, '10.11.0.0/16');
    assert.equal(`${Cidr.parse('10.255.0.0/16').next()}`, '11.0.0.0/16');
  });

  it('is missing at the end of the address space', () => {
    assert.equal(`${Cidr.parse('255.254.0.0/16').next()}`, '255.255.0.0/16');
    assert.equal(Cidr.parse('255.255.0.0/16').next(), undefined);
    assert.equal(Cidr.parse('0.0.0.0/0').next(), undefined);
  });
});

describe('a range that is split', () => {
  const network = Cidr.parse('10.10.0.0/16');

  it('gives the named parts and keeps the largest aligned ranges between and after them', () => {
    const { parts, free } = network.split({ nodes: [2, 0], ingress: [5, 16], privateEndpoints: [5, 17] });
    assert.deepEqual(
      { nodes: `${parts.nodes}`, ingress: `${parts.ingress}`, privateEndpoints: `${parts.privateEndpoints}` },
      { nodes: '10.10.0.0/18', ingress: '10.10.128.0/21', privateEndpoints: '10.10.136.0/21' },
    );
    assert.deepEqual(text(free), ['10.10.64.0/18', '10.10.144.0/20', '10.10.160.0/19', '10.10.192.0/18']);
  });

  it('keeps everything when nothing is handed out, and nothing when everything is', () => {
    assert.deepEqual(text(network.split({}).free), ['10.10.0.0/16']);
    assert.deepEqual(text(network.split({ all: [0, 0] }).free), []);
    assert.deepEqual(text(network.split({ high: [1, 1], low: [1, 0] }).free), []);
  });

  it('is refused when two parts share addresses, naming both', () => {
    assert.throws(() => network.split({ nodes: [2, 2], ingress: [5, 16] }), {
      message: 'Parts nodes (10.10.128.0/18) and ingress (10.10.128.0/21) of 10.10.0.0/16 overlap. Move one of them.',
    });
  });

  it('is refused when it is too small for a part', () => {
    assert.throws(() => Cidr.parse('10.10.0.0/30').split({ ingress: [5, 16] }), {
      message: '10.10.0.0/30 cannot be cut by 5 bits. Use a whole number from 0 to 2.',
    });
  });
});

describe('ranges, against whole numbers counted by hand', () => {
  /** A range by its first address as a number and its mask, made without the class under test. */
  const written = (start: number, prefix: number) =>
    `${[24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256).join('.')}/${prefix}`;
  const anyRange = fc
    .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }))
    .map(([address, prefix]) => {
      const size = 2 ** (32 - prefix);
      const start = Math.floor(address / size) * size;
      return { start, size, range: Cidr.parse(written(start, prefix)), typed: written(start, prefix) };
    });
  /** Ranges inside 10.0.0.0/24, so that two of them often touch. */
  const smallRange = fc
    .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 }))
    .map(([address, prefix]) => {
      const size = 2 ** (32 - prefix);
      const start = Math.floor(address / size) * size;
      return {
        addresses: Array.from({ length: size }, (_, i) => start + i),
        range: Cidr.parse(`10.0.0.${start}/${prefix}`),
      };
    });
  const lastNumber = (address: string) => Number(address.split('.').at(-1));
  const addressesOf = (range: Cidr) => Array.from({ length: range.size }, (_, i) => lastNumber(range.first) + i);

  it('are read and printed without a change', () => {
    fc.assert(fc.property(anyRange, ({ range, typed, size }) => `${range}` === typed && range.size === size));
  });

  it('contain and overlap exactly when their addresses do', () => {
    fc.assert(
      fc.property(smallRange, smallRange, (a, b) => {
        const shared = a.addresses.filter((address) => b.addresses.includes(address)).length;
        assert.equal(a.range.overlaps(b.range), shared > 0);
        assert.equal(a.range.contains(b.range), shared === b.addresses.length);
      }),
    );
  });

  it('are covered once, in order, by their equal parts', () => {
    fc.assert(
      fc.property(smallRange, fc.integer({ min: 0, max: 5 }), ({ range, addresses }, bits) => {
        fc.pre(range.prefix + bits <= 32);
        const parts = Array.from({ length: 2 ** bits }, (_, index) => range.subnet(bits, index));
        assert.deepEqual(parts.flatMap(addressesOf), addresses);
      }),
    );
  });

  it('are covered once by the parts and the free ranges of any split, which are sorted and as large as can be', () => {
    const whole = Cidr.parse('10.0.0.0/24');
    const part = fc.integer({ min: 0, max: 8 }).chain((bits) => fc.tuple(fc.constant(bits), fc.nat(2 ** bits - 1)));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (candidates) => {
        const chosen: [number, number][] = [];
        for (const [bits, index] of candidates) {
          const range = whole.subnet(bits, index);
          if (!chosen.some((other) => whole.subnet(...other).overlaps(range))) chosen.push([bits, index]);
        }
        const { parts, free } = whole.split(Object.fromEntries(chosen.map((each, i) => [`part${i}`, each])));
        const covered = [...Object.values(parts), ...free].flatMap(addressesOf).sort((a, b) => a - b);
        assert.deepEqual(covered, addressesOf(whole));
        const starts = free.map((range) => lastNumber(range.first));
        assert.deepEqual(
          starts,
          [...starts].sort((a, b) => a - b),
        );
        free.forEach((range, i) => {
          const twin = free[i + 1];
          const mergeable =
            twin?.size === range.size && starts[i]! % (2 * range.size) === 0 && `${range.next()}` === `${twin}`;
          assert.equal(mergeable, false, `${range} and ${twin} could be one range`);
        });
      }),
    );
  });
});
