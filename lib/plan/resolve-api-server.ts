import { Cidr } from '../values/cidr';
import { ApiServer } from './api-server';
import type { Problems } from './finding';
import type { ClusterPlan } from './pair-plan';
import type { SitePairProps } from './pair-props';
import { declared, preset } from './resolved';

/** Who may reach the Kubernetes API of both clusters. Ranges that cannot be read become problems. */
export function resolveApiServer(props: SitePairProps, problems: Problems): ClusterPlan['apiServer'] {
  const api = props.apiServer ?? ApiServer.public();
  const ranges = api.ranges.map((range, i) =>
    problems.read(
      `apiServer.authorizedRanges[${i}]`,
      'Give an IPv4 range such as 203.0.113.0/24; a single address ends in /32.',
      () => Cidr.parse(range).toString(),
    ),
  );
  const value = { access: api.access, ranges: ranges.filter((range) => range !== undefined) };
  return props.apiServer ? declared(value, 'apiServer') : preset(value, 'reachable with an Entra sign-in');
}
