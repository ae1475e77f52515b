import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { App, Chart, Duration, Yaml } from 'cdk8s';
import { BackupSchedule } from '../../lib/kubernetes/backup-schedule';
import { BackupStorageLocation } from '../../lib/kubernetes/backup-storage-location';
import { ImagePrepull } from '../../lib/kubernetes/image-prepull';
import { NodeAgentConfig } from '../../lib/kubernetes/node-agent-config';
import { Schedule } from '../../lib/kubernetes/schedule';
import { StandbyModifiers } from '../../lib/kubernetes/standby-modifiers';
import { StorageClasses } from '../../lib/kubernetes/storage-classes';
import { VolumeSnapshotClass } from '../../lib/kubernetes/volume-snapshot-class';
import { AzureRegion } from '../../lib/values/azure-region';
import { Judge } from './support/admit';

let judge: Judge;
before(async () => {
  judge = await Judge.start();
});
after(() => judge?.stop());

/** A chart with one of each construct, as a site in `region` would have them. */
function oneOfEach(region: AzureRegion, peer: AzureRegion): Chart {
  const chart = new Chart(new App(), 'site');
  new StorageClasses(chart, 'storage', { region, peer });
  new VolumeSnapshotClass(chart, 'snapshots');
  BackupStorageLocation.own(chart, 'own', { region: peer, account: 'contosopoints1', container: region.name });
  BackupStorageLocation.peer(chart, 'peer', { region, account: 'contosopoints2', container: peer.name });
  const every = BackupSchedule.every(Duration.hours(6), { keep: Duration.days(14) });
  new Schedule(chart, 'schedule', {
    site: region.name,
    name: 'ledger',
    when: every,
    storageLocation: 'own',
    namespaces: ['ledger'],
  });
  new StandbyModifiers(chart, 'modifiers');
  new NodeAgentConfig(chart, 'node-agent', { volumesAtATime: 2 });
  new ImagePrepull(chart, 'images', {
    images: ['contoso.azurecr.io/ledger:1.4.2'],
    tool: 'contoso.azurecr.io/busybox:1.37.0-musl',
    namespace: 'velero',
  });
  return chart;
}

for (const [region, peer] of [
  [AzureRegion.WEST_EUROPE, AzureRegion.NORTH_EUROPE],
  [AzureRegion.CHINA_EAST_2, AzureRegion.CHINA_NORTH_2],
  [AzureRegion.ITALY_NORTH, AzureRegion.SPAIN_CENTRAL],
] as const) {
  test(`a real API server admits every object for ${region.displayName}, strictly`, async () => {
    const objects = oneOfEach(region, peer).toJson();
    assert.equal(objects.length, 10);
    assert.deepEqual(await judge.admit(Yaml.stringify(...objects)), []);
  });
}
