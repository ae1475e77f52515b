import { answer, type Rule } from './rule';

/**
 * What a fixed pair gives (learn.microsoft.com/azure/reliability/regions-paired). This library needs none of it: recovery
 * points, images and windows are its own; but who chooses other regions should know.
 */
export const regionsArePaired: Rule = {
  id: 'regions-are-paired',
  severity: 'warning',
  question: "Are the regions each other's fixed pair?",
  check: ({ sites: [primary, standby] }) => {
    const pairing = primary.region.pairedWith(standby.region);
    if (pairing === 'both') return 'holds';
    const lost =
      'geo-redundant storage (GRS, GZRS) into the other site, restores across regions by Azure Backup, platform updates one region after the other, and priority in recovery';
    const own = primary.region.pairName;
    return answer([
      {
        path: 'standby',
        problem:
          pairing === 'one-way'
            ? `${primary.region.displayName} and ${standby.region.displayName} are paired in one direction only: ${oneWay(primary.region, standby.region)}. The other direction has no ${lost}.`
            : `${primary.region.displayName} and ${standby.region.displayName} are not a fixed pair. A pair would have given ${lost}.`,
        fix: own
          ? `Take ${primary.region.displayName}'s pair, ${own}, if you want these; nothing that sitepair makes depends on them.`
          : `${primary.region.displayName} has no pair; nothing that sitepair makes depends on one.`,
      },
    ]);
  },
};

function oneWay(a: { name: string; displayName: string; pairName: string | undefined }, b: typeof a): string {
  return a.pairName === b.name
    ? `from ${a.displayName} to ${b.displayName}`
    : `from ${b.displayName} to ${a.displayName}`;
}
