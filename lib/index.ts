export { Duration } from 'cdk8s/lib/duration';
export type { FastStack } from '../stacks/fast-stack';
export { LinkStack } from '../stacks/link-stack';
export type { PairStack } from '../stacks/pair-stack';
export { SitePair } from '../stacks/site-pair';
export { SiteStack } from '../stacks/site-stack';
export { BackupStore, type BackupStoreProps } from './azure/backup-store';
export {
  GeoReplicatedRegistry,
  type GeoReplicatedRegistryProps as GeoReplicatedRegistryConstructProps,
  type IImageRegistry,
} from './azure/geo-replicated-registry';
// Types of what the classes above take and give: nothing of these is left at run time.
export type * from './azure/maintenance';
export { NetworkPeering, type PeeringEnd } from './azure/network-peering';
export { type Named, RoleGrant, type RoleGrantProps } from './azure/role-grant';
export {
  type ApiAccess,
  type ClusterPool,
  SiteCluster,
  type SiteClusterNames,
  type SiteClusterProps,
} from './azure/site-cluster';
export { SiteEntry, type SiteEntryProps } from './azure/site-entry';
export {
  type ExistingNetworkProps,
  type ISiteNetwork,
  type OutboundType,
  SiteNetwork,
  type SiteNetworkNames,
  type SiteNetworkProps,
} from './azure/site-network';
export { TrafficEndpoint, type TrafficEndpointProps } from './azure/traffic-endpoint';
export { TrafficProfile, type TrafficProfileProps } from './azure/traffic-profile';
export { VeleroIdentity, type VeleroIdentityProps } from './azure/velero-identity';
export { WorkloadCredential, type WorkloadCredentialProps } from './azure/workload-credential';
export { BackupSchedule, type BackupScheduleProps } from './kubernetes/backup-schedule';
export { BackupStorageLocation, type BackupStorageLocationProps } from './kubernetes/backup-storage-location';
export { ImagePrepull, type ImagePrepullProps } from './kubernetes/image-prepull';
export { NodeAgentConfig, type NodeAgentConfigProps } from './kubernetes/node-agent-config';
export { Schedule, type ScheduleProps } from './kubernetes/schedule';
export { type StandbyModifier, StandbyModifiers, type StandbyModifiersProps } from './kubernetes/standby-modifiers';
export { StorageClasses, type StorageClassesProps } from './kubernetes/storage-classes';
export { VolumeSnapshotClass, type VolumeSnapshotClassProps } from './kubernetes/volume-snapshot-class';
export { ApiServer } from './plan/api-server';
export { type Finding, type PairFindings, type Severity, SitePairError } from './plan/finding';
export { type GeoReplicatedRegistryProps, ImageRegistry } from './plan/image-registry';
export { MaintenanceWindow, type WeeklyWindowProps } from './plan/maintenance-window';
export type * from './plan/naming';
export { NodePool, type NodePoolProps, type NodeTaint, type StandbyBounds, type UserPoolProps } from './plan/node-pool';
export type * from './plan/pair-plan';
export type { SitePairProps, UpgradeChannel } from './plan/pair-props';
export type * from './plan/probe';
export {
  type ColdDials,
  type HotDials,
  READINESS,
  Readiness,
  type ReadinessDials,
  type ReadinessLevel,
  type WarmDials,
} from './plan/readiness';
export type { Origin, Resolved } from './plan/resolved';
export { Site, type SiteProps } from './plan/site';
export { type AzurermStateProps, type AzureStateProps, StateBackend } from './plan/state-backend';
export {
  type PriorityTrafficProps,
  type TrafficProps,
  TrafficRouting,
  type WeightedTrafficProps,
} from './plan/traffic-routing';
export type * from './review/report';
export type * from './rules/catalogue';
export type * from './values/azure-region';
export { AzureRegion } from './values/azure-region';
export type * from './values/cidr';
export { Cidr } from './values/cidr';
export type * from './values/resource-id';
export { ResourceId } from './values/resource-id';
export { type ResourceKind, ResourceName } from './values/resource-name';
export { type WeekDay, WeekTime } from './values/week';
