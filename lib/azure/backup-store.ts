import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account/index.js';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container/index.js';
import { StorageManagementPolicy } from '@cdktf/provider-azurerm/lib/storage-management-policy/index.js';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { AzureRegion } from '../values/azure-region';
import type { Named } from './role-grant';

/** A store for recovery points to make. */
export interface BackupStoreProps {
  readonly region: AzureRegion;
  readonly resourceGroup: string;
  /** 3–24 lower-case letters and digits, globally unique. */
  readonly name: string;
  /** Name of the container: one writer each. */
  readonly container: string;
  /** Changing between LRS or GRS and ZRS replaces the account: azurerm refuses it here, because it is protected. */
  readonly redundancy: 'LRS' | 'ZRS' | 'GRS';
  /** Days for which deleted or overwritten blobs and containers can be brought back, 1–365. */
  readonly safetyDays: number;
  /**
   * Whether Terraform refuses to destroy it.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default - the stack's provider */
  readonly provider?: TerraformProvider;
}

/** A storage account with one container of recovery points: no shared keys, nothing public, nothing gone at once. */
export class BackupStore extends Construct {
  readonly account: Named;
  readonly container: Named;

  constructor(scope: Construct, id: string, props: BackupStoreProps) {
    super(scope, id);
    const { provider, safetyDays } = props;
    const lifecycle = { preventDestroy: props.deletionProtection ?? true };
    const account = new StorageAccount(this, 'account', {
      name: props.name,
      resourceGroupName: props.resourceGroup,
      location: props.region.name,
      accountKind: 'StorageV2',
      accountTier: 'Standard',
      accountReplicationType: props.redundancy,
      sharedAccessKeyEnabled: false,
      defaultToOauthAuthentication: true,
      allowNestedItemsToBePublic: false,
      localUserEnabled: false,
      minTlsVersion: 'TLS1_2',
      blobProperties: {
        versioningEnabled: true,
        deleteRetentionPolicy: { days: safetyDays },
        containerDeleteRetentionPolicy: { days: safetyDays },
      },
      tags: props.tags,
      lifecycle,
      provider,
    });
    const container = new StorageContainer(this, 'container', {
      name: props.container,
      storageAccountId: account.id,
      containerAccessType: 'private',
      lifecycle,
      provider,
    });
    this.expireOldVersions(account, safetyDays, provider);
    this.account = { id: account.id, name: `account ${props.name}` };
    this.container = { id: container.id, name: `container ${props.name}/${props.container}` };
  }

  /** Velero rewrites and expires by itself; what it deleted is kept as a version for the safety days, then goes. */
  private expireOldVersions(
    account: StorageAccount,
    safetyDays: number,
    provider: TerraformProvider | undefined,
  ): void {
    new StorageManagementPolicy(this, 'versions', {
      storageAccountId: account.id,
      rule: [
        {
          name: 'expire-old-versions',
          enabled: true,
          filters: { blobTypes: ['blockBlob'] },
          actions: { version: { deleteAfterDaysSinceCreation: safetyDays } },
        },
      ],
      provider,
    });
  }
}
