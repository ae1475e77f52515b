import { AzureRegion, type PairedAzureRegion } from '../../lib/values/azure-region';

/** Compiles only when `Actual` is exactly `Expected`. */
type Exactly<Actual, Expected> = [Actual] extends [Expected] ? ([Expected] extends [Actual] ? true : false) : false;
const exactly = <Actual, Expected>(proof: Exactly<Actual, Expected>): boolean => proof;

// A paired region knows its pair, and both names are literals.
const pair = AzureRegion.WEST_EUROPE.pair;
exactly<typeof pair.name, 'northeurope'>(true);
exactly<typeof AzureRegion.WEST_EUROPE.name, 'westeurope'>(true);
exactly<typeof AzureRegion.WEST_US_3.pairName, 'eastus'>(true);
exactly<typeof AzureRegion.ITALY_NORTH.name, 'italynorth'>(true);

// A pair is a paired region itself; only the first step has a literal name.
const back: PairedAzureRegion = AzureRegion.WEST_EUROPE.pair.pair;
exactly<typeof back.name, string>(true);

// Every region is an AzureRegion, and a paired one keeps its literal name as such.
const regions: readonly AzureRegion[] = [
  AzureRegion.WEST_EUROPE,
  AzureRegion.ITALY_NORTH,
  AzureRegion.of('westeurope'),
];
const named: AzureRegion<'northeurope'> = AzureRegion.WEST_EUROPE.pair;

// @ts-expect-error a region without a pair has no .pair
AzureRegion.ITALY_NORTH.pair;

// @ts-expect-error whether a region given as text is paired is only known when it runs: use pairName
AzureRegion.of('westeurope').pair;

// @ts-expect-error no such region
AzureRegion.WEST_EUROPA;

// @ts-expect-error West Europe is not North Europe
const wrong: AzureRegion<'northeurope'> = AzureRegion.WEST_EUROPE;

// @ts-expect-error a cloud that Azure does not have
AzureRegion.of('moonbase', { cloud: 'luna' });

// @ts-expect-error facts of a region do not change
AzureRegion.WEST_EUROPE.zones = false;

export { named, regions, wrong };
