import { answer, type Rule } from './rule';

/** A registry's control plane is in its home region; its replicas keep serving pulls (learn.microsoft.com/azure/reliability/reliability-container-registry). */
export const registryHomeSurvivesThePrimary: Rule = {
  id: 'registry-home-survives-the-primary',
  severity: 'warning',
  question: "Is the registry's home outside the primary's region?",
  check: ({ sites: [primary], registry }) => {
    if (registry?.kind !== 'geo-replicated') return 'does not apply';
    return answer(
      registry.home.value.name !== primary.region.name
        ? []
        : [
            {
              path: 'registry.home',
              problem: `The registry's home would be ${primary.region.displayName}, the primary's region: while it is down, images can be pulled but no role, token or replica can be changed.`,
              fix: "Leave registry.home out (the pair's home is used), or choose the standby's or a third region.",
            },
          ],
    );
  },
};
