import { answer, type Rule } from './rule';

/** Azure refuses a zone that the region lacks, but only when the pool is made. */
export const zonesExist: Rule = {
  id: 'zones-exist',
  severity: 'error',
  question: 'Do the zones that pools ask for exist in both regions?',
  check: ({ sites }) =>
    answer(
      sites.flatMap((site) =>
        site.cluster.pools.flatMap((pool) => {
          const missing = pool.zones.value.filter((zone) => !site.region.zoneNames.includes(zone));
          if (missing.length === 0) return [];
          const has = site.region.zones ? `has zones ${site.region.zoneNames.join(', ')}` : 'has no availability zones';
          return [
            {
              path: pool.zones.why,
              problem: `Zone ${missing.join(', ')} was asked for, and ${site.region.displayName} (${site.place}) ${has}.`,
              fix: 'Leave zones out: each site then uses the zones its region has.',
            },
          ];
        }),
      ),
    ),
};
