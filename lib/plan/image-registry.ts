import type { AzureRegion } from '../values/azure-region';

/** Where a registry that this library makes has its home. */
export interface GeoReplicatedRegistryProps {
  /**
   * Home region. While it is down, images can be pulled from the replicas but nothing about the registry can be changed.
   * @default - the pair's `home`
   */
  readonly home?: AzureRegion;
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
