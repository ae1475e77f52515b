import { cloudOf } from '../values/azure-cloud';
import type { Problems } from './finding';
import type { Names } from './naming';
import type { EndpointPlan, SitePlan, TrafficPlan } from './pair-plan';
import type { SitePairProps } from './pair-props';
import { FASTEST_DETECTION, probeWithin } from './probe';
import { READINESS } from './readiness';
import { declared, declaredOr, derived, preset } from './resolved';
import { PRIORITY_SLOTS } from './traffic-routing';

const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/;

/** Traffic Manager for all public hosts; undefined when none was declared, or when its values were reported as problems. */
export function resolveTraffic(props: SitePairProps, names: Names, problems: Problems): TrafficPlan | undefined {
  const routing = props.traffic;
  if (!routing) return undefined;
  const { healthPath, detectWithin, hosts, port } = routing.props;
  const before = problems.findings.length;
  if (!/^\/[^\s?#]*$/.test(healthPath))
    problems.add(
      'traffic.healthPath',
      `${JSON.stringify(healthPath)} is not a path.`,
      'Start it with /, without a query, for example /healthz.',
    );
  if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65535))
    problems.add('traffic.port', `${port} is not a port.`, 'Use a whole number from 1 to 65535.');
  (hosts ?? []).forEach((host, i, all) => {
    if (!HOST.test(host))
      problems.add(
        `traffic.hosts[${i}]`,
        `${JSON.stringify(host)} is not a host name.`,
        'Give a full name in lower case, for example shop.contoso.com.',
      );
    else if (all.indexOf(host) !== i)
      problems.add(`traffic.hosts[${i}]`, `${host} is listed twice.`, 'List each host once.');
  });
  if (routing.fallback !== undefined && !HOST.test(routing.fallback))
    problems.add(
      'traffic.fallback',
      `${JSON.stringify(routing.fallback)} is not a host name.`,
      'Give a full name in lower case, for example sorry.contoso.com.',
    );
  checkWeights(props, problems);
  const seconds = detectWithin.toSeconds({ integral: false });
  const probe = probeWithin(seconds);
  if (!probe) {
    problems.add(
      'traffic.detectWithin',
      `Traffic Manager cannot move users within ${seconds} s; the fastest is ${FASTEST_DETECTION} s.`,
      `Use Duration.seconds(${FASTEST_DETECTION}) or more.`,
    );
  }
  if (!probe || problems.findings.length > before) return undefined;

  const suffix = cloudOf(props.primary.region).trafficManagerSuffix;
  return {
    method: declared(routing.method, 'traffic'),
    healthPath: declared(healthPath, 'traffic.healthPath'),
    port: declaredOr(port, 'traffic.port', 443, 'HTTPS'),
    detectWithin: declared(seconds, 'traffic.detectWithin'),
    probe: derived(probe, `the gentlest that moves users within ${seconds} s`),
    profiles: (hosts ?? [undefined]).map((host) => {
      const name = names.make('trafficManagerProfile', undefined, ...(host ? [host.replaceAll('.', '-')] : []));
      return { host, name, fqdn: `${name}.${suffix}` };
    }),
    fallback: routing.fallback === undefined ? undefined : declared(routing.fallback, 'traffic.fallback'),
  };
}

function checkWeights(props: SitePairProps, problems: Problems): void {
  const weights = props.traffic?.weights;
  if (!weights) return;
  const sites = [props.primary.name, props.standby.name];
  for (const name of new Set([...sites, ...Object.keys(weights)])) {
    const weight = weights[name];
    if (!sites.includes(name))
      problems.add(`traffic.weights.${name}`, `${name} is not a site of this pair.`, `Use ${sites.join(' and ')}.`);
    else if (weight === undefined || !Number.isInteger(weight) || weight < 1 || weight > 1000) {
      problems.add(
        `traffic.weights.${name}`,
        weight === undefined ? `${name} has no weight.` : `${weight} is not a weight.`,
        'Use a whole number from 1 to 1000.',
      );
    }
  }
}

/** The endpoint of one site: in which slot it stands, and whether Traffic Manager may answer with it. */
export function resolveEndpoint(props: SitePairProps, site: SitePlan): EndpointPlan | undefined {
  const routing = props.traffic;
  if (!routing) return undefined;
  const { level, declared: dials } = props.readiness;
  const serving = site.active ? 'serving' : 'waiting';
  const enabled = site.active
    ? derived(true, 'it is the active site')
    : dials.trafficEndpoint !== undefined
      ? declared(dials.trafficEndpoint, 'readiness.trafficEndpoint')
      : preset(READINESS[level].trafficEndpoint, `${level}: trafficEndpoint`);
  return {
    enabled,
    priority: derived(PRIORITY_SLOTS[site.place][serving], `the slot of the ${site.place} while ${serving}`),
    weight: routing.weights ? declared(routing.weights[site.name]!, `traffic.weights.${site.name}`) : undefined,
  };
}
