import { answer, type Rule } from './rule';

/**
 * A resource group's region holds what Azure knows of its resources: while it is down, they cannot be changed, wherever they
 * are (learn.microsoft.com/azure/azure-resource-manager/management/overview, resource group location).
 */
export const homeSurvivesThePrimary: Rule = {
  id: 'home-survives-the-primary',
  severity: 'error',
  question: "Is what both sites share outside the primary's region?",
  check: ({ sites: [primary], home }) =>
    answer(
      home.value.name !== primary.region.name
        ? []
        : [
            {
              path: 'home',
              problem: `The traffic profiles would live in ${primary.region.displayName}, the primary's region: while it is down, users cannot be moved away from it.`,
              fix: "Leave home out (the standby's region is used), or choose a third region.",
            },
          ],
    ),
};
