import type { AzureRegion } from '../values/azure-region';
import type { ApiServer } from './api-server';
import type { ImageRegistry } from './image-registry';
import type { Naming } from './naming';
import type { NodePool } from './node-pool';
import type { Readiness } from './readiness';
import type { Site } from './site';
import type { StateBackend } from './state-backend';
import type { TrafficRouting } from './traffic-routing';

/** How AKS upgrades clusters by itself. Channels that raise the minor version are left out: the sites go one after the other. */
export type UpgradeChannel = 'patch' | 'node-image' | 'none';

/** A primary and a standby site, and what joins them. */
export interface SitePairProps<Primary extends string = string, Standby extends string = string> {
  /** Short name of your organization, 2–12 lower-case letters and digits: it makes globally unique names yours. */
  readonly organization: string;
  /** The site that serves first. Fixed when the pair is created. */
  readonly primary: Site<Primary>;
  /** The site that takes over. Fixed when the pair is created. */
  readonly standby: Site<Standby>;
  /** How ready the standby is. */
  readonly readiness: Readiness;
  /**
   * Name of the site that serves now: the only thing that an operation changes.
   * @default - the primary
   */
  readonly active?: NoInfer<Primary | Standby>;
  /**
   * Node pools of both clusters.
   * @default - a system pool only: three Standard_D4s_v5 nodes, at most five
   */
  readonly nodePools?: readonly NodePool[];
  /**
   * Where both sites pull images from.
   * @default - none: the clusters get no AcrPull role, images come from where the manifests say
   */
  readonly registry?: ImageRegistry;
  /**
   * How users reach the pair.
   * @default - no Traffic Manager profile: each site has its own public address
   */
  readonly traffic?: TrafficRouting;
  /**
   * Where Terraform keeps its state.
   * @default StateBackend.local() - files beside the program, with a finding
   */
  readonly state?: StateBackend<NoInfer<Primary | Standby>>;
  /**
   * Kubernetes minor version of both clusters, for example `1.34`; the upgrade channel moves the patch.
   * @default - AKS's default in each region on the day the cluster is made, with a finding
   */
  readonly kubernetesVersion?: string;
  /**
   * How AKS upgrades both clusters by itself, within their maintenance windows.
   * @default 'patch'
   */
  readonly upgradeChannel?: UpgradeChannel;
  /**
   * Object ids of the Entra groups whose members administer both clusters.
   * @default - whoever deploys a site gets the role Azure Kubernetes Service RBAC Cluster Admin on its cluster
   */
  readonly admins?: readonly [string, ...string[]];
  /**
   * Who may reach the Kubernetes API.
   * @default ApiServer.public() - with a finding
   */
  readonly apiServer?: ApiServer;
  /**
   * Region of what both sites share: traffic profiles and the registry's home.
   * @default - the standby's region, which outlives the primary's
   */
  readonly home?: AzureRegion;
  /**
   * Subscription id of what both sites share.
   * @default - the standby's subscription
   */
  readonly subscription?: string;
  /**
   * Whether Terraform refuses to destroy what cannot be made again: recovery points, images, the profiles that users' DNS
   * points at. It also refuses to exchange primary and standby where that would move them: declare `home` first.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * Tags of every resource, beside `sitepair` and `site`.
   * @default - none beside those
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Changes names before they are used, for example to follow a naming standard. Each result must be legal for its kind.
   * @default - the names that the review lists
   */
  readonly naming?: Naming;
}
