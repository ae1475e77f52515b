import { Address4 } from 'ip-address/dist/ipv4.js';

/** Where a part lies in a range that is split: `[new bits, index]`, as Terraform's `cidrsubnet` counts. */
export type CidrPart = readonly [newBits: number, index: number];

const BITS = 32;
const EXAMPLE = '10.10.0.0/16';

/** An IPv4 address range whose first address is a multiple of its size, such as `10.10.0.0/16`. */
export class Cidr {
  /**
   * Reads a range; a `Cidr` is returned as it is.
   * @throws Error that `Cidr.problem` words.
   */
  static parse(range: string | Cidr): Cidr {
    if (range instanceof Cidr) return range;
    const problem = Cidr.problem(range);
    if (problem) throw new Error(problem);
    const address = new Address4(range);
    return new Cidr(Number(address.bigInt()), address.subnetMask);
  }

  /**
   * What is wrong with a range as text, as sentences that name the fix; undefined when `Cidr.parse` takes it. Refused are IPv6,
   * a missing mask, host bits that are set, leading zeros, and everything else.
   */
  static problem(range: string): string | undefined {
    const given = JSON.stringify(range);
    if (typeof range === 'string' && /^[0-9a-f.]*:[0-9a-f.]*:[0-9a-f:.]*(%\w+)?(\/\d+)?$/i.test(range)) {
      return `${given} is an IPv6 range. Only IPv4 can be used here, for example ${EXAMPLE}.`;
    }
    if (typeof range !== 'string' || !Address4.isValid(range) || /(^|[./])0\d/.test(range)) {
      return `${given} is not an IPv4 range. Write four numbers from 0 to 255 and a mask from /0 to /32, for example ${EXAMPLE}.`;
    }
    const address = new Address4(range);
    if (!range.includes('/')) {
      const around = new Address4(`${range}/16`).startAddress().correctForm();
      return `${given} has no mask. Add a mask such as /16, ${around}/16, or /32 for this address alone.`;
    }
    const start = address.startAddress().correctForm();
    if (address.correctForm() === start) return undefined;
    return `${given} has bits set behind its mask. Did you mean ${start}/${address.subnetMask}?`;
  }

  /** Number of addresses. */
  readonly size: number;

  private constructor(
    private readonly start: number,
    /** Length of the mask in bits, 0–32. */
    readonly prefix: number,
  ) {
    this.size = 2 ** (BITS - prefix);
  }

  /** Its first address, `10.10.0.0`. */
  get first(): string {
    return this.address(0);
  }

  /** Its last address, `10.10.255.255`. */
  get last(): string {
    return this.address(-1);
  }

  /** Whether every address of `other` is one of this range; true for the range itself. */
  contains(other: Cidr): boolean {
    return other.start >= this.start && other.start + other.size <= this.start + this.size;
  }

  /** Whether an address is in both ranges. */
  overlaps(other: Cidr): boolean {
    return this.contains(other) || other.contains(this);
  }

  /**
   * The `index`-th of the equal parts that `newBits` more mask bits make, as Terraform's `cidrsubnet`.
   * @throws Error when the mask would pass /32 or there is no such part.
   */
  subnet(newBits: number, index: number): Cidr {
    if (!isWhole(newBits, BITS - this.prefix)) {
      throw new Error(`${this} cannot be cut by ${newBits} bits. Use a whole number from 0 to ${BITS - this.prefix}.`);
    }
    const parts = 2 ** newBits;
    if (!isWhole(index, parts - 1)) {
      throw new Error(
        `${this} has no part ${index} when cut by ${newBits} bits. Use a whole number from 0 to ${parts - 1}.`,
      );
    }
    return new Cidr(this.start + (index * this.size) / parts, this.prefix + newBits);
  }

  /**
   * The `n`-th address, from 0; below 0 it counts from the end, as Terraform's `cidrhost`.
   * @throws Error when there is no such address.
   */
  address(n: number): string {
    const offset = n < 0 ? this.size + n : n;
    if (!isWhole(offset, this.size - 1)) {
      throw new Error(`${this} has no address ${n}. Use a whole number from -${this.size} to ${this.size - 1}.`);
    }
    return textOf(this.start + offset);
  }

  /**
   * Hands out named parts of the range and says what is left. `free` holds the largest aligned ranges that no part touches, in
   * order; parts and free ranges together cover the whole exactly once.
   * @throws Error when a part is out of range or two parts overlap.
   */
  split<Layout extends Readonly<Record<string, CidrPart>>>(
    layout: Layout,
  ): { readonly parts: { readonly [Part in keyof Layout]: Cidr }; readonly free: readonly Cidr[] } {
    const named = Object.entries(layout).map(([name, [newBits, index]]) => ({
      name,
      range: this.subnet(newBits, index),
    }));
    named.forEach(({ name, range }, i) => {
      const other = named.slice(0, i).find((earlier) => earlier.range.overlaps(range));
      if (other) {
        throw new Error(
          `Parts ${other.name} (${other.range}) and ${name} (${range}) of ${this} overlap. Move one of them.`,
        );
      }
    });
    const parts = Object.fromEntries(named.map(({ name, range }) => [name, range])) as { [Part in keyof Layout]: Cidr };
    return { parts, free: this.without(named.map(({ range }) => range)) };
  }

  /** The range of the same size that follows; undefined at the end of the address space. */
  next(): Cidr | undefined {
    const start = this.start + this.size;
    return start < 2 ** BITS ? new Cidr(start, this.prefix) : undefined;
  }

  /** `10.10.0.0/16`, which `Cidr.parse` reads back. */
  toString(): string {
    return `${textOf(this.start)}/${this.prefix}`;
  }

  /** Same as `toString`, so that a plan written as JSON stays short. */
  toJSON(): string {
    return this.toString();
  }

  /** The largest aligned ranges of this one that none of `taken` touches. `taken` lie in it and apart from each other. */
  private without(taken: readonly Cidr[]): Cidr[] {
    const here = taken.filter((range) => range.overlaps(this));
    if (here.length === 0) return [this];
    if (here.some((range) => range.contains(this))) return [];
    return [0, 1].flatMap((half) => this.subnet(1, half).without(here));
  }
}

function isWhole(n: number, max: number): boolean {
  return Number.isInteger(n) && n >= 0 && n <= max;
}

function textOf(integer: number): string {
  return Address4.fromInteger(integer).correctForm();
}
