import { TrafficManagerExternalEndpoint } from '@cdktf/provider-azurerm/lib/traffic-manager-external-endpoint/index.js';
import { TrafficManagerProfile } from '@cdktf/provider-azurerm/lib/traffic-manager-profile/index.js';
import { Construct } from 'constructs';
import type { ProbeSettings } from '../plan/probe';
import { PRIORITY_SLOTS } from '../plan/traffic-routing';

/** A Traffic Manager profile to make. */
export interface TrafficProfileProps {
  readonly resourceGroup: string;
  /** Name of the profile and first label of its DNS name, which is globally unique. */
  readonly name: string;
  readonly method: 'Priority' | 'Performance' | 'Weighted';
  readonly probe: ProbeSettings;
  /** Path that answers 200 while a site serves. */
  readonly healthPath: string;
  /** @default 443 */
  readonly port?: number;
  /**
   * Public host: sent in the probe's Host header, so that the ingress answers for it.
   * @default - the probe sends the endpoint's own name
   */
  readonly host?: string;
  /**
   * Host that answers when no site does. With `Priority` only.
   * @default - none
   */
  readonly fallback?: string;
  /**
   * Whether Terraform refuses to destroy it: its name is what users' DNS points at.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The Traffic Manager profile of one public host. Each site adds its own endpoint. */
export class TrafficProfile extends Construct {
  readonly profile: TrafficManagerProfile;

  constructor(scope: Construct, id: string, props: TrafficProfileProps) {
    super(scope, id);
    const { interval, timeout, toleratedFailures, ttl } = props.probe;
    this.profile = new TrafficManagerProfile(this, 'profile', {
      name: props.name,
      resourceGroupName: props.resourceGroup,
      trafficRoutingMethod: props.method,
      dnsConfig: { relativeName: props.name, ttl },
      monitorConfig: {
        protocol: 'HTTPS',
        port: props.port ?? 443,
        path: props.healthPath,
        intervalInSeconds: interval,
        timeoutInSeconds: timeout,
        toleratedNumberOfFailures: toleratedFailures,
        customHeader: props.host === undefined ? undefined : [{ name: 'Host', value: props.host }],
      },
      tags: props.tags,
      lifecycle: { preventDestroy: props.deletionProtection ?? true },
    });
    if (props.fallback !== undefined) this.addFallback(props.fallback);
  }

  /** Always counted as healthy: it is asked only when no site answers. */
  private addFallback(target: string): void {
    new TrafficManagerExternalEndpoint(this, 'fallback', {
      name: 'fallback',
      profileId: this.profile.id,
      target,
      priority: PRIORITY_SLOTS.fallback,
      alwaysServeEnabled: true,
    });
  }
}
