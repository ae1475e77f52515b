import { answer, type Rule } from './rule';

/** Two sites in one region are lost together. */
export const regionsDiffer: Rule = {
  id: 'regions-differ',
  severity: 'error',
  question: 'Are the sites in two regions?',
  check: ({ sites: [primary, standby] }) =>
    answer(
      primary.region.name !== standby.region.name
        ? []
        : [
            {
              path: 'standby',
              problem: `Both sites are in ${primary.region.displayName}: what takes one takes the other.`,
              fix: 'Put the standby in another region, for example the paired one: region.pair.',
            },
          ],
    ),
};
