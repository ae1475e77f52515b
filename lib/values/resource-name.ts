import { createHash } from 'node:crypto';

interface KindRule {
  readonly min: number;
  readonly max: number;
  /** Form of a legal name, apart from its length. */
  readonly pattern: RegExp;
  /** The form in words, after "uses". */
  readonly words: string;
  /** Characters of a lower-cased part that a made name drops. */
  readonly drop: RegExp;
  readonly separator: '-' | '';
  /** Whether a name must be unlike every other Azure customer's; a `dnsLabel` only within its region. */
  readonly global: boolean;
}

const network = {
  pattern: /^[a-z0-9]([\w.-]*\w)?$/i,
  words: 'letters, digits, "-", "_" and ".", starting with a letter or digit and ending with one or "_"',
  drop: /[^a-z0-9._-]/g,
  separator: '-',
  global: false,
} as const;

const identity = {
  pattern: /^[a-z0-9][\w-]*$/i,
  words: 'letters, digits, "-" and "_", starting with a letter or digit',
  drop: /[^a-z0-9_-]/g,
  separator: '-',
  global: false,
} as const;

const label = {
  pattern: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i,
  words: 'letters, digits and "-", starting and ending with a letter or digit',
  drop: /[^a-z0-9-]/g,
  separator: '-',
  global: false,
} as const;

// Unless said otherwise: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules (2023-11-20), and never
// looser than the validators of terraform-provider-azurerm v4.55.0 (2025-12-04).
const KINDS = {
  resourceGroup: {
    ...{ min: 1, max: 90, separator: '-', global: false, drop: /[^a-z0-9._()-]/g },
    pattern: /^[\w.()-]*[\w()-]$/,
    words: 'letters, digits, "-", "_", "." and parentheses, not ending with "."',
  },
  virtualNetwork: { ...network, min: 2, max: 64 },
  subnet: { ...network, min: 1, max: 80 },
  networkSecurityGroup: { ...network, min: 1, max: 80 },
  publicIp: { ...network, min: 1, max: 80 },
  natGateway: { ...network, min: 1, max: 80 },
  peering: { ...network, min: 1, max: 80 },
  managedCluster: {
    ...{ min: 1, max: 63, separator: '-', global: false, drop: /[^a-z0-9_-]/g },
    pattern: /^[a-z0-9]([\w-]*[a-z0-9])?$/i,
    words: 'letters, digits, "-" and "_", starting and ending with a letter or digit',
  },
  // azurerm's KubernetesDNSPrefix.
  dnsPrefix: { ...label, min: 1, max: 54 },
  containerRegistry: {
    ...{ min: 5, max: 50, separator: '', global: true, drop: /[^a-z0-9]/g },
    pattern: /^[a-z0-9]+$/i,
    words: 'letters and digits',
  },
  storageAccount: {
    ...{ min: 3, max: 24, separator: '', global: true, drop: /[^a-z0-9]/g },
    pattern: /^[a-z0-9]+$/,
    words: 'lower-case letters and digits',
  },
  storageContainer: {
    ...{ min: 3, max: 63, separator: '-', global: false, drop: /[^a-z0-9-]/g },
    pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
    words: 'lower-case letters, digits and single "-", starting and ending with a letter or digit',
  },
  userAssignedIdentity: { ...identity, min: 3, max: 128 },
  // learn.microsoft.com/powershell/module/az.resources/new-azadappfederatedcredential: at most 120, "URL friendly".
  federatedCredential: { ...identity, min: 3, max: 120 },
  // Azure takes periods too. They are left out because the name is the profile's relative DNS name as well.
  trafficManagerProfile: { ...label, min: 1, max: 63, global: true },
  // Not on that page, nor validated by azurerm: ARM's usual limit of 260, unconfirmed for endpoints.
  trafficManagerEndpoint: { ...label, min: 1, max: 260 },
  // azurerm's PublicIpDomainNameLabel.
  dnsLabel: {
    ...{ min: 3, max: 63, separator: '-', global: true, drop: /^[^a-z]+|[^a-z0-9-]/g },
    pattern: /^[a-z][a-z0-9-]*[a-z0-9]$/,
    words: 'lower-case letters, digits and "-", starting with a letter and ending with a letter or digit',
  },
} as const satisfies Record<string, KindRule>;

/** Kinds of resources that names are made for. */
export type ResourceKind = keyof typeof KINDS;

/** Length of the hash in characters: 36^6, about two thousand million values. */
const HASH_LENGTH = 6;

/** Makes and checks Azure names. The names are a contract: the same parts give the same name in every version. */
export class ResourceName {
  /**
   * The name of a `kind` of resource from its parts, most general first: `contoso`, `orders`, `westeurope`.
   *
   * Parts are lower-cased, stripped of what the kind does not allow, and joined with `-` (or nothing, where the kind allows no
   * hyphen). When that is the parts joined with `-` to the letter, it is the name. Else something was lost, and six characters
   * of a hash over the exact parts follow: always where parts are joined with nothing, and where a capital, an illegal or a
   * doubled character went, or the name was too short or too long. So different parts give different names, but for one case:
   * hyphens in parts stay as they are, and `['a-b', 'c']` makes the name of `['a', 'b-c']`.
   * @throws Error when there are no parts, or one is empty or has a NUL character.
   */
  static make(kind: ResourceKind, parts: readonly string[]): string {
    if (parts.length === 0 || parts.some((part) => part === '' || part.includes('\0'))) {
      throw new Error(`Cannot name a ${kind} from ${JSON.stringify(parts)}. Give at least one part, and no empty one.`);
    }
    const { max, separator, drop } = KINDS[kind];
    const readable = trim(
      parts
        .join(separator || '-')
        .toLowerCase()
        .replace(drop, '')
        .replace(/-{2,}/g, '-'),
    );
    if (readable === parts.join('-') && separator === '-' && !ResourceName.problem(kind, readable)) return readable;
    const kept = trim(readable.slice(0, max - HASH_LENGTH - separator.length)) || 'x';
    return `${kept}${separator}${hash(parts)}`;
  }

  /** Why Azure would refuse `name` for a `kind` of resource, as sentences that say what is allowed; undefined when it is legal. */
  static problem(kind: ResourceKind, name: string): string | undefined {
    const { min, max, pattern, words } = KINDS[kind];
    const given = `${JSON.stringify(name)} cannot name a ${kind}`;
    if (name.length < min || name.length > max) {
      return `${given}: it has ${name.length} characters. Use ${min} to ${max}.`;
    }
    return pattern.test(name) ? undefined : `${given}. Such a name uses ${words}.`;
  }

  /** Whether the name must be unlike every other Azure customer's; that of a `dnsLabel` only within its region. */
  static isGlobal(kind: ResourceKind): boolean {
    return KINDS[kind].global;
  }
}

/** Without leading and trailing characters that are neither letter nor digit: no kind refuses what is left there. */
function trim(text: string): string {
  return text.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
}

/** Six base-36 characters from the first 48 bits of SHA-256 over the parts. */
function hash(parts: readonly string[]): string {
  const digest = createHash('sha256').update(parts.join('\0')).digest('hex');
  const number = Number.parseInt(digest.slice(0, 12), 16) % 36 ** HASH_LENGTH;
  return number.toString(36).padStart(HASH_LENGTH, '0');
}
