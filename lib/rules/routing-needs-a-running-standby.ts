import { answer, type Rule } from './rule';

/** Performance and weighted routing send users to both sites. */
export const routingNeedsARunningStandby: Rule = {
  id: 'routing-needs-a-running-standby',
  severity: 'error',
  question: 'Does every site that users are sent to run?',
  check: ({ traffic, readiness }) => {
    if (!traffic || traffic.method.value === 'Priority') return 'does not apply';
    return answer(
      readiness.value === 'hot'
        ? []
        : [
            {
              path: 'traffic',
              problem: `${traffic.method.value} routing sends users to both sites, and nothing runs at a ${readiness.value} standby.`,
              fix: 'Use TrafficRouting.priority, or Readiness.hot().',
            },
          ],
    );
  },
};
