import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chart, Testing } from 'cdk8s';
import { StorageClasses, type StorageClassesProps } from '../../lib/kubernetes/storage-classes';
import { VolumeSnapshotClass } from '../../lib/kubernetes/volume-snapshot-class';
import { AzureRegion } from '../../lib/values/azure-region';

function classes(props: StorageClassesProps) {
  const chart = Testing.chart();
  new StorageClasses(chart, 'storage', props);
  return Testing.synth(chart);
}
const skus = (props: StorageClassesProps) => classes(props).map((object) => object.parameters.skuName);

test('a site with zones whose peer is its Azure pair has zone-redundant disks and geo-redundant Files and Blob', () => {
  assert.deepEqual(classes({ region: AzureRegion.WEST_EUROPE, peer: AzureRegion.NORTH_EUROPE }), [
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'sitepair-disk' },
      provisioner: 'disk.csi.azure.com',
      parameters: { skuName: 'Premium_ZRS' },
      volumeBindingMode: 'WaitForFirstConsumer',
      reclaimPolicy: 'Retain',
      allowVolumeExpansion: true,
    },
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'sitepair-files' },
      provisioner: 'file.csi.azure.com',
      parameters: { skuName: 'Standard_RAGZRS', protocol: 'smb' },
      volumeBindingMode: 'Immediate',
      reclaimPolicy: 'Retain',
      allowVolumeExpansion: true,
    },
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'sitepair-blob' },
      provisioner: 'blob.csi.azure.com',
      parameters: { skuName: 'Standard_GRS', protocol: 'fuse2' },
      mountOptions: ['-o allow_other'],
      volumeBindingMode: 'Immediate',
      reclaimPolicy: 'Retain',
      allowVolumeExpansion: true,
    },
  ]);
});

test('what a class stands for follows from zones and from where Azure replicates; one-way pairs count in their direction', () => {
  const { WEST_EUROPE, ITALY_NORTH, BRAZIL_SOUTH, SOUTH_CENTRAL_US, CHINA_EAST_2, CHINA_NORTH_2 } = AzureRegion;
  assert.deepEqual(skus({ region: WEST_EUROPE, peer: ITALY_NORTH }), ['Premium_ZRS', 'Standard_ZRS', 'Standard_ZRS']);
  assert.deepEqual(skus({ region: WEST_EUROPE }), ['Premium_ZRS', 'Standard_ZRS', 'Standard_ZRS']);
  assert.deepEqual(skus({ region: CHINA_EAST_2, peer: CHINA_NORTH_2 }), [
    'Premium_LRS',
    'Standard_GRS',
    'Standard_GRS',
  ]);
  assert.deepEqual(skus({ region: CHINA_EAST_2 }), ['Premium_LRS', 'Standard_LRS', 'Standard_LRS']);
  assert.deepEqual(skus({ region: BRAZIL_SOUTH, peer: SOUTH_CENTRAL_US })[1], 'Standard_RAGZRS');
  assert.deepEqual(skus({ region: SOUTH_CENTRAL_US, peer: BRAZIL_SOUTH })[1], 'Standard_ZRS');
});

test('both sites have the same names, whatever their regions have', () => {
  const names = (props: StorageClassesProps) => classes(props).map((object) => object.metadata.name);
  assert.deepEqual(
    names({ region: AzureRegion.WEST_EUROPE, peer: AzureRegion.CHINA_EAST_2 }),
    names({ region: AzureRegion.CHINA_EAST_2, peer: AzureRegion.WEST_EUROPE }),
  );
  assert.deepEqual(names({ region: AzureRegion.WEST_EUROPE, blob: false }), [
    StorageClasses.DISK,
    StorageClasses.FILES,
  ]);
});

test('Velero finds the snapshot class by its label', () => {
  const chart = Testing.chart();
  new VolumeSnapshotClass(chart, 'snapshots');
  assert.deepEqual(Testing.synth(chart), [
    {
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshotClass',
      metadata: { name: 'sitepair-disk', labels: { 'velero.io/csi-volumesnapshot-class': 'true' } },
      driver: 'disk.csi.azure.com',
      deletionPolicy: 'Delete',
      parameters: { incremental: 'true' },
    },
  ]);
});

test('cluster-scoped objects have no namespace, even in a chart that has one', () => {
  const chart = new Chart(Testing.app(), 'platform', { namespace: 'velero' });
  new StorageClasses(chart, 'storage', { region: AzureRegion.WEST_EUROPE });
  new VolumeSnapshotClass(chart, 'snapshots', { name: 'disks' });
  assert.deepEqual(
    Testing.synth(chart).map(({ metadata }) => [metadata.name, metadata.namespace]),
    [
      ['sitepair-disk', undefined],
      ['sitepair-files', undefined],
      ['sitepair-blob', undefined],
      ['disks', undefined],
    ],
  );
});

test('a name that Kubernetes would not take is refused', () => {
  assert.throws(() => new VolumeSnapshotClass(Testing.chart(), 'snapshots', { name: 'Disks' }), {
    message:
      'The name of the VolumeSnapshotClass is "Disks". Use 1 to 63 lower-case letters, digits and "-", starting and ending with a letter or digit.',
  });
});
