import type { Arguments, StackJson } from '../../support/azurerm-schema';

/**
 * The version that a provider built from its Go module goes by in the mirror and in plans. The label is ours: Go names the
 * module after a commit (2026-08-24, after release 5.2.0), and a mirror wants a version.
 */
export const AZURERM_5_LABEL = '5.2.0';

/** 5.0 refuses `ARM_PROVIDER_ENHANCED_VALIDATION`; these took its place. */
export const OFFLINE_ENVIRONMENT_5 = {
  ARM_PROVIDER_ENHANCED_VALIDATION_LOCATIONS: 'false',
  ARM_PROVIDER_ENHANCED_VALIDATION_RESOURCE_PROVIDERS: 'false',
} as const;

/** The subscription of every offline plan; a zone that is named by a literal gets its id in it. */
const OFFLINE_SUBSCRIPTION = '00000000-0000-0000-0000-000000000001';

type Translation = (args: Arguments) => Arguments;

/**
 * Every difference between azurerm 4.55 and 5.2 that our stacks meet, by resource type. Source: both providers' own
 * schemas (`terraform providers schema -json`). A type or argument that isn't here passes unchanged, so that the provider
 * itself refuses what it no longer knows.
 */
const TRANSLATIONS: Readonly<Record<string, Translation>> = {
  // parent_id and resource_group_name became the one id they were parts of.
  azurerm_federated_identity_credential: ({ parent_id, resource_group_name: _group, ...rest }) => ({
    ...rest,
    user_assigned_identity_id: parent_id,
  }),
  azurerm_container_registry: (args) => ({
    ...args,
    ...(args.georeplications !== undefined && { georeplications: blocks(args.georeplications).map(replication) }),
  }),
  // Required since 5.0. Manual is what a cluster without the block has.
  azurerm_kubernetes_cluster: (args) => ({ node_provisioning_profile: [{ mode: 'Manual' }], ...args }),
  // A list in an expression cannot be turned into blocks: it passes, and the provider refuses it.
  azurerm_subnet: ({ service_endpoints, ...rest }) => ({
    ...rest,
    ...(Array.isArray(service_endpoints)
      ? { service_endpoint: service_endpoints.map((service) => ({ service })) }
      : service_endpoints !== undefined && { service_endpoints }),
  }),
  azurerm_private_dns_zone_virtual_network_link: ({ private_dns_zone_name, resource_group_name, ...rest }) => ({
    ...rest,
    private_dns_zone_id: zoneId(String(private_dns_zone_name), String(resource_group_name)),
  }),
};

/** A stack in the shape of azurerm 4.55, rewritten for a 5.x and pinned to it. The given stack is left as it is. */
export function translate(stack: StackJson, version: string = AZURERM_5_LABEL): StackJson {
  const resource = Object.entries(stack.resource ?? {}).map(([type, byName]) => {
    const translation = TRANSLATIONS[type] ?? ((args: Arguments) => args);
    return [type, Object.fromEntries(Object.entries(byName).map(([name, args]) => [name, translation(args)]))] as const;
  });
  const required = (stack.terraform?.required_providers ?? {}) as Record<string, Arguments>;
  const azurerm = { ...required.azurerm, version };
  return {
    ...stack,
    terraform: { ...stack.terraform, required_providers: { ...required, azurerm } },
    ...(stack.resource !== undefined && { resource: Object.fromEntries(resource) }),
  };
}

/** Unset, 4.55 sends `false` for the old argument, and the new one is required. */
function replication({ regional_endpoint_enabled = false, ...rest }: Arguments): Arguments {
  return { ...rest, global_endpoint_routing_enabled: regional_endpoint_enabled };
}

/** A reference to a zone's name becomes one to its id; a literal name gets the id that Azure would give it. */
function zoneId(name: string, group: string): string {
  return /^\$\{azurerm_private_dns_zone\.[^.}]+\.name\}$/.test(name)
    ? name.replace(/\.name\}$/, '.id}')
    : `/subscriptions/${OFFLINE_SUBSCRIPTION}/resourceGroups/${group}/providers/Microsoft.Network/privateDnsZones/${name}`;
}

function blocks(value: unknown): readonly Arguments[] {
  return (Array.isArray(value) ? value : [value]) as readonly Arguments[];
}
