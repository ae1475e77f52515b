import { answer, type Rule } from './rule';

/** An Entra sign-in guards it either way; a second guard is worth having. */
export const apiServerIsGuarded: Rule = {
  id: 'api-server-is-guarded',
  severity: 'warning',
  question: 'Is the Kubernetes API closed to the internet at large?',
  check: ({ sites: [{ cluster }] }) =>
    answer(
      cluster.apiServer.value.access !== 'public'
        ? []
        : [
            {
              path: 'apiServer',
              problem:
                'The Kubernetes API of both clusters answers any address on the internet; only the Entra sign-in guards it.',
              fix: "Use ApiServer.authorizedRanges([…]) with your network's and your pipeline's addresses, or ApiServer.private().",
            },
          ],
    ),
};
