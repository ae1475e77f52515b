import { answer, type Rule } from './rule';

/** First-generation regions of Azure China (learn.microsoft.com/azure/aks/use-managed-identity, limitations, read 2026-08-21). */
const WITHOUT = new Map([
  ['chinaeast', 'China East 2'],
  ['chinanorth', 'China North 2'],
]);

/** The nodes' identity is made before the cluster, so that its right to pull images is there from the first node on. */
export const regionTakesAKubeletIdentity: Rule = {
  id: 'region-takes-a-kubelet-identity',
  severity: 'error',
  question: 'Does AKS take a kubelet identity of ours in both regions?',
  check: ({ sites }) =>
    answer(
      sites
        .filter((site) => WITHOUT.has(site.region.name))
        .map((site) => ({
          path: site.place,
          problem: `AKS takes no kubelet identity that was made before the cluster in ${site.region.displayName}, a first-generation region.`,
          fix: `Use ${WITHOUT.get(site.region.name)}.`,
        })),
    ),
};
