import type { TerraformStack } from 'cdktf';
import type { AzureRegion } from '../values/azure-region';

/** One storage container that holds Terraform state, signed in to with Entra ID. */
export interface AzureStateProps {
  /** Region of the storage account; a rule looks whether it survives the primary. */
  readonly region: AzureRegion;
  readonly resourceGroup: string;
  readonly storageAccount: string;
  /** @default 'tfstate' */
  readonly container?: string;
  /** @default - the deployer's subscription */
  readonly subscription?: string;
}

/** State in Azure Storage. */
export interface AzurermStateProps<Site extends string = string> {
  /** State of a site's own stacks, by site name. */
  readonly bySite: Readonly<Record<Site, AzureStateProps>>;
  /** State of what both sites share: the pair and link stacks. Outside the primary's region. */
  readonly shared: AzureStateProps;
}

/** Where Terraform keeps its state. */
export class StateBackend<Site extends string = string> {
  /** Azure Storage accounts, one for each site and one for what they share. */
  static azurerm<Site extends string>(props: AzurermStateProps<Site>): StateBackend<Site> {
    return new StateBackend('azurerm', props, undefined);
  }

  /** Files beside the program: for a first look only. A finding says so. */
  static local(): StateBackend {
    return new StateBackend('local', undefined, undefined);
  }

  /** Any other backend: `attach` is called once for each stack and makes it, for example `new S3Backend(stack, {…})`. */
  static custom(attach: (stack: TerraformStack) => void): StateBackend {
    return new StateBackend('custom', undefined, attach);
  }

  private constructor(
    readonly kind: 'azurerm' | 'local' | 'custom',
    readonly azurerm: AzurermStateProps<Site> | undefined,
    readonly attach: ((stack: TerraformStack) => void) | undefined,
  ) {}
}
