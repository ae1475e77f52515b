import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import { type App, LocalBackend, TerraformStack } from 'cdktf';

/** A stock stack with its provider and its backend. */
export function stackByHand(app: App, id: string): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AzurermProvider(stack, 'azurerm', {
    storageUseAzuread: true,
    features: [{ storage: [{ dataPlaneAvailable: false }] }],
  });
  new LocalBackend(stack, { path: `../../../terraform.${id}.tfstate` });
  return stack;
}
