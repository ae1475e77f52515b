import { cloudOf } from '../values/azure-cloud';
import { Cidr } from '../values/cidr';
import { WeekTime } from '../values/week';
import type { Problems } from './finding';
import { WINDOW_HOURS, WINDOW_PRESETS } from './maintenance-window';
import { type Names, siteNames } from './naming';
import type { ClusterPlan, LayoutPlace, NetworkPlan, SitePlan, StorePlan, WindowPlan } from './pair-plan';
import type { SitePairProps } from './pair-props';
import { resolvePools } from './resolve-pools';
import { declared, declaredOr, derived, preset, type Resolved } from './resolved';
import type { Site } from './site';

/** Address ranges of pods and services when none are given: apart from each other, from what AKS reserves, and not routed. */
const PODS = '10.244.0.0/16';
const SERVICES = '172.20.0.0/16';

/**
 * How a site's network is handed out: nodes get the first quarter; the third quarter is cut into eight, of which ingress and
 * private endpoints get one each. The other two quarters and six eighths stay free, so that nodes or a subnet can be added
 * later and nothing moves. Pairs of `[new bits, index]`, as in Terraform's `cidrsubnet`.
 */
const SUBNETS = { nodes: [2, 0], ingress: [5, 16], privateEndpoints: [5, 17] } as const;

/** Address spaces a site can have: /24 still leaves Azure's smallest subnet, /29, for ingress (learn.microsoft.com/azure/virtual-network/virtual-networks-faq). */
const NETWORK_PREFIX = { min: 8, max: 24 } as const;

/** What resolving one site needs to know. */
export interface SiteContext {
  readonly id: string;
  readonly props: SitePairProps;
  readonly place: LayoutPlace;
  readonly active: string;
  /** Resolved once: both clusters have the same. */
  readonly apiServer: ClusterPlan['apiServer'];
  readonly names: Names;
  readonly problems: Problems;
}

/** Fills in every default of one site; its traffic endpoint follows once traffic is known. Undefined values were reported. */
export function resolveSite(context: SiteContext): SitePlan {
  const { id, props, place, active, problems } = context;
  const site = props[place];
  const peer = props[place === 'primary' ? 'standby' : 'primary'];
  const names = siteNames(context.names, id, site.name, peer.name);
  return {
    name: site.name,
    place,
    region: site.region,
    active: site.name === active,
    subscription: site.props.subscription,
    network: resolveNetwork(site, place, problems) as NetworkPlan,
    cluster: resolveCluster(context, site),
    entry: {
      fqdn: derived(cloudOf(site.region).publicIpName(names.entryLabel, site.region.name), "the address's DNS label"),
      zones: preset(site.region.zoneNames, "the region's zones"),
    },
    store: { writer: peer.name, redundancy: storeRedundancy(site) },
    endpoint: undefined,
    names,
  };
}

function resolveNetwork(site: Site, place: LayoutPlace, problems: Problems): NetworkPlan | undefined {
  const read = (prop: string, text: string) =>
    problems.read(`${place}.${prop}`, 'Give an IPv4 range such as 10.10.0.0/16.', () => Cidr.parse(text));
  const addressSpace = read('network', site.props.network);
  const pods = read('pods', site.props.pods ?? PODS);
  const services = read('services', site.props.services ?? SERVICES);
  if (addressSpace && (addressSpace.prefix < NETWORK_PREFIX.min || addressSpace.prefix > NETWORK_PREFIX.max)) {
    problems.add(
      `${place}.network`,
      `${addressSpace} has a /${addressSpace.prefix} mask; a site's network is /${NETWORK_PREFIX.min} to /${NETWORK_PREFIX.max}.`,
      'A /16 has room for anything a pair needs; a /22 for some 250 nodes.',
    );
    return undefined;
  }
  if (!addressSpace || !pods || !services) return undefined;
  const { parts, free } = addressSpace.split(SUBNETS);
  const handedOut = (subnet: Cidr, share: string) => derived(subnet, `${share} of ${place}.network`);
  return {
    addressSpace: declared(addressSpace, `${place}.network`),
    nodes: handedOut(parts.nodes, 'the first quarter'),
    ingress: handedOut(parts.ingress, 'a thirty-second'),
    privateEndpoints: handedOut(parts.privateEndpoints, 'a thirty-second'),
    free,
    pods: site.props.pods ? declared(pods, `${place}.pods`) : preset(pods, 'overlay, not routed'),
    services: site.props.services ? declared(services, `${place}.services`) : preset(services, 'not routed'),
    dnsServiceIp: derived(services.address(10), 'the tenth service address, as AKS does'),
  };
}

function resolveCluster({ props, place, active, apiServer, problems }: SiteContext, site: Site): ClusterPlan {
  return {
    kubernetesVersion: resolveVersion(props, site, place),
    upgradeChannel: declaredOr(
      props.upgradeChannel,
      'upgradeChannel',
      'patch',
      'patches come by themselves, minor versions do not',
    ),
    maintenance: resolveWindow(site, place, problems) as Resolved<WindowPlan>,
    apiServer,
    admins: props.admins ? declared(props.admins, 'admins') : preset([], 'whoever deploys the site'),
    pools: resolvePools(props, site.region.zoneNames, site.name === active, problems),
  };
}

function resolveVersion(props: SitePairProps, site: Site, place: LayoutPlace): Resolved<string | undefined> {
  if (site.props.kubernetesVersion) return declared(site.props.kubernetesVersion, `${place}.kubernetesVersion`);
  if (props.kubernetesVersion) return declared(props.kubernetesVersion, 'kubernetesVersion');
  return preset(undefined, "AKS's default on the day");
}

function resolveWindow(site: Site, place: LayoutPlace, problems: Problems): Resolved<WindowPlan> | undefined {
  const given = site.props.maintenance;
  const window = given ?? WINDOW_PRESETS[place];
  const hours = given?.hours ?? WINDOW_HOURS.preset;
  const start = problems.read(`${place}.maintenance`, 'Give the start as HH:MM in UTC, for example 02:00.', () =>
    WeekTime.at(window.day, window.start),
  );
  if (!Number.isInteger(hours) || hours < WINDOW_HOURS.min || hours > WINDOW_HOURS.max) {
    problems.add(
      `${place}.maintenance.hours`,
      `${hours} is not a length AKS takes.`,
      `Use a whole number of hours from ${WINDOW_HOURS.min} to ${WINDOW_HOURS.max}.`,
    );
  }
  if (!start) return undefined;
  return given
    ? declared({ start, hours }, `${place}.maintenance`)
    : preset({ start, hours }, 'the presets: two days apart, 4 hours');
}

/** The most durable redundancy the store's region can do: three zones, else a copy in its pair, else three copies in one place. */
function storeRedundancy(site: Site): StorePlan['redundancy'] {
  if (site.region.zones) return derived('ZRS', `${site.region.displayName} has zones`);
  if (site.region.pairName) return derived('GRS', `${site.region.displayName} has no zones, but a paired region`);
  return derived('LRS', `${site.region.displayName} has neither zones nor a paired region`);
}
