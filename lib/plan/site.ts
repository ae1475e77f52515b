import type { AzureRegion } from '../values/azure-region';
import type { MaintenanceWindow } from './maintenance-window';

/** A site in an Azure region. */
export interface SiteProps<Name extends string = string> {
  /** Address space of its network as one IPv4 CIDR, /8 to /24. The two sites' must not overlap: they are peered. */
  readonly network: string;
  /**
   * Name of the site in stacks, resources and state: 2–20 lower-case letters, digits and hyphens. Part of its identity; never a role.
   * @default - the region's name
   */
  readonly name?: Name;
  /**
   * Subscription id. Give it for both sites or for neither.
   * @default - the deployer's subscription
   */
  readonly subscription?: string;
  /**
   * Entra tenant id. Both sites are in one tenant.
   * @default - the deployer's tenant
   */
  readonly tenant?: string;
  /**
   * Addresses of pods (Azure CNI overlay). Never routed between the sites, so both may use the same.
   * @default '10.244.0.0/16'
   */
  readonly pods?: string;
  /**
   * Addresses of Kubernetes services. Never routed.
   * @default '172.20.0.0/16'
   */
  readonly services?: string;
  /**
   * Kubernetes minor version of this site, for example `1.34`, while one site is upgraded before the other.
   * @default - the pair's `kubernetesVersion`
   */
  readonly kubernetesVersion?: string;
  /**
   * When AKS may upgrade this site.
   * @default - Tuesday 02:00 UTC at the primary, Thursday 02:00 UTC at the standby, 4 hours
   */
  readonly maintenance?: MaintenanceWindow;
}

/** One place's network, cluster and backups. It knows no role: which site serves is the pair's business. */
export class Site<Name extends string = string> {
  /** A site that this library makes in an Azure region. */
  static in<Region extends string, const Name extends string = Region>(
    region: AzureRegion<Region>,
    props: SiteProps<Name>,
  ): Site<Name> {
    return new Site<Name>(region, props);
  }

  /** Its name: given, or the region's. */
  readonly name: Name;

  private constructor(
    readonly region: AzureRegion,
    readonly props: SiteProps<Name>,
  ) {
    this.name = props.name ?? (region.name as Name);
  }
}
