import { hoursBetween } from '../values/week';
import { answer, type Rule } from './rule';

/** A bad upgrade must show at one site before it reaches the other. Microsoft waits a day between paired regions; so do we, for any two. */
const HOURS_APART = 24;

export const maintenanceIsADayApart: Rule = {
  id: 'maintenance-is-a-day-apart',
  severity: 'error',
  question: `Do the maintenance windows start at least ${HOURS_APART} hours apart?`,
  check: ({ sites: [primary, standby] }) => {
    const [a, b] = [primary.cluster.maintenance, standby.cluster.maintenance];
    const hours = hoursBetween(a.value.start, b.value.start);
    if (hours >= HOURS_APART) return 'holds';
    return answer([
      {
        path: (b.from === 'declared' ? b : a.from === 'declared' ? a : { why: 'standby.maintenance' }).why,
        problem: `The windows start ${apart(hours)} apart (${primary.name} ${a.value.start}, ${standby.name} ${b.value.start}, UTC); an upgrade that breaks one site would reach the other before anybody saw it.`,
        fix: `Start them at least ${HOURS_APART} hours apart, either way round the week.`,
      },
    ]);
  },
};

/** 23.98… as `23 h 59 min`. */
function apart(hours: number): string {
  const minutes = Math.round(hours * 60);
  return `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`;
}
