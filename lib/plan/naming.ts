import { type ResourceKind, ResourceName } from '../values/resource-name';
import type { Problems } from './finding';

/** Changes a name before it is used. `name`: what it would be; `parts`: organization, pair, site and purpose. */
export type Naming = (kind: ResourceKind, name: string, parts: readonly string[]) => string;

/** A name of the plan, as the review lists it. */
export interface PlannedName {
  readonly kind: ResourceKind;
  readonly name: string;
  /** Name of the site it belongs to; undefined: the pair. */
  readonly site: string | undefined;
}

/** Makes all names of one pair, passes them through the naming hook, and remembers them. */
export class Names {
  readonly all: PlannedName[] = [];

  constructor(
    private readonly pair: readonly [organization: string, pair: string],
    private readonly hook: Naming | undefined,
    private readonly problems: Problems,
  ) {}

  /** The name of a `kind` of resource that belongs to `site` (or the pair), told apart by `purpose`. */
  make(kind: ResourceKind, site: string | undefined, ...purpose: string[]): string {
    const name = this.named(kind, [...this.pair, ...(site ? [site] : []), ...purpose]);
    if (this.hook) this.refuseTwin(kind, name);
    return this.remember({ kind, name, site });
  }

  /** The name of a resource that only has to be unique within its parent: the last part alone. */
  within(kind: ResourceKind, site: string | undefined, name: string): string {
    return this.remember({ kind, name: this.named(kind, [name]), site });
  }

  private named(kind: ResourceKind, parts: readonly string[]): string {
    // An empty part was reported before: there will be no plan, but there are more problems to find.
    const made = ResourceName.make(
      kind,
      parts.map((part) => part || 'unnamed'),
    );
    const name = this.hook ? this.hook(kind, made, parts) : made;
    const problem = this.hook && ResourceName.problem(kind, name);
    if (problem) {
      this.problems.add(
        'naming',
        `The naming hook turned ${kind} ${made} into ${JSON.stringify(name)}. ${problem}`,
        `Return a legal name for ${kind}, or ${made} unchanged.`,
      );
    }
    return name;
  }

  private remember(planned: PlannedName): string {
    this.all.push(planned);
    return planned.name;
  }

  /** The library's own names differ; a hook may fold two into one. */
  private refuseTwin(kind: ResourceKind, name: string): void {
    if (!this.all.some((other) => other.kind === kind && other.name === name)) return;
    this.problems.add(
      'naming',
      `The naming hook calls two resources of kind ${kind} ${name}.`,
      'Keep what tells them apart: the last part of the name that is passed in.',
    );
  }
}

/** Names of what both sites share. */
export interface PairNames {
  /** Every name of the pair and its sites, in the order they were made. */
  readonly all: readonly PlannedName[];
  readonly globalGroup: string;
}

/** Names of one site's resources. */
export interface SiteNames {
  readonly stack: string;
  readonly group: string;
  readonly sharedGroup: string;
  readonly nodesGroup: string;
  readonly network: string;
  readonly nodesSubnet: string;
  readonly ingressSubnet: string;
  readonly privateEndpointsSubnet: string;
  readonly nodesNsg: string;
  readonly ingressNsg: string;
  readonly privateEndpointsNsg: string;
  readonly natGateway: string;
  readonly egressIp: string;
  readonly cluster: string;
  readonly dnsPrefix: string;
  readonly clusterIdentity: string;
  readonly kubeletIdentity: string;
  readonly veleroIdentity: string;
  readonly veleroCredential: string;
  readonly entryIp: string;
  readonly entryLabel: string;
  readonly endpoint: string;
  readonly peering: string;
  readonly store: string;
  readonly container: string;
}

/** Names of one site; `peer` is the other one. The store at a site has one container, named after the peer that writes it. */
export function siteNames(names: Names, pair: string, site: string, peer: string): SiteNames {
  return {
    stack: `${pair}-${site}`,
    group: names.make('resourceGroup', site),
    sharedGroup: names.make('resourceGroup', site, 'shared'),
    nodesGroup: names.make('resourceGroup', site, 'nodes'),
    network: names.make('virtualNetwork', site),
    nodesSubnet: names.within('subnet', site, 'nodes'),
    ingressSubnet: names.within('subnet', site, 'ingress'),
    privateEndpointsSubnet: names.within('subnet', site, 'private-endpoints'),
    nodesNsg: names.make('networkSecurityGroup', site, 'nodes'),
    ingressNsg: names.make('networkSecurityGroup', site, 'ingress'),
    privateEndpointsNsg: names.make('networkSecurityGroup', site, 'private-endpoints'),
    natGateway: names.make('natGateway', site),
    egressIp: names.make('publicIp', site, 'egress'),
    cluster: names.make('managedCluster', site),
    dnsPrefix: names.make('dnsPrefix', site),
    clusterIdentity: names.make('userAssignedIdentity', site, 'cluster'),
    kubeletIdentity: names.make('userAssignedIdentity', site, 'kubelet'),
    veleroIdentity: names.make('userAssignedIdentity', site, 'velero'),
    veleroCredential: names.make('federatedCredential', site, 'velero'),
    entryIp: names.make('publicIp', site, 'entry'),
    entryLabel: names.make('dnsLabel', site),
    endpoint: names.within('trafficManagerEndpoint', site, site),
    peering: names.within('peering', site, `${site}-to-${peer}`),
    store: names.make('storageAccount', site, 'points'),
    container: names.within('storageContainer', site, peer),
  };
}
