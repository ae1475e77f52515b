// The fields that are written here, of the kinds of velero.io/v1: velero v1.18.2 config/crd/v1, 2026-06-24.

/** `spec` of a BackupStorageLocation. */
export interface BackupStorageLocationSpec {
  /** Name of the object store plugin. */
  readonly provider: string;
  /** `bucket`: in Azure, the container. */
  readonly objectStorage: { readonly bucket: string };
  /** Settings of the plugin, all of them strings. A key that it does not know makes the location Unavailable. */
  readonly config: Readonly<Record<string, string>>;
  /** Whether backups that name no location go here. */
  readonly default: boolean;
  readonly accessMode: 'ReadOnly' | 'ReadWrite';
}

/** `spec` of a Backup, which a Schedule has as its template. */
export interface BackupSpec {
  readonly includedNamespaces: readonly string[];
  readonly excludedNamespaces: readonly string[];
  /** One of the new filters: Velero refuses it together with `includeClusterResources` and the other old ones. */
  readonly includedClusterScopedResources: readonly string[];
  readonly storageLocation: string;
  readonly snapshotVolumes: boolean;
  readonly snapshotMoveData: boolean;
  readonly defaultVolumesToFsBackup: boolean;
  /** Go duration. */
  readonly ttl: string;
}

/** `spec` of a Schedule. */
export interface ScheduleSpec {
  /** Cron expression, or `@every` and a Go duration. */
  readonly schedule: string;
  readonly paused: boolean;
  readonly skipImmediately: boolean;
  readonly useOwnerReferencesInBackup: boolean;
  readonly template: BackupSpec;
}

/** API version of these kinds. */
export const VELERO_API = 'velero.io/v1';
