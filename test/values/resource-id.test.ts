import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ResourceId } from '../../lib/values/resource-id';

const SUBSCRIPTION = '00000000-1111-2222-3333-444444444444';
const at = { subscription: SUBSCRIPTION, group: 'contoso-orders-westeurope' };
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/contoso-orders-westeurope`;

describe('the ARM id', () => {
  const ids: Record<string, [id: string, expected: string]> = {
    'a resource group': [ResourceId.resourceGroup(at), GROUP],
    'a virtual network': [ResourceId.virtualNetwork(at, 'n'), `${GROUP}/providers/Microsoft.Network/virtualNetworks/n`],
    'a subnet': [ResourceId.subnet(at, 'n', 's'), `${GROUP}/providers/Microsoft.Network/virtualNetworks/n/subnets/s`],
    'a network security group': [
      ResourceId.networkSecurityGroup(at, 'n'),
      `${GROUP}/providers/Microsoft.Network/networkSecurityGroups/n`,
    ],
    'a NAT gateway': [ResourceId.natGateway(at, 'n'), `${GROUP}/providers/Microsoft.Network/natGateways/n`],
    'a public IP address': [ResourceId.publicIp(at, 'n'), `${GROUP}/providers/Microsoft.Network/publicIPAddresses/n`],
    'a Traffic Manager profile': [
      ResourceId.trafficManagerProfile(at, 'n'),
      `${GROUP}/providers/Microsoft.Network/trafficManagerProfiles/n`,
    ],
    'an AKS cluster': [
      ResourceId.managedCluster(at, 'n'),
      `${GROUP}/providers/Microsoft.ContainerService/managedClusters/n`,
    ],
    'a container registry': [
      ResourceId.containerRegistry(at, 'n'),
      `${GROUP}/providers/Microsoft.ContainerRegistry/registries/n`,
    ],
    'a user-assigned identity': [
      ResourceId.userAssignedIdentity(at, 'n'),
      `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/n`,
    ],
    'a storage account': [ResourceId.storageAccount(at, 'n'), `${GROUP}/providers/Microsoft.Storage/storageAccounts/n`],
    'a blob container': [
      ResourceId.storageContainer(at, 'n', 'c'),
      `${GROUP}/providers/Microsoft.Storage/storageAccounts/n/blobServices/default/containers/c`,
    ],
  };
  for (const [what, [id, expected]] of Object.entries(ids)) {
    it(`of ${what} is spelled as azurerm compares it`, () => assert.equal(id, expected));
  }

  it('can have an expression as its subscription', () => {
    const subscription = '${data.azurerm_client_config.me["a/b"].subscription_id}';
    assert.equal(
      ResourceId.containerRegistry({ subscription, group: 'g' }, 'r'),
      `/subscriptions/${subscription}/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/r`,
    );
  });

  it('is refused without a name', () => {
    assert.throws(() => ResourceId.storageContainer(at, 'account', ''), {
      message: '"" cannot be the name in an ARM id. Give the plain name, without slashes.',
    });
  });

  it('is refused when a whole id is given where a name or a subscription goes', () => {
    assert.throws(() => ResourceId.resourceGroup({ subscription: `/subscriptions/${SUBSCRIPTION}`, group: 'g' }), {
      message: `"/subscriptions/${SUBSCRIPTION}" cannot be the subscription in an ARM id. Give the plain subscription, without slashes.`,
    });
    assert.throws(() => ResourceId.virtualNetwork({ subscription: SUBSCRIPTION, group: 'a/b' }, 'n'), {
      message: '"a/b" cannot be the group in an ARM id. Give the plain group, without slashes.',
    });
  });
});

describe('an ARM id taken apart', () => {
  it('gives subscription, group, type and name', () => {
    assert.deepEqual(ResourceId.parse(ResourceId.containerRegistry(at, 'contosoorders')), {
      subscription: SUBSCRIPTION,
      group: 'contoso-orders-westeurope',
      type: 'Microsoft.ContainerRegistry/registries',
      names: ['contosoorders'],
      name: 'contosoorders',
    });
  });

  it('gives every name on the way to a nested resource', () => {
    const id = ResourceId.parse(ResourceId.storageContainer(at, 'account', 'points'));
    assert.equal(id?.type, 'Microsoft.Storage/storageAccounts/blobServices/containers');
    assert.deepEqual(id?.names, ['account', 'default', 'points']);
    assert.equal(id?.name, 'points');
  });

  it('can be that of a resource group', () => {
    assert.deepEqual(ResourceId.parse(GROUP), {
      subscription: SUBSCRIPTION,
      group: 'contoso-orders-westeurope',
      type: 'Microsoft.Resources/resourceGroups',
      names: ['contoso-orders-westeurope'],
      name: 'contoso-orders-westeurope',
    });
  });

  it('is read in any case, and its type is given in the case of azurerm while names stay', () => {
    const id = ResourceId.parse(
      `${GROUP}/providers/microsoft.containerregistry/Registries/MyRegistry`.replace('Groups', 'groups'),
    );
    assert.equal(id?.type, 'Microsoft.ContainerRegistry/registries');
    assert.equal(id?.name, 'MyRegistry');
  });

  it('keeps a type that is not made here as it is written', () => {
    assert.equal(ResourceId.parse(`${GROUP}/providers/Microsoft.KeyVault/vaults/v`)?.type, 'Microsoft.KeyVault/vaults');
  });

  const wrong = {
    'an empty text': '',
    'a name': 'contosoorders',
    'a subscription alone': `/subscriptions/${SUBSCRIPTION}`,
    'an id without its leading slash': GROUP.slice(1),
    'an id with a trailing slash': `${GROUP}/`,
    'an id without a group name': `/subscriptions/${SUBSCRIPTION}/resourceGroups/`,
    'a subscription that is no UUID': '/subscriptions/production/resourceGroups/g',
    'a type without a name': `${GROUP}/providers/Microsoft.ContainerRegistry/registries`,
    'a namespace alone': `${GROUP}/providers/Microsoft.ContainerRegistry`,
    'a missing name': `${GROUP}/providers/Microsoft.ContainerRegistry/registries/`,
    'a wrong keyword': `${GROUP}/provider/Microsoft.ContainerRegistry/registries/r`,
    'an expression': `${GROUP}/providers/Microsoft.ContainerRegistry/registries/\${var.registry}`,
  };
  for (const [what, id] of Object.entries(wrong)) {
    it(`is undefined for ${what}`, () => assert.equal(ResourceId.parse(id), undefined));
  }
});
