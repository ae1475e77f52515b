import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cloudOf } from '../../lib/values/azure-cloud';
import { AzureRegion } from '../../lib/values/azure-region';

describe('the cloud of a region', () => {
  const facts = (region: AzureRegion) => {
    const { publicIpName, ...rest } = cloudOf(region);
    return { ...rest, publicIpName: publicIpName('orders', region.name) };
  };

  it('is the public one for West Europe', () => {
    assert.deepEqual(facts(AzureRegion.WEST_EUROPE), {
      environment: 'public',
      trafficManagerSuffix: 'trafficmanager.net',
      registrySuffix: 'azurecr.io',
      storageSuffix: 'core.windows.net',
      workloadIdentityAudience: 'api://AzureADTokenExchange',
      frontDoor: true,
      publicIpName: 'orders.westeurope.cloudapp.azure.com',
    });
  });

  it('is the Chinese one, without Front Door, for China North 3', () => {
    assert.deepEqual(facts(AzureRegion.CHINA_NORTH_3), {
      environment: 'china',
      trafficManagerSuffix: 'trafficmanager.cn',
      registrySuffix: 'azurecr.cn',
      storageSuffix: 'core.chinacloudapi.cn',
      workloadIdentityAudience: 'api://AzureADTokenExchangeChina',
      frontDoor: false,
      publicIpName: 'orders.chinanorth3.cloudapp.chinacloudapi.cn',
    });
  });

  it("is US Government's, without Front Door, for US Gov Virginia and the DoD regions", () => {
    assert.deepEqual(facts(AzureRegion.US_GOV_VIRGINIA), {
      environment: 'usgovernment',
      trafficManagerSuffix: 'usgovtrafficmanager.net',
      registrySuffix: 'azurecr.us',
      storageSuffix: 'core.usgovcloudapi.net',
      workloadIdentityAudience: 'api://AzureADTokenExchangeUSGov',
      frontDoor: false,
      publicIpName: 'orders.usgovvirginia.cloudapp.usgovcloudapi.net',
    });
    assert.equal(cloudOf(AzureRegion.US_DOD_EAST), cloudOf(AzureRegion.US_GOV_VIRGINIA));
  });
});
