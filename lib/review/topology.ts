import { nodesText } from './comparison';
import { servingFirst } from './first-screen';
import type { PairReport } from './report';
import type { SiteReport } from './site-report';

/** `topology.mmd`: the pair as a Mermaid flowchart. Solid arrows are used now, dotted ones are waiting or for restores. */
export function topologyOf(report: PairReport): string {
  const [a, b] = report.sites;
  const id = (site: SiteReport) => (site === a ? 'site1' : 'site2');
  const other = (site: SiteReport) => (site === a ? b : a);
  const lines = [
    'flowchart TB',
    '  users(["users"])',
    ...traffic(report, id),
    ...registry(report, id),
    ...report.sites.flatMap((site) => siteLines(report, site, id(site)).map((line) => `  ${line}`)),
    ...report.sites.flatMap((site) => [
      `  ${id(site)}_cluster -->|"its Velero writes"| ${id(other(site))}_store`,
      `  ${id(site)}_cluster -.->|"restores from"| ${id(site)}_store`,
    ]),
    '  site1_network <-->|"peering"| site2_network',
    '  classDef active stroke-width:4px',
    `  class ${id(servingFirst(report.sites)[0])} active`,
  ];
  return `${lines.join('\n')}\n`;
}

function siteLines({ sites, readiness }: PairReport, site: SiteReport, id: string): string[] {
  const peer = sites.find(({ name }) => name === site.store.writer)!;
  const pools = site.pools.map(({ name, min, max }) => `${name} ${nodesText(min, max)}`);
  return [
    `subgraph ${id} [${label(site.label, site.serves ? 'active' : `${readiness} standby`)}]`,
    `  ${id}_entry(${label('entry', site.entry)})`,
    `  ${id}_cluster[${label('cluster', site.cluster, ...pools)}]`,
    `  ${id}_network[${label('network', site.addressSpace)}]`,
    `  ${id}_store[(${label('store', site.store.name, `recovery points of ${peer.label}`)})]`,
    `  ${id}_entry --> ${id}_cluster`,
    `  ${id}_cluster --- ${id}_network`,
    'end',
  ];
}

function traffic({ traffic, failover, sites }: PairReport, id: (site: SiteReport) => string): string[] {
  if (!traffic) return sites.map((site) => `  users ${site.serves ? '-->' : '-.->'} ${id(site)}_entry`);
  const names = traffic.profiles.map(({ host, fqdn }) => host ?? fqdn);
  const fallback = traffic.fallback;
  return [
    `  profile{{${label('Traffic Manager', ...names, `${traffic.method}, within ${failover.withinSeconds} s`)}}}`,
    '  users --> profile',
    ...sites.map((site) => {
      const serves = site.serves || (traffic.method !== 'Priority' && site.endpoint?.enabled);
      return `  profile ${serves ? '-->' : '-.->'}|${label(endpointText(site))}| ${id(site)}_entry`;
    }),
    ...(fallback ? [`  profile -.->|"when no site answers"| fallback(${label(fallback)})`] : []),
  ];
}

function endpointText({ endpoint }: SiteReport): string {
  if (!endpoint?.enabled) return 'disabled';
  if (endpoint.priority !== null) return `priority ${endpoint.priority}`;
  return endpoint.weight === null ? 'nearest users' : `weight ${endpoint.weight}`;
}

function registry({ registry, sites }: PairReport, id: (site: SiteReport) => string): string[] {
  if (!registry) return [];
  const [home, ...replicas] = registry.regions ?? [];
  const places = home ? [`home ${home}`, ...replicas.map((region) => `replica ${region}`)] : ['exists already'];
  return [
    `  registry[(${label('registry', registry.name, ...places)})]`,
    ...sites.map((site) => `  registry -->|"images"| ${id(site)}_cluster`),
  ];
}

/** Quoted, so that nothing in it is taken for Mermaid's own. */
function label(...lines: readonly string[]): string {
  const safe = lines.map((line) => line.replace(/#/g, '#35;').replace(/"/g, '#quot;').replace(/</g, '#lt;'));
  return `"${safe.join('<br/>')}"`;
}
