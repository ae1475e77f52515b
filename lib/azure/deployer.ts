import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config/index.js';
import { type TerraformProvider, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

/** Who runs Terraform: its subscription, tenant and object id, read at plan time without a call to Azure. One per stack and provider. */
export function deployerOf(scope: Construct, provider?: TerraformProvider): DataAzurermClientConfig {
  const stack = TerraformStack.of(scope);
  const id = provider?.alias ? `deployer-${provider.alias}` : 'deployer';
  const known = stack.node.tryFindChild(id) as DataAzurermClientConfig | undefined;
  return known ?? new DataAzurermClientConfig(stack, id, provider ? { provider } : {});
}
