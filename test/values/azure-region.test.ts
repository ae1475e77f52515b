import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AzureRegion, PairedAzureRegion } from '../../lib/values/azure-region';

const constants = Object.entries(AzureRegion) as [string, AzureRegion][];
const names = (regions: readonly AzureRegion[]) => regions.map((region) => region.name).sort();

describe('the table of regions', () => {
  it('has 71 regions: 60 public, 6 in China, 5 of US Government', () => {
    const count = (cloud: string) => AzureRegion.all().filter((region) => region.cloud === cloud).length;
    assert.equal(AzureRegion.all().length, 71);
    assert.deepEqual([count('public'), count('china'), count('usgovernment')], [60, 6, 5]);
  });

  it('names each constant, and each region, after its display name', () => {
    assert.equal(constants.length, 71);
    for (const [constant, region] of constants) {
      assert.equal(constant, region.displayName.toUpperCase().replaceAll(' ', '_'));
      assert.equal(region.name, region.displayName.toLowerCase().replaceAll(' ', ''));
    }
  });

  it('has no region twice', () => {
    assert.equal(new Set(names(AzureRegion.all())).size, 71);
  });

  it('knows every pair as a region of the same cloud that is itself paired', () => {
    const paired = AzureRegion.all().filter((region) => region.pairName !== undefined);
    assert.equal(paired.length, 58);
    for (const region of paired) {
      assert.ok(region instanceof PairedAzureRegion);
      assert.ok(region.pair instanceof PairedAzureRegion, `${region.pair} is the pair of ${region}`);
      assert.equal(region.pair.cloud, region.cloud);
      assert.notEqual(region.pair, region);
    }
  });

  it('leaves 13 public regions without a pair', () => {
    assert.deepEqual(names(AzureRegion.all().filter((region) => region.pairName === undefined)), [
      ...['austriaeast', 'belgiumcentral', 'chilecentral', 'denmarkeast', 'indonesiacentral', 'israelcentral'],
      ...['italynorth', 'malaysiawest', 'mexicocentral', 'newzealandnorth', 'polandcentral', 'qatarcentral'],
      'spaincentral',
    ]);
  });

  it('has six regions whose pair does not name them back', () => {
    const oneWay = AzureRegion.all().filter(
      (region) => region instanceof PairedAzureRegion && region.pairedWith(region.pair) === 'one-way',
    );
    assert.deepEqual(names(oneWay), [
      ...['brazilsouth', 'brazilsoutheast', 'indiasouthcentral', 'usgovarizona', 'westindia', 'westus3'],
    ]);
  });

  it('has zones in 41 regions, among them one in China and one of US Government', () => {
    const zoned = AzureRegion.all().filter((region) => region.zones);
    assert.equal(zoned.length, 41);
    assert.deepEqual(names(zoned.filter((region) => region.cloud !== 'public')), ['chinanorth3', 'usgovvirginia']);
  });

  it('marks six regions as uncertain and says why for each', () => {
    const uncertain = AzureRegion.all().filter((region) => region.uncertain);
    assert.deepEqual(names(uncertain), [
      ...['jioindiacentral', 'jioindiawest', 'swedensouth', 'usdodcentral', 'usdodeast', 'usgovarizona'],
    ]);
    assert.ok(uncertain.every((region) => region.note));
  });

  it('marks every region that has to be requested', () => {
    assert.deepEqual(names(AzureRegion.all().filter((region) => region.restricted)), [
      ...['australiacentral2', 'brazilsoutheast', 'chinaeast3', 'francesouth', 'germanynorth', 'jioindiacentral'],
      ...['jioindiawest', 'norwaywest', 'southafricawest', 'swedensouth', 'switzerlandwest', 'uaecentral'],
      ...['usdodcentral', 'usdodeast', 'usgovarizona', 'usgovtexas', 'usgovvirginia'],
    ]);
  });
});

describe('a region', () => {
  it('carries the facts of its row', () => {
    const { name, displayName, geography, cloud, zones, restricted, uncertain, note } = AzureRegion.CHINA_EAST;
    assert.deepEqual(
      { name, displayName, geography, cloud, zones, restricted, uncertain, note },
      {
        name: 'chinaeast',
        displayName: 'China East',
        geography: 'China',
        cloud: 'china',
        zones: false,
        restricted: false,
        uncertain: false,
        note: 'First-generation region: AKS does not take a kubelet identity made beforehand here.',
      },
    );
  });

  it('names three zones or none', () => {
    assert.deepEqual(AzureRegion.WEST_EUROPE.zoneNames, ['1', '2', '3']);
    assert.deepEqual(AzureRegion.WEST_US.zoneNames, []);
  });

  it('leads to its pair, and from there not always back', () => {
    assert.equal(AzureRegion.WEST_EUROPE.pair, AzureRegion.NORTH_EUROPE);
    assert.equal(AzureRegion.WEST_EUROPE.pair.pair, AzureRegion.WEST_EUROPE);
    assert.equal(AzureRegion.BRAZIL_SOUTH.pair, AzureRegion.SOUTH_CENTRAL_US);
    assert.equal(AzureRegion.BRAZIL_SOUTH.pair.pair, AzureRegion.NORTH_CENTRAL_US);
  });

  it('says whether a pairing holds both ways, one way or not at all', () => {
    assert.equal(AzureRegion.WEST_EUROPE.pairedWith(AzureRegion.NORTH_EUROPE), 'both');
    assert.equal(AzureRegion.WEST_US_3.pairedWith(AzureRegion.EAST_US), 'one-way');
    assert.equal(AzureRegion.EAST_US.pairedWith(AzureRegion.WEST_US_3), 'one-way');
    assert.equal(AzureRegion.WEST_EUROPE.pairedWith(AzureRegion.ITALY_NORTH), 'none');
    assert.equal(AzureRegion.WEST_EUROPE.pairedWith(AzureRegion.WEST_EUROPE), 'none');
  });

  it('prints, and is written to JSON, as its name', () => {
    assert.equal(`${AzureRegion.US_DOD_EAST}`, 'usdodeast');
    assert.equal(JSON.stringify({ region: AzureRegion.US_DOD_EAST }), '{"region":"usdodeast"}');
  });
});

describe('a region given as text', () => {
  const message = (name: string) => {
    try {
      AzureRegion.of(name);
    } catch (error) {
      return (error as Error).message;
    }
    return undefined;
  };

  it('is the constant, by name or by display name in any case', () => {
    assert.equal(AzureRegion.of('westeurope'), AzureRegion.WEST_EUROPE);
    assert.equal(AzureRegion.of('West Europe'), AzureRegion.WEST_EUROPE);
    assert.equal(AzureRegion.of('WESTEUROPE'), AzureRegion.WEST_EUROPE);
  });

  it('is answered with the closest known names when it is unknown', () => {
    assert.equal(
      message('eastus4'),
      '"eastus4" is not a known Azure region. Did you mean eastus or eastus2? ' +
        "A newer region needs its facts: AzureRegion.of('eastus4', { displayName: …, geography: …, zones: …, pair: … }).",
    );
  });

  it('is pointed to the list when no known name is close', () => {
    assert.equal(
      message('moonbase'),
      '"moonbase" is not a known Azure region. AzureRegion.all() lists the known ones. ' +
        "A newer region needs its facts: AzureRegion.of('moonbase', { displayName: …, geography: …, zones: …, pair: … }).",
    );
  });

  it('is refused when it could never be a name, facts or not', () => {
    const refusal = (given: string) =>
      `${given} cannot name an Azure region. Give a literal name such as westeurope or "West Europe".`;
    assert.equal(message('west-europe'), refusal('"west-europe"'));
    assert.equal(message(''), refusal('""'));
    assert.throws(() => AzureRegion.of('${var.region}', { zones: true }), { message: refusal('"${var.region}"') });
  });

  it('is a new region when its facts are given, with what the facts leave open at its safest', () => {
    const region = AzureRegion.of('Norway South', { pair: 'Norway East' });
    assert.deepEqual(
      { ...region },
      {
        name: 'norwaysouth',
        displayName: 'Norway South',
        geography: 'Norway South',
        pairName: 'norwayeast',
        cloud: 'public',
        zones: false,
        restricted: false,
        uncertain: false,
        note: undefined,
      },
    );
  });

  it('takes facts over those of the table, and the rest from it', () => {
    const region = AzureRegion.of('usgovarizona', { zones: true, uncertain: false, note: 'Zones since 2026.' });
    assert.deepEqual(
      { ...region },
      {
        name: 'usgovarizona',
        displayName: 'US Gov Arizona',
        geography: 'US Government',
        pairName: 'usgovtexas',
        cloud: 'usgovernment',
        zones: true,
        restricted: true,
        uncertain: false,
        note: 'Zones since 2026.',
      },
    );
    assert.equal(AzureRegion.US_GOV_ARIZONA.zones, false);
  });

  it('loses its pair when the facts say null', () => {
    assert.equal(AzureRegion.of('westeurope', { pair: null }).pairName, undefined);
  });
});
