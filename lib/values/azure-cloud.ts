import type { AzureCloud, AzureRegion } from './azure-region';

/** What differs between the Azure clouds. */
export interface AzureCloudFacts {
  /** The azurerm provider's `environment`. */
  readonly environment: AzureCloud;
  /** Domain of Traffic Manager profiles: `<relative name>.<suffix>`. */
  readonly trafficManagerSuffix: string;
  /** Domain of container registries: `<registry>.<suffix>`. */
  readonly registrySuffix: string;
  /** Domain of storage endpoints: `<account>.blob.<suffix>`. */
  readonly storageSuffix: string;
  /** Audience of the tokens that workload identities exchange. */
  readonly workloadIdentityAudience: string;
  /** Whether azurerm offers Front Door there. */
  readonly frontDoor: boolean;
  /** Name of a public IP address: `<label>.<region>.<suffix>`. `region` is the programmatic name. */
  publicIpName(label: string, region: string): string;
}

// hashicorp/go-azure-sdk environments/*.go, as used by terraform-provider-azurerm v4.55.0 (2025-12-04), read 2026-08. Not in it:
// the audiences (learn.microsoft.com, workload identity federation), China's public-IP suffix (MicrosoftDocs/azure-docs, 2017)
// and US Government's, which is unverified.
const CLOUDS: Readonly<Record<AzureCloud, AzureCloudFacts>> = {
  public: {
    environment: 'public',
    trafficManagerSuffix: 'trafficmanager.net',
    registrySuffix: 'azurecr.io',
    storageSuffix: 'core.windows.net',
    workloadIdentityAudience: 'api://AzureADTokenExchange',
    frontDoor: true,
    publicIpName: (label, region) => `${label}.${region}.cloudapp.azure.com`,
  },
  china: {
    environment: 'china',
    trafficManagerSuffix: 'trafficmanager.cn',
    registrySuffix: 'azurecr.cn',
    storageSuffix: 'core.chinacloudapi.cn',
    workloadIdentityAudience: 'api://AzureADTokenExchangeChina',
    frontDoor: false,
    publicIpName: (label, region) => `${label}.${region}.cloudapp.chinacloudapi.cn`,
  },
  usgovernment: {
    environment: 'usgovernment',
    trafficManagerSuffix: 'usgovtrafficmanager.net',
    registrySuffix: 'azurecr.us',
    storageSuffix: 'core.usgovcloudapi.net',
    workloadIdentityAudience: 'api://AzureADTokenExchangeUSGov',
    frontDoor: false,
    publicIpName: (label, region) => `${label}.${region}.cloudapp.usgovcloudapi.net`,
  },
};

/** The facts of the cloud that `region` belongs to. */
export function cloudOf(region: AzureRegion): AzureCloudFacts {
  return CLOUDS[region.cloud];
}
