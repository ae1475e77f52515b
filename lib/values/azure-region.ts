/** The separate Azure clouds. Nothing peers or replicates between two of them. */
export type AzureCloud = 'public' | 'china' | 'usgovernment';

/** Facts about a region that the table does not know, or knows differently. */
export interface RegionFacts {
  /** Name as the portal shows it. @default - the table's; for an unknown region the name as given */
  readonly displayName?: string;
  /** Name of its geography. @default - the table's; for an unknown region its display name, so that it shares one with none */
  readonly geography?: string;
  /** Cloud it belongs to. @default - the table's; for an unknown region `public` */
  readonly cloud?: AzureCloud;
  /** Whether it has availability zones. @default - the table's; for an unknown region `false` */
  readonly zones?: boolean;
  /** Name of the region that Azure pairs it to; `null` says that there is none. @default - the table's; for an unknown region none */
  readonly pair?: string | null;
  /** Whether access to it has to be requested from Microsoft. @default - the table's; for an unknown region `false` */
  readonly restricted?: boolean;
  /** Whether these facts still have to be confirmed. @default - the table's; for an unknown region `false` */
  readonly uncertain?: boolean;
  /** What people should know before they use it. @default - the table's; for an unknown region none */
  readonly note?: string;
}

/** An Azure region as `AzureRegion.WEST_EUROPE` or `AzureRegion.of(…)` gives it. */
class Region<Name extends string = string> {
  /**
   * A region by its name, `westeurope`, or display name, `West Europe`.
   *
   * `facts` correct the table, or describe a region newer than it.
   * @throws Error when the name is no region of the table and no facts are given; it says the closest known names.
   */
  static of(name: string, facts?: RegionFacts): Region {
    const wanted = nameOf(name);
    const known = Region.all().find((region) => region.name === wanted);
    if (known && !facts) return known;
    if (!facts || !/^[a-z][a-z0-9]+$/.test(wanted)) throw new Error(unknownRegion(name, wanted));
    const pair = facts.pair === undefined ? known?.pairName : facts.pair;
    const displayName = facts.displayName ?? known?.displayName ?? name;
    return new Region(
      wanted,
      displayName,
      facts.geography ?? known?.geography ?? displayName,
      pair ? nameOf(pair) : undefined,
      {
        cloud: facts.cloud ?? known?.cloud,
        zones: facts.zones ?? known?.zones,
        restricted: facts.restricted ?? known?.restricted,
        uncertain: facts.uncertain ?? known?.uncertain,
        note: facts.note ?? known?.note,
      },
    );
  }

  /** Every region of the table: public cloud by name, then the uncertain ones, China, and US Government. */
  static all(): readonly Region[] {
    return Object.values(REGIONS);
  }

  /** Cloud it belongs to. */
  readonly cloud: AzureCloud;
  /** Whether it has availability zones. */
  readonly zones: boolean;
  /** Whether access to it has to be requested from Microsoft. */
  readonly restricted: boolean;
  /** Whether a fact about it lacks a good source; `note` says which. */
  readonly uncertain: boolean;
  /** What people should know before they use it; undefined: nothing special. */
  readonly note?: string;

  /** Not for callers: use the constants or `AzureRegion.of`. */
  constructor(
    /** Its programmatic name, `westeurope`. */
    readonly name: Name,
    /** Its name in the portal, `West Europe`. */
    readonly displayName: string,
    /** Name of its geography, the border that data stays within. */
    readonly geography: string,
    /** Name of the region that Azure pairs it to; undefined: it has none. */
    readonly pairName: string | undefined,
    facts: Traits,
  ) {
    this.cloud = facts.cloud ?? 'public';
    this.zones = facts.zones ?? false;
    this.restricted = facts.restricted ?? false;
    this.uncertain = facts.uncertain ?? false;
    this.note = facts.note;
  }

  /** Names of its availability zones, `['1', '2', '3']`; empty when it has none. */
  get zoneNames(): readonly string[] {
    return this.zones ? ['1', '2', '3'] : [];
  }

  /**
   * How Azure pairs it with `other`: `both` name each other, `one-way` when just one names the other (`westus3` names `eastus`,
   * which names `westus`; see `pairName` for the direction), `none` otherwise.
   */
  pairedWith(other: AzureRegion): 'both' | 'one-way' | 'none' {
    const there = this.pairName === other.name;
    const back = other.pairName === this.name;
    if (there && back) return 'both';
    return there || back ? 'one-way' : 'none';
  }

  /** Its programmatic name. */
  toString(): string {
    return this.name;
  }

  /** Its programmatic name, so that a plan written as JSON stays short. */
  toJSON(): string {
    return this.name;
  }
}

/** A region that Azure pairs to another one. Geo-redundant storage replicates to that pair and to no other region. */
export class PairedAzureRegion<Name extends string = string, PairName extends string = string> extends Region<Name> {
  declare readonly pairName: PairName;

  /** The region that Azure pairs it to. The pair's own pair may be a third region: `BRAZIL_SOUTH.pair.pair` is North Central US. */
  get pair(): PairedAzureRegion<PairName> {
    return Region.of(this.pairName) as PairedAzureRegion<PairName>;
  }
}

type Traits = Pick<RegionFacts, 'cloud' | 'zones' | 'restricted' | 'uncertain' | 'note'>;

function paired<const Name extends string, const PairName extends string>(
  name: Name,
  displayName: string,
  geography: string,
  pairName: PairName,
  traits: Traits = {},
): PairedAzureRegion<Name, PairName> {
  return new PairedAzureRegion(name, displayName, geography, pairName, traits);
}

function unpaired<const Name extends string>(
  name: Name,
  displayName: string,
  geography: string,
  traits: Traits = {},
): Region<Name> {
  return new Region(name, displayName, geography, undefined, traits);
}

const ZONES: Traits = { zones: true };
const RESTRICTED: Traits = { restricted: true };
const CHINA: Traits = { cloud: 'china' };
const US_GOV: Traits = { cloud: 'usgovernment', restricted: true };
const JIO = 'Not in the public list of 2026-07; its pair, its lack of zones and its name are from a third party.';
const FIRST_GENERATION = 'First-generation region: AKS does not take a kubelet identity made beforehand here.';
const DOD = 'Its programmatic name is unconfirmed.';

const REGIONS = {
  // Public cloud: learn.microsoft.com/azure/reliability/regions-list, source MicrosoftDocs/reliability-docs
  // articles/reliability/regions-list.md, table of 2026-07-28, read 2026-08-20.
  AUSTRALIA_CENTRAL: paired('australiacentral', 'Australia Central', 'Australia', 'australiacentral2'),
  AUSTRALIA_CENTRAL_2: paired('australiacentral2', 'Australia Central 2', 'Australia', 'australiacentral', RESTRICTED),
  AUSTRALIA_EAST: paired('australiaeast', 'Australia East', 'Australia', 'australiasoutheast', ZONES),
  AUSTRALIA_SOUTHEAST: paired('australiasoutheast', 'Australia Southeast', 'Australia', 'australiaeast'),
  AUSTRIA_EAST: unpaired('austriaeast', 'Austria East', 'Austria', ZONES),
  BELGIUM_CENTRAL: unpaired('belgiumcentral', 'Belgium Central', 'Belgium', ZONES),
  BRAZIL_SOUTH: paired('brazilsouth', 'Brazil South', 'Brazil', 'southcentralus', ZONES),
  BRAZIL_SOUTHEAST: paired('brazilsoutheast', 'Brazil Southeast', 'Brazil', 'brazilsouth', RESTRICTED),
  CANADA_CENTRAL: paired('canadacentral', 'Canada Central', 'Canada', 'canadaeast', ZONES),
  CANADA_EAST: paired('canadaeast', 'Canada East', 'Canada', 'canadacentral'),
  CENTRAL_INDIA: paired('centralindia', 'Central India', 'India', 'southindia', ZONES),
  CENTRAL_US: paired('centralus', 'Central US', 'United States', 'eastus2', ZONES),
  CHILE_CENTRAL: unpaired('chilecentral', 'Chile Central', 'Chile', ZONES),
  DENMARK_EAST: unpaired('denmarkeast', 'Denmark East', 'Denmark', ZONES),
  EAST_ASIA: paired('eastasia', 'East Asia', 'Asia Pacific', 'southeastasia', ZONES),
  EAST_US: paired('eastus', 'East US', 'United States', 'westus', ZONES),
  EAST_US_2: paired('eastus2', 'East US 2', 'United States', 'centralus', ZONES),
  FRANCE_CENTRAL: paired('francecentral', 'France Central', 'France', 'francesouth', ZONES),
  FRANCE_SOUTH: paired('francesouth', 'France South', 'France', 'francecentral', RESTRICTED),
  GERMANY_NORTH: paired('germanynorth', 'Germany North', 'Germany', 'germanywestcentral', RESTRICTED),
  GERMANY_WEST_CENTRAL: paired('germanywestcentral', 'Germany West Central', 'Germany', 'germanynorth', ZONES),
  INDIA_SOUTH_CENTRAL: paired('indiasouthcentral', 'India South Central', 'India', 'centralindia', ZONES),
  INDONESIA_CENTRAL: unpaired('indonesiacentral', 'Indonesia Central', 'Indonesia', ZONES),
  ISRAEL_CENTRAL: unpaired('israelcentral', 'Israel Central', 'Israel', ZONES),
  ITALY_NORTH: unpaired('italynorth', 'Italy North', 'Italy', ZONES),
  JAPAN_EAST: paired('japaneast', 'Japan East', 'Japan', 'japanwest', ZONES),
  JAPAN_WEST: paired('japanwest', 'Japan West', 'Japan', 'japaneast', ZONES),
  KOREA_CENTRAL: paired('koreacentral', 'Korea Central', 'Korea', 'koreasouth', ZONES),
  KOREA_SOUTH: paired('koreasouth', 'Korea South', 'Korea', 'koreacentral'),
  MALAYSIA_WEST: unpaired('malaysiawest', 'Malaysia West', 'Malaysia', ZONES),
  MEXICO_CENTRAL: unpaired('mexicocentral', 'Mexico Central', 'Mexico', ZONES),
  NEW_ZEALAND_NORTH: unpaired('newzealandnorth', 'New Zealand North', 'New Zealand', ZONES),
  NORTH_CENTRAL_US: paired('northcentralus', 'North Central US', 'United States', 'southcentralus'),
  NORTH_EUROPE: paired('northeurope', 'North Europe', 'Europe', 'westeurope', ZONES),
  NORWAY_EAST: paired('norwayeast', 'Norway East', 'Norway', 'norwaywest', ZONES),
  NORWAY_WEST: paired('norwaywest', 'Norway West', 'Norway', 'norwayeast', RESTRICTED),
  POLAND_CENTRAL: unpaired('polandcentral', 'Poland Central', 'Poland', ZONES),
  QATAR_CENTRAL: unpaired('qatarcentral', 'Qatar Central', 'Qatar', ZONES),
  SOUTH_AFRICA_NORTH: paired('southafricanorth', 'South Africa North', 'South Africa', 'southafricawest', ZONES),
  SOUTH_AFRICA_WEST: paired('southafricawest', 'South Africa West', 'South Africa', 'southafricanorth', RESTRICTED),
  SOUTH_CENTRAL_US: paired('southcentralus', 'South Central US', 'United States', 'northcentralus', ZONES),
  SOUTH_INDIA: paired('southindia', 'South India', 'India', 'centralindia'),
  SOUTHEAST_ASIA: paired('southeastasia', 'Southeast Asia', 'Asia Pacific', 'eastasia', ZONES),
  SPAIN_CENTRAL: unpaired('spaincentral', 'Spain Central', 'Spain', ZONES),
  SWEDEN_CENTRAL: paired('swedencentral', 'Sweden Central', 'Sweden', 'swedensouth', ZONES),
  SWITZERLAND_NORTH: paired('switzerlandnorth', 'Switzerland North', 'Switzerland', 'switzerlandwest', ZONES),
  SWITZERLAND_WEST: paired('switzerlandwest', 'Switzerland West', 'Switzerland', 'switzerlandnorth', RESTRICTED),
  UAE_CENTRAL: paired('uaecentral', 'UAE Central', 'UAE', 'uaenorth', RESTRICTED),
  UAE_NORTH: paired('uaenorth', 'UAE North', 'UAE', 'uaecentral', ZONES),
  UK_SOUTH: paired('uksouth', 'UK South', 'United Kingdom', 'ukwest', ZONES),
  UK_WEST: paired('ukwest', 'UK West', 'United Kingdom', 'uksouth'),
  WEST_CENTRAL_US: paired('westcentralus', 'West Central US', 'United States', 'westus2'),
  WEST_EUROPE: paired('westeurope', 'West Europe', 'Europe', 'northeurope', ZONES),
  WEST_INDIA: paired('westindia', 'West India', 'India', 'southindia'),
  WEST_US: paired('westus', 'West US', 'United States', 'eastus'),
  WEST_US_2: paired('westus2', 'West US 2', 'United States', 'westcentralus', ZONES),
  WEST_US_3: paired('westus3', 'West US 3', 'United States', 'eastus', ZONES),
  // Not rows of that table (2026-07-28): Sweden South only appears as a pair; Jio India from azurefort.com/azure-global-infrastructure
  // (third party, undated).
  SWEDEN_SOUTH: paired('swedensouth', 'Sweden South', 'Sweden', 'swedencentral', {
    restricted: true,
    uncertain: true,
    note: 'Listed only as the restricted pair of Sweden Central; that it pairs back is assumed.',
  }),
  JIO_INDIA_CENTRAL: paired('jioindiacentral', 'Jio India Central', 'India', 'jioindiawest', {
    restricted: true,
    uncertain: true,
    note: JIO,
  }),
  JIO_INDIA_WEST: paired('jioindiawest', 'Jio India West', 'India', 'jioindiacentral', {
    restricted: true,
    uncertain: true,
    note: JIO,
  }),
  // China: docs.azure.cn/en-us/reliability/regions-list and learn.microsoft.com/azure/china/overview-regions (undated copies);
  // zones: docs.azure.cn availability-zones-region-support, which lists China North 3 alone.
  CHINA_EAST: paired('chinaeast', 'China East', 'China', 'chinanorth', { ...CHINA, note: FIRST_GENERATION }),
  CHINA_NORTH: paired('chinanorth', 'China North', 'China', 'chinaeast', { ...CHINA, note: FIRST_GENERATION }),
  CHINA_EAST_2: paired('chinaeast2', 'China East 2', 'China', 'chinanorth2', CHINA),
  CHINA_NORTH_2: paired('chinanorth2', 'China North 2', 'China', 'chinaeast2', CHINA),
  CHINA_EAST_3: paired('chinaeast3', 'China East 3', 'China', 'chinanorth3', { ...CHINA, restricted: true }),
  CHINA_NORTH_3: paired('chinanorth3', 'China North 3', 'China', 'chinaeast3', { ...CHINA, zones: true }),
  // US Government: MicrosoftDocs/azure-docs articles/reliability/regions-paired.md (2025-01-13) for pairs and restriction,
  // articles/azure-government/documentation-government-welcome.md (2022-03-07) for names, availability-zones-region-support.md
  // (2024-11-20) for zones: US Gov Virginia alone.
  US_GOV_VIRGINIA: paired('usgovvirginia', 'US Gov Virginia', 'US Government', 'usgovtexas', {
    ...US_GOV,
    zones: true,
  }),
  US_GOV_TEXAS: paired('usgovtexas', 'US Gov Texas', 'US Government', 'usgovvirginia', {
    ...US_GOV,
    note: 'US Gov Arizona pairs to it too, one way.',
  }),
  US_GOV_ARIZONA: paired('usgovarizona', 'US Gov Arizona', 'US Government', 'usgovtexas', {
    ...US_GOV,
    uncertain: true,
    note: 'Without zones as of 2024-11; that may have changed.',
  }),
  US_DOD_EAST: paired('usdodeast', 'US DoD East', 'US Department of Defense', 'usdodcentral', {
    ...US_GOV,
    uncertain: true,
    note: DOD,
  }),
  US_DOD_CENTRAL: paired('usdodcentral', 'US DoD Central', 'US Department of Defense', 'usdodeast', {
    ...US_GOV,
    uncertain: true,
    note: DOD,
  }),
} as const;

/** An Azure region; `Name` is its programmatic name as a literal type, plain `string` for `AzureRegion.of`. */
export type AzureRegion<Name extends string = string> = Region<Name>;

/** The regions: one constant each, named as in the portal, and `of` and `all`. Only paired ones have `.pair`. */
export const AzureRegion = Object.assign(Region, REGIONS);

/** As azurerm normalises a location: lower case, without spaces. */
function nameOf(text: string): string {
  return text.toLowerCase().replaceAll(' ', '');
}

function unknownRegion(given: string, wanted: string): string {
  if (!/^[a-z][a-z0-9]+$/.test(wanted)) {
    return `${JSON.stringify(given)} cannot name an Azure region. Give a literal name such as westeurope or "West Europe".`;
  }
  const closest = Region.all()
    .map((region) => ({ name: region.name, edits: editsBetween(wanted, region.name) }))
    .filter(({ edits }) => edits <= wanted.length / 3)
    .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
  const hint = closest.length ? `Did you mean ${closest.join(' or ')}?` : 'AzureRegion.all() lists the known ones.';
  return (
    `${JSON.stringify(given)} is not a known Azure region. ${hint} ` +
    `A newer region needs its facts: AzureRegion.of('${wanted}', { displayName: …, geography: …, zones: …, pair: … }).`
  );
}

/** Characters to add, drop or replace to turn one text into the other (Levenshtein). */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
