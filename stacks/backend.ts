import { AzurermBackend, LocalBackend, type TerraformStack } from 'cdktf';
import type { StatePlan } from '../lib/plan/pair-plan';

/** Gives a stack its backend. `site`: whose stack it is; undefined: both sites share it. */
export function attachBackend(stack: TerraformStack, { kind, backend }: StatePlan, site?: string): void {
  const id = stack.node.id;
  switch (kind.value) {
    case 'custom':
      backend.attach!(stack);
      return;
    case 'azurerm': {
      const { bySite, shared } = backend.azurerm!;
      const place = site === undefined ? shared : bySite[site]!;
      new AzurermBackend(stack, {
        resourceGroupName: place.resourceGroup,
        storageAccountName: place.storageAccount,
        containerName: place.container ?? 'tfstate',
        key: `${id}.tfstate`,
        subscriptionId: place.subscription,
        useAzureadAuth: true,
      });
      return;
    }
    case 'local':
      // Beside the output folder, where cdktf puts it too; relative, so that the same program gives the same bytes anywhere.
      new LocalBackend(stack, { path: `../../../terraform.${id}.tfstate` });
  }
}
