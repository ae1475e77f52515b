import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NodePool } from '../../lib/plan/node-pool';
import { Site } from '../../lib/plan/site';
import { AzureRegion } from '../../lib/values/azure-region';
import { says } from '../support/pair';

const at = (region: AzureRegion, network: string, name?: string) =>
  Site.in<string, string>(region, { network, ...(name && { name }) });
const sites = (primary: AzureRegion, standby: AzureRegion) => ({
  primary: at(primary, '10.10.0.0/16'),
  standby: at(standby, '10.20.0.0/16'),
});

test('two sites in one region are refused, also under two names', () => {
  assert.equal(says('regions-differ'), 'holds');
  assert.deepEqual(says('regions-differ', { standby: at(AzureRegion.WEST_EUROPE, '10.20.0.0/16', 'amsterdam') }), [
    'error standby: Both sites are in West Europe: what takes one takes the other. Put the standby in another region, for example the paired one: region.pair.',
  ]);
});

test('a pair across clouds is refused, and so is a home or a registry in another cloud', () => {
  assert.equal(says('regions-in-one-cloud'), 'holds');
  assert.equal(says('regions-in-one-cloud', sites(AzureRegion.CHINA_EAST_2, AzureRegion.CHINA_NORTH_2)), 'holds');
  assert.deepEqual(
    says('regions-in-one-cloud', {
      ...sites(AzureRegion.WEST_EUROPE, AzureRegion.CHINA_EAST_2),
      home: AzureRegion.US_GOV_TEXAS,
    }),
    [
      'error standby: China East 2 is in the china cloud and West Europe in the public cloud; nothing can be peered, replicated or shared between them. Choose a region of the public cloud.',
      'error home: US Gov Texas is in the usgovernment cloud and West Europe in the public cloud; nothing can be peered, replicated or shared between them. Choose a region of the public cloud.',
    ],
  );
});

test('regions that are no fixed pair are allowed, with a warning that lists what a pair would have given', () => {
  assert.equal(says('regions-are-paired'), 'holds');
  const given =
    'geo-redundant storage (GRS, GZRS) into the other site, restores across regions by Azure Backup, platform updates one region after the other, and priority in recovery';
  assert.deepEqual(says('regions-are-paired', sites(AzureRegion.WEST_EUROPE, AzureRegion.ITALY_NORTH)), [
    `warning standby: West Europe and Italy North are not a fixed pair. A pair would have given ${given}. Take West Europe's pair, northeurope, if you want these; nothing that sitepair makes depends on them.`,
  ]);
  assert.deepEqual(says('regions-are-paired', sites(AzureRegion.ITALY_NORTH, AzureRegion.WEST_EUROPE)), [
    `warning standby: Italy North and West Europe are not a fixed pair. A pair would have given ${given}. Italy North has no pair; nothing that sitepair makes depends on one.`,
  ]);
});

test('a pair that Azure has in one direction only says which', () => {
  const backwards = says('regions-are-paired', sites(AzureRegion.EAST_US, AzureRegion.WEST_US_3));
  const forwards = says('regions-are-paired', sites(AzureRegion.WEST_US_3, AzureRegion.EAST_US));
  assert.match(
    backwards[0]!,
    /^warning standby: East US and West US 3 are paired in one direction only: from West US 3 to East US\. /,
  );
  assert.match(
    forwards[0]!,
    /^warning standby: West US 3 and East US are paired in one direction only: from West US 3 to East US\. /,
  );
});

test('a restricted region is a warning at the site it is at', () => {
  assert.equal(says('region-is-open'), 'holds');
  assert.deepEqual(says('region-is-open', sites(AzureRegion.FRANCE_CENTRAL, AzureRegion.FRANCE_SOUTH)), [
    'warning standby: France South is restricted: Azure opens it to a subscription on request only. Ask for access and quota before you need them, or choose another region.',
  ]);
});

test('zones that a region lacks are refused; zones left out follow the region', () => {
  const pool = (zones?: string[]) => ({
    nodePools: [NodePool.user('apps', { size: 'Standard_D4s_v5', min: 1, max: 2, ...(zones && { zones }) })],
  });
  const uk = sites(AzureRegion.UK_SOUTH, AzureRegion.UK_WEST);
  assert.equal(says('zones-exist', { ...uk, ...pool() }), 'holds');
  assert.equal(says('zones-exist', pool(['1', '3'])), 'holds');
  assert.deepEqual(says('zones-exist', { ...uk, ...pool(['1', '4']) }), [
    'error nodePools[apps].zones: Zone 4 was asked for, and UK South (primary) has zones 1, 2, 3. Leave zones out: each site then uses the zones its region has.',
    'error nodePools[apps].zones: Zone 1, 4 was asked for, and UK West (standby) has no availability zones. Leave zones out: each site then uses the zones its region has.',
  ]);
});

test('first-generation regions of Azure China are refused, with the region to use', () => {
  const rule = 'region-takes-a-kubelet-identity';
  assert.equal(says(rule, sites(AzureRegion.CHINA_EAST_2, AzureRegion.CHINA_NORTH_2)), 'holds');
  assert.deepEqual(says(rule, sites(AzureRegion.CHINA_EAST, AzureRegion.CHINA_NORTH)), [
    'error primary: AKS takes no kubelet identity that was made before the cluster in China East, a first-generation region. Use China East 2.',
    'error standby: AKS takes no kubelet identity that was made before the cluster in China North, a first-generation region. Use China North 2.',
  ]);
});
