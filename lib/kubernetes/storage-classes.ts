import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { AzureRegion } from '../values/azure-region';
import { clusterScoped } from './cluster-scoped';

/** Which storage a site has. */
export interface StorageClassesProps {
  /** The site's region. */
  readonly region: AzureRegion;
  /**
   * Region of the other site. Where it is the one that Azure pairs `region` to, Files and Blob are replicated there.
   * @default - none: no storage is geo-redundant
   */
  readonly peer?: AzureRegion;
  /**
   * Whether there is a class for Blob. Claims of it stay pending where AKS's blob driver is off, as it is until asked for.
   * @default true
   */
  readonly blob?: boolean;
}

/**
 * Storage classes for disks, Files and Blob, named equally on both sites: a restored claim finds the class it names.
 *
 * What a class stands for follows the region: disks in all zones where there are zones; Files and Blob with a copy in the other
 * site's region where Azure pairs the two, which becomes readable after the account's failover and not before. Volumes outlive
 * their claims (`Retain`): somebody has to delete them.
 */
export class StorageClasses extends Construct {
  /** Name of the class of disks, for one node at a time. */
  static readonly DISK = 'sitepair-disk';
  /** Name of the class of Files shares over SMB, for many nodes. */
  static readonly FILES = 'sitepair-files';
  /** Name of the class of Blob containers over blobfuse, for many nodes. */
  static readonly BLOB = 'sitepair-blob';

  constructor(scope: Construct, id: string, props: StorageClassesProps) {
    super(scope, id);
    const { region, peer, blob = true } = props;
    const geo = peer !== undefined && region.pairName === peer.name;

    // SKUs: MicrosoftDocs/azure-aks-docs concepts-storage (2026-08-21); docs/driver-parameters.md of kubernetes-sigs'
    // azurefile-csi-driver and blob-csi-driver, read 2026-11. Files has no Standard_GZRS but Standard_RAGZRS, which Azure keeps as
    // GZRS; Blob has neither.
    this.storageClass('disk', StorageClasses.DISK, {
      provisioner: 'disk.csi.azure.com',
      parameters: { skuName: region.zones ? 'Premium_ZRS' : 'Premium_LRS' },
      volumeBindingMode: 'WaitForFirstConsumer',
    });
    this.storageClass('files', StorageClasses.FILES, {
      provisioner: 'file.csi.azure.com',
      parameters: { skuName: geo && region.zones ? 'Standard_RAGZRS' : standard(geo, region.zones), protocol: 'smb' },
      volumeBindingMode: 'Immediate',
    });
    if (!blob) return;
    this.storageClass('blob', StorageClasses.BLOB, {
      provisioner: 'blob.csi.azure.com',
      parameters: { skuName: standard(geo, region.zones), protocol: 'fuse2' },
      // blobfuse shows a mount to the user that mounted it alone, and containers are other users.
      mountOptions: ['-o allow_other'],
      volumeBindingMode: 'Immediate',
    });
  }

  private storageClass(id: string, name: string, fields: StorageClassFields): void {
    const object = new ApiObject(this, id, {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name },
      ...fields,
      reclaimPolicy: 'Retain',
      allowVolumeExpansion: true,
    });
    clusterScoped(object);
  }
}

interface StorageClassFields {
  readonly provisioner: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly mountOptions?: readonly string[];
  readonly volumeBindingMode: 'Immediate' | 'WaitForFirstConsumer';
}

function standard(geo: boolean, zones: boolean): string {
  if (geo) return 'Standard_GRS';
  return zones ? 'Standard_ZRS' : 'Standard_LRS';
}
