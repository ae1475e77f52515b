import { answer, type Rule } from './rule';

/** Some regions only take customers who asked (learn.microsoft.com/azure/reliability/regions-list). */
export const regionIsOpen: Rule = {
  id: 'region-is-open',
  severity: 'warning',
  question: 'Can anybody deploy into the regions?',
  check: ({ sites }) =>
    answer(
      sites
        .filter((site) => site.region.restricted)
        .map((site) => ({
          path: site.place,
          problem: `${site.region.displayName} is restricted: Azure opens it to a subscription on request only.`,
          fix: 'Ask for access and quota before you need them, or choose another region.',
        })),
    ),
};
