import { answer, type Rule, type Violation } from './rule';

/** Without its state, nothing of the standby can be changed by Terraform on the day. */
export const stateSurvivesThePrimary: Rule = {
  id: 'state-survives-the-primary',
  severity: 'error',
  question: 'Is the state that a failover needs outside the primary’s region?',
  check: ({ sites: [primary, standby], state }) => {
    if (state.kind.value === 'custom') return 'does not apply';
    if (state.kind.value === 'local') {
      return answer([
        {
          path: 'state',
          severity: 'warning',
          problem: 'State is in files beside the program: for a first look only.',
          fix: 'Use StateBackend.azurerm({ bySite: {…}, shared: {…} }) before anybody else deploys.',
        },
      ]);
    }
    const { bySite, shared } = state.backend.azurerm!;
    const found: Violation[] = [];
    for (const [path, place] of [
      [`state.bySite.${standby.name}`, bySite[standby.name]],
      ['state.shared', shared],
    ] as const) {
      if (place?.region.name !== primary.region.name) continue;
      found.push({
        path,
        problem: `The state account ${place.storageAccount} is in ${primary.region.displayName}, the primary's region: while it is down, the failover has no state.`,
        fix: "Keep it in the standby's or a third region.",
      });
    }
    return answer(found);
  },
};
