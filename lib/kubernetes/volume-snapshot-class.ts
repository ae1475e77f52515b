import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { clusterScoped } from './cluster-scoped';
import { objectName } from './object-name';

/** A class of disk snapshots. */
export interface VolumeSnapshotClassProps {
  /** Name of the object. @default 'sitepair-disk' */
  readonly name?: string;
}

/**
 * The class that Velero takes disk snapshots with, found by its label: one a driver. Snapshots stay in their region; what reaches
 * the other site is the data that Velero moves out of them.
 *
 * Its policy is `Delete`, so that a snapshot goes with the object that holds it: while Velero moves the data it holds the snapshot
 * by an object of its own (velero v1.18.2 pkg/exposer/csi_snapshot.go), and a failed backup leaves nothing behind that is paid for.
 */
export class VolumeSnapshotClass extends Construct {
  constructor(scope: Construct, id: string, props: VolumeSnapshotClassProps = {}) {
    super(scope, id);
    const object = new ApiObject(this, 'class', {
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshotClass',
      metadata: {
        name: objectName('The name of the VolumeSnapshotClass', props.name ?? 'sitepair-disk'),
        labels: { 'velero.io/csi-volumesnapshot-class': 'true' },
      },
      driver: 'disk.csi.azure.com',
      deletionPolicy: 'Delete',
      parameters: { incremental: 'true' },
    });
    clusterScoped(object);
  }
}
