import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity/index.js';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { AzureRegion } from '../values/azure-region';
import type { BackupStore } from './backup-store';
import { type Named, RoleGrant } from './role-grant';

/** An identity for one site's Velero. */
export interface VeleroIdentityProps {
  readonly region: AzureRegion;
  readonly resourceGroup: string;
  readonly name: string;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Provider of the identity. @default - the stack's provider */
  readonly provider?: TerraformProvider;
}

/**
 * What the role may change, it may change below `restores/` only. Velero writes the log and the results of a restore beside
 * the backup it restores, and a restore whose log cannot be written never ends (velero issue 6753): a reader needs that much.
 * Format: learn.microsoft.com/azure/storage/blobs/storage-auth-abac-examples.
 */
const ONLY_RESTORE_LOGS = ((blobs: string) =>
  `((${['write', 'add/action', 'delete', 'move/action']
    .map((action) => `!(ActionMatches{'${blobs}/${action}'})`)
    .join(' AND ')}) OR (@Resource[${blobs}:path] StringLike 'restores/*'))`)(
  'Microsoft.Storage/storageAccounts/blobServices/containers/blobs',
);

/** The identity of one site's Velero. It reaches blobs only, by Entra ID; its tokens come from the site's cluster. */
export class VeleroIdentity extends Construct {
  readonly identity: UserAssignedIdentity;
  private readonly principal: Named;

  constructor(scope: Construct, id: string, props: VeleroIdentityProps) {
    super(scope, id);
    const { name, resourceGroup, region, tags, provider } = props;
    this.identity = new UserAssignedIdentity(this, 'identity', {
      name,
      resourceGroupName: resourceGroup,
      location: region.name,
      tags,
      provider,
    });
    this.principal = { id: this.identity.principalId, name };
  }

  /** Lets it write its own recovery points. Each container has one writer. */
  writeTo(store: BackupStore): void {
    new RoleGrant(this, 'write', {
      principal: this.principal,
      role: 'Storage Blob Data Contributor',
      on: store.container,
      reason: 'Velero writes the recovery points of its own site.',
    });
    this.signUrls('write-urls', store);
  }

  /** Lets it read the other site's recovery points, and write what Velero says of its restores. */
  readFrom(store: BackupStore): void {
    new RoleGrant(this, 'read', {
      principal: this.principal,
      role: 'Storage Blob Data Contributor',
      on: store.container,
      condition: ONLY_RESTORE_LOGS,
      reason:
        'Velero restores from the recovery points of the other site and writes its restore logs beside them, nothing else.',
    });
    this.signUrls('read-urls', store);
  }

  /** `velero logs` and `velero describe` download over URLs that Velero signs with a key of its own identity. */
  private signUrls(id: string, store: BackupStore): void {
    new RoleGrant(this, id, {
      principal: this.principal,
      role: 'Storage Blob Delegator',
      on: store.account,
      reason: 'Velero signs download URLs for logs with its own identity; no more than it may read itself.',
    });
  }
}
