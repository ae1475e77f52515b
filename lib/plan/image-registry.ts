import type { AzureRegion } from '../values/azure-region';

/** Where a registry that this library makes has its home. */
export interface GeoReplicatedRegistryProps {
  /**
   * Home region. While it is down, images can be pulled from the replicas but nothing about the registry can be changed.
   * @default - the pair's `home`
   */
  readonly home?: AzureRegion;
}

/** Regions to replicate to, as azurerm takes them: without the home, which it refuses, and in the order it reads them back. */
export function replicaRegions(home: AzureRegion, regions: readonly AzureRegion[]): readonly AzureRegion[] {
  return regions.filter((region) => region.name !== home.name).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Where both sites pull their images from. */
export class ImageRegistry {
  /** A Premium Azure Container Registry with a replica in each site's region. */
  static geoReplicated(props: GeoReplicatedRegistryProps = {}): ImageRegistry {
    return new ImageRegistry('geo-replicated', props.home, undefined);
  }

  /** A registry that exists. `id`: its ARM id. Both clusters get AcrPull on it; its replicas are not looked at. */
  static existing(id: string): ImageRegistry {
    return new ImageRegistry('existing', undefined, id);
  }

  private constructor(
    readonly kind: 'geo-replicated' | 'existing',
    readonly home: AzureRegion | undefined,
    readonly id: string | undefined,
  ) {}
}
