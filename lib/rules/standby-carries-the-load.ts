import { activeFirst } from '../plan/pair-plan';
import { answer, type Rule } from './rule';

/** On the day, the other site must run what the active one runs. */
export const standbyCarriesTheLoad: Rule = {
  id: 'standby-carries-the-load',
  severity: 'error',
  question: 'May every pool of the standby grow as large as at the active site?',
  check: (plan) => {
    const [active, other] = activeFirst(plan);
    return answer(
      active.cluster.pools.flatMap((pool, i) => {
        const there = other.cluster.pools[i]!.max;
        if (there.value >= pool.max.value) return [];
        return [
          {
            path: there.why,
            problem: `At failover ${other.name} must run what ${active.name} runs, at most ${pool.max.value} nodes of ${pool.name}; ${there.why} allows ${there.value}.`,
            fix: `Raise ${there.why} to ${pool.max.value}, or lower ${pool.max.why} to ${there.value}.`,
          },
        ];
      }),
    );
  },
};
