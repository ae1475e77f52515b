import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry/index.js';
import { Construct } from 'constructs';
import { replicaRegions } from '../plan/image-registry';
import type { AzureRegion } from '../values/azure-region';
import type { Named } from './role-grant';

/** A registry that clusters pull from: made here, or joined. */
export interface IImageRegistry {
  /** Its ARM id and name, as `SiteCluster.pullFrom` takes it. */
  readonly registry: Named;
}

/** A registry to make. */
export interface GeoReplicatedRegistryProps {
  readonly resourceGroup: string;
  /** 5–50 letters and digits, globally unique. */
  readonly name: string;
  /** Region of the control plane. */
  readonly home: AzureRegion;
  /** Regions with a replica; the home may be among them and is left out. */
  readonly replicas: readonly AzureRegion[];
  /**
   * Whether Terraform refuses to destroy it.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A Premium registry whose replicas really answer pulls in their regions. */
export class GeoReplicatedRegistry extends Construct implements IImageRegistry {
  /** Joins a registry that exists. `name`: what to call it in the review. */
  static existing(id: string, name: string): IImageRegistry {
    return { registry: { id, name } };
  }

  readonly resource: ContainerRegistry;
  readonly registry: Named;

  constructor(scope: Construct, id: string, props: GeoReplicatedRegistryProps) {
    super(scope, id);
    this.resource = new ContainerRegistry(this, 'registry', {
      name: props.name,
      resourceGroupName: props.resourceGroup,
      location: props.home.name,
      sku: 'Premium',
      adminEnabled: false,
      zoneRedundancyEnabled: props.home.zones,
      georeplications: replicationsOf(props),
      tags: props.tags,
      lifecycle: { preventDestroy: props.deletionProtection ?? true },
    });
    this.registry = { id: this.resource.id, name: props.name };
  }
}

/**
 * A replica without the regional endpoint gets its images and is never asked for them, which is what azurerm sends when nothing
 * is said.
 */
function replicationsOf({ home, replicas, tags }: GeoReplicatedRegistryProps) {
  return replicaRegions(home, replicas).map((region) => ({
    location: region.name,
    zoneRedundancyEnabled: region.zones,
    regionalEndpointEnabled: true,
    tags,
  }));
}
