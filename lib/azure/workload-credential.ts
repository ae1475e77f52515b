import { FederatedIdentityCredential } from '@cdktf/provider-azurerm/lib/federated-identity-credential/index.js';
import { Construct } from 'constructs';

/** Which service account of which cluster may act as an identity. */
export interface WorkloadCredentialProps {
  readonly name: string;
  /** ARM id of the user-assigned identity. */
  readonly identityId: string;
  /** Name of the identity's resource group. */
  readonly resourceGroup: string;
  /** Issuer of the cluster's tokens: `SiteCluster.oidcIssuerUrl`. */
  readonly issuer: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  /** Audience of the cloud: `cloudOf(region).workloadIdentityAudience`. A wrong one is accepted and never works. */
  readonly audience: string;
}

/** Lets one Kubernetes service account act as an Azure identity, without a secret. */
export class WorkloadCredential extends Construct {
  readonly credential: FederatedIdentityCredential;

  constructor(scope: Construct, id: string, props: WorkloadCredentialProps) {
    super(scope, id);
    this.credential = new FederatedIdentityCredential(this, 'credential', {
      name: props.name,
      parentId: props.identityId,
      resourceGroupName: props.resourceGroup,
      issuer: props.issuer,
      subject: `system:serviceaccount:${props.namespace}:${props.serviceAccount}`,
      audience: [props.audience],
    });
  }
}
