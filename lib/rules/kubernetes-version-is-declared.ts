import { answer, type Rule } from './rule';

/** AKS's default moves region by region, over weeks: two clusters made on one day can differ. */
export const kubernetesVersionIsDeclared: Rule = {
  id: 'kubernetes-version-is-declared',
  severity: 'warning',
  question: 'Is the Kubernetes version of both clusters declared?',
  check: ({ sites }) => {
    const unknown = sites.filter((site) => site.cluster.kubernetesVersion.value === undefined);
    return answer(
      unknown.length === 0
        ? []
        : [
            {
              path: 'kubernetesVersion',
              problem: `${unknown.map((site) => site.name).join(' and ')} will run AKS's default of the day, which moves region by region; backups restore to an equal or newer version only.`,
              fix: "Declare the minor version, for example kubernetesVersion: '1.34'; az aks get-versions --location REGION lists them.",
            },
          ],
    );
  },
};
