import type { Arguments, StackJson } from '../../support/azurerm-schema';

const REGION = 'westeurope';
const SUBSCRIPTION = '${data.azurerm_client_config.this.subscription_id}';
/** A network of another stack, named by its computed id. */
const REMOTE_NETWORK = `/subscriptions/${SUBSCRIPTION}/resourceGroups/contoso-orders-northeurope/providers/Microsoft.Network/virtualNetworks/contoso-orders-northeurope`;
const GROUP = '${azurerm_resource_group.site.name}';
const IN_GROUP = { resource_group_name: GROUP, location: REGION };

/**
 * A stack in the shape of azurerm 4.55, written by hand, with every resource type that the library emits: what the judges
 * are tried on. Names in it are made up.
 */
export function fixtureStack(): StackJson {
  return {
    terraform: {
      required_providers: { azurerm: { source: 'azurerm', version: '4.55.0' } },
      backend: { azurerm: { storage_account_name: 'contosostate', container_name: 'state', key: 'orders.tfstate' } },
    },
    provider: { azurerm: [{ features: [{}], storage_use_azuread: true }] },
    data: { azurerm_client_config: { this: {} } },
    resource: { ...network(), ...cluster(), ...traffic(), ...stores() },
  };
}

/** The fixture with other arguments for one resource; the rest is untouched. */
export function fixtureWith(type: string, name: string, changes: Arguments): StackJson {
  const stack = fixtureStack();
  const byName = stack.resource?.[type] ?? {};
  const changed = { ...byName, [name]: { ...byName[name], ...changes } };
  return { ...stack, resource: { ...stack.resource, [type]: changed } };
}

type Resources = Record<string, Record<string, Arguments>>;

function network(): Resources {
  const inNetwork = { resource_group_name: GROUP, virtual_network_name: '${azurerm_virtual_network.site.name}' };
  return {
    azurerm_resource_group: {
      site: { name: 'contoso-orders-westeurope', location: REGION, tags: { pair: 'orders' } },
    },
    azurerm_management_lock: {
      site: { name: 'keep', scope: '${azurerm_resource_group.site.id}', lock_level: 'CanNotDelete', notes: 'pair' },
    },
    azurerm_virtual_network: {
      site: { ...IN_GROUP, name: 'contoso-orders-westeurope', address_space: ['10.10.0.0/16'] },
    },
    azurerm_subnet: {
      nodes: {
        ...inNetwork,
        name: 'nodes',
        address_prefixes: ['10.10.0.0/18'],
        default_outbound_access_enabled: false,
        service_endpoints: ['Microsoft.Storage'],
      },
      api_server: {
        ...inNetwork,
        name: 'api-server',
        address_prefixes: ['10.10.64.0/28'],
        delegation: [
          {
            name: 'aks',
            service_delegation: [
              {
                name: 'Microsoft.ContainerService/managedClusters',
                actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'],
              },
            ],
          },
        ],
      },
    },
    azurerm_network_security_group: { nodes: { ...IN_GROUP, name: 'nodes' } },
    azurerm_network_security_rule: {
      https: {
        resource_group_name: GROUP,
        network_security_group_name: '${azurerm_network_security_group.nodes.name}',
        name: 'https',
        priority: 200,
        direction: 'Inbound',
        access: 'Allow',
        protocol: 'Tcp',
        source_port_range: '*',
        destination_port_range: '443',
        source_address_prefix: 'Internet',
        destination_address_prefix: '*',
      },
    },
    azurerm_subnet_network_security_group_association: {
      nodes: {
        subnet_id: '${azurerm_subnet.nodes.id}',
        network_security_group_id: '${azurerm_network_security_group.nodes.id}',
      },
    },
    azurerm_public_ip: {
      egress: { ...IN_GROUP, name: 'egress', allocation_method: 'Static', sku: 'Standard', zones: ['1', '2', '3'] },
      ingress: { ...IN_GROUP, name: 'ingress', allocation_method: 'Static', domain_name_label: 'contoso-orders-we' },
    },
    azurerm_nat_gateway: { egress: { ...IN_GROUP, name: 'egress', idle_timeout_in_minutes: 10 } },
    azurerm_nat_gateway_public_ip_association: {
      egress: {
        nat_gateway_id: '${azurerm_nat_gateway.egress.id}',
        public_ip_address_id: '${azurerm_public_ip.egress.id}',
      },
    },
    azurerm_subnet_nat_gateway_association: {
      nodes: { subnet_id: '${azurerm_subnet.nodes.id}', nat_gateway_id: '${azurerm_nat_gateway.egress.id}' },
    },
    azurerm_virtual_network_peering: {
      remote: {
        ...inNetwork,
        name: 'northeurope',
        remote_virtual_network_id: REMOTE_NETWORK,
        allow_forwarded_traffic: false,
        triggers: { remote_address_space: '10.20.0.0/16' },
      },
    },
    azurerm_private_dns_zone: {
      cluster: { resource_group_name: GROUP, name: 'orders.privatelink.westeurope.azmk8s.io' },
    },
    azurerm_private_dns_zone_virtual_network_link: {
      cluster: {
        resource_group_name: GROUP,
        name: 'site',
        private_dns_zone_name: '${azurerm_private_dns_zone.cluster.name}',
        virtual_network_id: '${azurerm_virtual_network.site.id}',
      },
    },
  };
}

function cluster(): Resources {
  return {
    azurerm_user_assigned_identity: {
      cluster: { ...IN_GROUP, name: 'cluster' },
      velero: { ...IN_GROUP, name: 'velero' },
    },
    azurerm_role_assignment: {
      network: {
        scope: '${azurerm_virtual_network.site.id}',
        role_definition_name: 'Network Contributor',
        principal_id: '${azurerm_user_assigned_identity.cluster.principal_id}',
        principal_type: 'ServicePrincipal',
        skip_service_principal_aad_check: true,
      },
    },
    azurerm_kubernetes_cluster: {
      site: {
        ...IN_GROUP,
        name: 'contoso-orders-westeurope',
        dns_prefix: 'contoso-orders-westeurope',
        kubernetes_version: '1.34',
        sku_tier: 'Standard',
        node_resource_group: 'contoso-orders-westeurope-nodes',
        automatic_upgrade_channel: 'patch',
        node_os_upgrade_channel: 'NodeImage',
        oidc_issuer_enabled: true,
        workload_identity_enabled: true,
        local_account_disabled: true,
        azure_policy_enabled: true,
        run_command_enabled: false,
        azure_active_directory_role_based_access_control: [
          { azure_rbac_enabled: true, tenant_id: '${data.azurerm_client_config.this.tenant_id}' },
        ],
        identity: [{ type: 'UserAssigned', identity_ids: ['${azurerm_user_assigned_identity.cluster.id}'] }],
        api_server_access_profile: {
          authorized_ip_ranges: ['203.0.113.0/24', '${azurerm_public_ip.egress.ip_address}/32'],
        },
        default_node_pool: {
          name: 'system',
          vm_size: 'Standard_D4s_v5',
          auto_scaling_enabled: true,
          min_count: 2,
          max_count: 3,
          only_critical_addons_enabled: true,
          os_sku: 'AzureLinux',
          temporary_name_for_rotation: 'systemtmp',
          vnet_subnet_id: '${azurerm_subnet.nodes.id}',
          zones: ['1', '2', '3'],
          upgrade_settings: { max_surge: '33%' },
        },
        maintenance_window_auto_upgrade: {
          frequency: 'Weekly',
          interval: 1,
          duration: 4,
          day_of_week: 'Tuesday',
          start_time: '02:00',
          utc_offset: '+00:00',
        },
        network_profile: {
          network_plugin: 'azure',
          network_plugin_mode: 'overlay',
          network_data_plane: 'cilium',
          network_policy: 'cilium',
          outbound_type: 'userAssignedNATGateway',
          pod_cidr: '10.244.0.0/16',
          service_cidr: '172.20.0.0/16',
          dns_service_ip: '172.20.0.10',
        },
        storage_profile: { disk_driver_enabled: true, file_driver_enabled: true, snapshot_controller_enabled: true },
        depends_on: ['azurerm_role_assignment.network', 'azurerm_subnet_nat_gateway_association.nodes'],
        lifecycle: { ignore_changes: ['default_node_pool[0].node_count'] },
      },
    },
    azurerm_kubernetes_cluster_node_pool: {
      apps: {
        name: 'apps',
        kubernetes_cluster_id: '${azurerm_kubernetes_cluster.site.id}',
        vm_size: 'Standard_D4s_v5',
        auto_scaling_enabled: true,
        min_count: 0,
        max_count: 12,
        vnet_subnet_id: '${azurerm_subnet.nodes.id}',
        zones: ['1', '2', '3'],
        node_taints: ['standby=true:NoSchedule'],
        upgrade_settings: { max_surge: '33%' },
      },
    },
    azurerm_federated_identity_credential: {
      velero: {
        name: 'velero',
        resource_group_name: GROUP,
        parent_id: '${azurerm_user_assigned_identity.velero.id}',
        audience: ['api://AzureADTokenExchange'],
        issuer: '${azurerm_kubernetes_cluster.site.oidc_issuer_url}',
        subject: 'system:serviceaccount:velero:velero',
      },
    },
  };
}

function traffic(): Resources {
  const profile = (name: string): Arguments => ({
    name,
    resource_group_name: GROUP,
    traffic_routing_method: 'Priority',
    dns_config: { relative_name: `contoso-${name}`, ttl: 60 },
    monitor_config: { protocol: 'HTTPS', port: 443, path: '/healthz', interval_in_seconds: 30 },
  });
  const profile_id = '${azurerm_traffic_manager_profile.orders.id}';
  return {
    azurerm_traffic_manager_profile: { orders: profile('orders'), ledger: profile('ledger') },
    azurerm_traffic_manager_azure_endpoint: {
      west: { name: 'west', profile_id, priority: 100, target_resource_id: '${azurerm_public_ip.ingress.id}' },
    },
    azurerm_traffic_manager_external_endpoint: {
      north: { name: 'north', profile_id, priority: 200, target: 'orders.example.com', endpoint_location: REGION },
    },
    azurerm_traffic_manager_nested_endpoint: {
      ledger: {
        name: 'ledger',
        profile_id,
        priority: 300,
        minimum_child_endpoints: 1,
        target_resource_id: '${azurerm_traffic_manager_profile.ledger.id}',
      },
    },
  };
}

function stores(): Resources {
  return {
    azurerm_container_registry: {
      orders: {
        ...IN_GROUP,
        name: 'contosoorders',
        sku: 'Premium',
        georeplications: [{ location: 'northeurope', regional_endpoint_enabled: true, zone_redundancy_enabled: true }],
      },
    },
    azurerm_storage_account: {
      points: {
        ...IN_GROUP,
        name: 'contosoordersnorth',
        account_tier: 'Standard',
        account_replication_type: 'ZRS',
        shared_access_key_enabled: false,
        allow_nested_items_to_be_public: false,
        blob_properties: { versioning_enabled: true, delete_retention_policy: { days: 14 } },
        lifecycle: { prevent_destroy: true },
      },
    },
    azurerm_storage_container: {
      north: { name: 'northeurope', storage_account_id: '${azurerm_storage_account.points.id}' },
    },
    azurerm_storage_management_policy: {
      points: {
        storage_account_id: '${azurerm_storage_account.points.id}',
        rule: [
          {
            name: 'versions',
            enabled: true,
            filters: { blob_types: ['blockBlob'] },
            actions: { version: { delete_after_days_since_creation: 14 } },
          },
        ],
      },
    },
  };
}
