import { TrafficManagerAzureEndpoint } from '@cdktf/provider-azurerm/lib/traffic-manager-azure-endpoint/index.js';
import { Construct } from 'constructs';

/** One site's place in a Traffic Manager profile. */
export interface TrafficEndpointProps {
  readonly name: string;
  /** ARM id of the profile. */
  readonly profileId: string;
  /** ARM id of the site's public address, which has a DNS label. */
  readonly addressId: string;
  /** Whether Traffic Manager may answer with it. */
  readonly enabled: boolean;
  /** 1–1000, unlike any other in the profile; also where the profile does not route by it. */
  readonly priority: number;
  /** @default - none: the profile does not route by weight */
  readonly weight?: number;
}

/** The endpoint of one site. It lives with the site, so that the site alone can take traffic. */
export class TrafficEndpoint extends Construct {
  readonly endpoint: TrafficManagerAzureEndpoint;

  constructor(scope: Construct, id: string, props: TrafficEndpointProps) {
    super(scope, id);
    this.endpoint = new TrafficManagerAzureEndpoint(this, 'endpoint', {
      name: props.name,
      profileId: props.profileId,
      targetResourceId: props.addressId,
      enabled: props.enabled,
      priority: props.priority,
      weight: props.weight,
    });
  }
}
