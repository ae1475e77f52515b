import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { VELERO_NAMESPACE } from '../plan/velero';
import type { BackupSchedule } from './backup-schedule';
import { objectName } from './object-name';
import { type ScheduleSpec, VELERO_API } from './velero';

/** What to back up, when, and to where. */
export interface ScheduleProps {
  /** Name of the site that makes the backups. It is in their names: of two equal names in two locations Velero sees one. */
  readonly site: string;
  /** What is backed up, `ledger`: the Schedule is `<site>-<name>`. */
  readonly name: string;
  readonly when: BackupSchedule;
  /** Name of the BackupStorageLocation, the site's own. */
  readonly storageLocation: string;
  /** Namespaces to back up. @default - all but Velero's and the system's */
  readonly namespaces?: readonly string[];
  /**
   * Kinds of cluster-scoped objects to back up besides the namespaces and what their objects refer to (volumes, and the roles that
   * service accounts are bound to), as `plural.group`.
   * @default - `priorityclasses.scheduling.k8s.io`, without which pods that name one are refused
   */
  readonly clusterResources?: readonly string[];
  /** Whether the data of volumes goes along, moved out of CSI snapshots. @default true */
  readonly volumes?: boolean;
  /** Whether it stands still. One that runs again after a while does so at once. @default false */
  readonly paused?: boolean;
  /** Namespace of the Velero server. @default 'velero' */
  readonly namespace?: string;
}

// kube-*: NamespaceSystem and its like in k8s.io/apimachinery and k8s.io/api v0.33.12, read 2026-11. The others are of AKS's add-ons
// for policy and for Calico; their names are unverified, and one that is not there harms nothing.
const SYSTEM = [
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'gatekeeper-system',
  'calico-system',
  'tigera-operator',
];

/**
 * A Schedule of Velero. It never backs up Velero's own namespace or the system's: restored there, a location would turn writable and
 * the other site's schedules would start.
 *
 * Nothing runs at once: the first backup is made at the first time that the schedule names.
 */
export class Schedule extends Construct {
  /** Name of the object; its backups are `<name>-<time>`. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: ScheduleProps) {
    super(scope, id);
    const { when, namespaces, volumes = true, paused = false } = props;
    const namespace = objectName('The namespace of the Schedule', props.namespace ?? VELERO_NAMESPACE);
    const never = [namespace, ...SYSTEM.filter((name) => name !== namespace)];
    // A label of each backup has it, as it is: 63 characters.
    this.name = objectName('The name of the Schedule, <site>-<name>,', `${props.site}-${props.name}`);

    const spec: ScheduleSpec = {
      schedule: when.expression,
      paused,
      // `true` would be taken back by the server and asserted again by GitOps, time after time, and nothing would ever run.
      skipImmediately: false,
      // Backups must outlive their Schedule: with owners, Kubernetes deletes what Velero makes anew, without end (velero issue 4093).
      useOwnerReferencesInBackup: false,
      template: {
        includedNamespaces: namespaces ? this.checkedNamespaces(namespaces, never) : ['*'],
        excludedNamespaces: never,
        includedClusterScopedResources: this.checkedKinds(
          props.clusterResources ?? ['priorityclasses.scheduling.k8s.io'],
        ),
        storageLocation: objectName('storageLocation of the Schedule', props.storageLocation),
        snapshotVolumes: volumes,
        snapshotMoveData: volumes,
        // File system backups restore into pods only, and a standby starts none.
        defaultVolumesToFsBackup: false,
        ttl: when.ttl,
      },
    };
    new ApiObject(this, 'schedule', {
      apiVersion: VELERO_API,
      kind: 'Schedule',
      metadata: { name: this.name, namespace },
      spec,
    });
  }

  private checkedNamespaces(namespaces: readonly string[], never: readonly string[]): readonly string[] {
    if (namespaces.length === 0) {
      throw new Error(
        `Schedule ${this.name} has no namespace to back up. Name some, or leave namespaces out for all but Velero's and the system's.`,
      );
    }
    const forbidden = namespaces.find((name) => never.includes(name));
    if (forbidden !== undefined) {
      throw new Error(
        `Schedule ${this.name} names the namespace ${forbidden}, which belongs to one cluster: restored, it would overrule the other site's own. Name the workload's namespaces.`,
      );
    }
    return namespaces.map((name) => objectName(`A namespace of Schedule ${this.name}`, name));
  }

  /** An empty list would be no filter at all to Velero; `*` would bring back the namespaces that are excluded (velero issue 9180). */
  private checkedKinds(kinds: readonly string[]): readonly string[] {
    if (kinds.length === 0) {
      throw new Error(
        `Schedule ${this.name} has an empty list of clusterResources. Name some, or leave it out for priorityclasses.scheduling.k8s.io.`,
      );
    }
    const wrong = kinds.find((kind) => !/^[a-z][a-z0-9]*(\.[a-z0-9-]+)*$/.test(kind));
    if (wrong !== undefined) {
      throw new Error(
        `Schedule ${this.name} has ${JSON.stringify(wrong)} among its clusterResources. Name each kind as plural.group in lower case, for example ingressclasses.networking.k8s.io.`,
      );
    }
    return kinds;
  }
}
