import { answer, type Rule } from './rule';

/** Azure's clouds are separate: no peering, replication, registry or identity crosses them. */
export const regionsInOneCloud: Rule = {
  id: 'regions-in-one-cloud',
  severity: 'error',
  question: 'Are the regions, home included, in one Azure cloud?',
  check: ({ sites: [primary, standby], home, registry }) => {
    const { cloud, displayName } = primary.region;
    const others = [
      { path: 'standby', region: standby.region },
      ...(home.from === 'declared' ? [{ path: 'home', region: home.value }] : []),
      ...(registry?.kind === 'geo-replicated' && registry.home.from === 'declared'
        ? [{ path: 'registry.home', region: registry.home.value }]
        : []),
    ];
    return answer(
      others
        .filter(({ region }) => region.cloud !== cloud)
        .map(({ path, region }) => ({
          path,
          problem: `${region.displayName} is in the ${region.cloud} cloud and ${displayName} in the ${cloud} cloud; nothing can be peered, replicated or shared between them.`,
          fix: `Choose a region of the ${cloud} cloud.`,
        })),
    );
  },
};
