import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { VELERO_NAMESPACE } from '../plan/velero';
import { cloudOf } from '../values/azure-cloud';
import type { AzureCloud, AzureRegion } from '../values/azure-region';
import { ResourceName } from '../values/resource-name';
import { objectName } from './object-name';
import { type BackupStorageLocationSpec, VELERO_API } from './velero';

/** Where a site's recovery points are. */
export interface BackupStorageLocationProps {
  /** Region of the store, which says the cloud: its storage endpoints and its sign-in. */
  readonly region: AzureRegion;
  /** Name of the storage account. */
  readonly account: string;
  /** Name of the container. It is Velero's alone: a foreign folder in its root makes the location Unavailable. */
  readonly container: string;
  /** Name of the object. @default - `own` or `peer` */
  readonly name?: string;
  /** Namespace of the Velero server. @default 'velero' */
  readonly namespace?: string;
}

// hashicorp/go-azure-sdk environments/*.go, as used by terraform-provider-azurerm v4.55.0 (2025-12-04), read 2026-08.
const AUTHORITY: Readonly<Record<AzureCloud, string>> = {
  public: 'https://login.microsoftonline.com/',
  china: 'https://login.chinacloudapi.cn/',
  usgovernment: 'https://login.microsoftonline.us/',
};

/**
 * A place that a site's Velero reads recovery points from, and may write its own to. Velero signs in by Entra ID (workload
 * identity) and needs no secret and no Resource Manager: `useAAD`, the endpoint and the authority are written out.
 */
export class BackupStorageLocation extends Construct {
  /**
   * The site's own points, in the store in the other site's region. It is the default location, and the only writer of its
   * container.
   * @throws Error when a name is illegal, or when another location of the same cdk8s App writes to that container.
   */
  static own(scope: Construct, id: string, props: BackupStorageLocationProps): BackupStorageLocation {
    return new BackupStorageLocation(scope, id, 'own', props);
  }

  /**
   * The other site's points, to restore from. Velero makes, deletes and expires no backup there, but writes the log of every
   * restore beside the backup whatever the access mode says (velero issue 6753): the identity needs to write `restores/`.
   * @throws Error when a name is illegal.
   */
  static peer(scope: Construct, id: string, props: BackupStorageLocationProps): BackupStorageLocation {
    return new BackupStorageLocation(scope, id, 'peer', props);
  }

  /** Name of the object, which schedules give as their `storageLocation`. */
  readonly name: string;
  /** The container that it writes backups to, as `account/container`; undefined: it writes none. */
  private readonly writes: string | undefined;

  private constructor(scope: Construct, id: string, whose: 'own' | 'peer', props: BackupStorageLocationProps) {
    super(scope, id);
    const { region, account, container, name = whose, namespace = VELERO_NAMESPACE } = props;
    const problem =
      ResourceName.problem('storageAccount', account) ?? ResourceName.problem('storageContainer', container);
    if (problem) throw new Error(`BackupStorageLocation ${name}: ${problem}`);
    this.name = objectName('The name of the BackupStorageLocation', name);
    this.writes = whose === 'own' ? `${account}/${container}` : undefined;
    this.refuseSecondWriter();

    // Every key that is not in ObjectStore.Init of velero-plugin-for-microsoft-azure v1.14.0-rc.1 (2026-02-09) is an error there.
    // Without the authority, Velero signs in to the public cloud (velero v1.18.2 pkg/util/azure/util.go).
    const spec: BackupStorageLocationSpec = {
      provider: 'velero.io/azure',
      objectStorage: { bucket: container },
      config: {
        storageAccount: account,
        storageAccountURI: `https://${account}.blob.${cloudOf(region).storageSuffix}`,
        useAAD: 'true',
        activeDirectoryAuthorityURI: AUTHORITY[region.cloud],
      },
      default: whose === 'own',
      accessMode: whose === 'own' ? 'ReadWrite' : 'ReadOnly',
    };
    new ApiObject(this, 'location', {
      apiVersion: VELERO_API,
      kind: 'BackupStorageLocation',
      metadata: { name: this.name, namespace: objectName('The namespace of the BackupStorageLocation', namespace) },
      spec,
    });
  }

  /** Two servers that write and expire in one container destroy each other's points (velero issues 627 and 5509). */
  private refuseSecondWriter(): void {
    if (!this.writes) return;
    for (const other of this.node.root.node.findAll()) {
      if (other === this || !(other instanceof BackupStorageLocation) || other.writes !== this.writes) continue;
      throw new Error(
        `${this.node.path} would be the second writer of container ${this.writes}, which ${other.node.path} writes to. Give each site a container of its own, and read the other one's with BackupStorageLocation.peer.`,
      );
    }
  }
}
