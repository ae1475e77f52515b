import { answer, type Rule } from './rule';

const minor = (version: string) => Number(version.split('.')[1]);

/** Velero does not restore into an older Kubernetes (velero.io/docs/main/migration-case). */
export const standbyVersionIsNotBelow: Rule = {
  id: 'standby-version-is-not-below',
  severity: 'error',
  question: "Is the standby's Kubernetes at least as new as the primary's?",
  check: ({ sites }) => {
    const [primary, standby] = sites.map((site) => site.cluster.kubernetesVersion);
    if (primary!.value === undefined || standby!.value === undefined) return 'does not apply';
    return answer(
      minor(standby!.value) >= minor(primary!.value)
        ? []
        : [
            {
              path: standby!.why,
              problem: `The standby's Kubernetes ${standby!.value} is older than the primary's ${primary!.value}; backups restore to an equal or newer version only.`,
              fix: `Use ${primary!.value} or newer at the standby: it is upgraded first.`,
            },
          ],
    );
  },
};
