import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip/index.js';
import { Construct } from 'constructs';
import type { AzureRegion } from '../values/azure-region';
import { type Named, RoleGrant } from './role-grant';
import { zonesOf } from './site-network';

/** A public address to make. */
export interface SiteEntryProps {
  readonly region: AzureRegion;
  /** Name of the resource group it is made in. */
  readonly resourceGroup: string;
  readonly name: string;
  /** First label of its DNS name; unique within the region. Traffic Manager needs one. */
  readonly dnsLabel: string;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The static public address of a site: it outlives the load balancer that uses it, and Traffic Manager points at it. */
export class SiteEntry extends Construct {
  readonly address: PublicIp;

  constructor(scope: Construct, id: string, props: SiteEntryProps) {
    super(scope, id);
    this.address = new PublicIp(this, 'address', {
      name: props.name,
      resourceGroupName: props.resourceGroup,
      location: props.region.name,
      allocationMethod: 'Static',
      sku: 'Standard',
      zones: zonesOf(props.region),
      domainNameLabel: props.dnsLabel,
      tags: props.tags,
    });
  }

  /** Lets a cluster's control plane bind the address to a Service: it looks addresses up by `resourceGroup`, the one it is in. */
  allowUseBy(cluster: Named, resourceGroup: Named): RoleGrant {
    return new RoleGrant(this, 'use', {
      principal: cluster,
      role: 'Network Contributor',
      on: resourceGroup,
      reason: 'The control plane binds the entry address to a load balancer.',
    });
  }
}
