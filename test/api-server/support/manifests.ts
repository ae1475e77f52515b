/** One good object of every kind that the constructs write; the bad ones are made of them. */
export const GOOD = {
  StorageClass: `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: sitepair-disk
provisioner: disk.csi.azure.com
parameters:
  skuName: Premium_ZRS
reclaimPolicy: Retain
volumeBindingMode: WaitForFirstConsumer
allowVolumeExpansion: true
`,
  DaemonSet: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: image-pull
  namespace: orders
spec:
  selector:
    matchLabels: { app: image-pull }
  template:
    metadata:
      labels: { app: image-pull }
    spec:
      containers:
        - name: pause
          image: example.test/pause:1
          resources:
            requests: { cpu: 10m, memory: 16Mi }
`,
  ConfigMap: `apiVersion: v1
kind: ConfigMap
metadata:
  name: standby
  namespace: velero
data:
  rules.yaml: |
    version: v1
    # --- is no document marker here
`,
  VolumeSnapshotClass: `apiVersion: snapshot.storage.k8s.io/v1
kind: VolumeSnapshotClass
metadata:
  name: sitepair-disk
  labels:
    velero.io/csi-volumesnapshot-class: "true"
driver: disk.csi.azure.com
deletionPolicy: Retain
`,
  Schedule: `apiVersion: velero.io/v1
kind: Schedule
metadata:
  name: ledger-westeurope
  namespace: velero
spec:
  schedule: 0 */6 * * *
  template:
    includedNamespaces: [orders]
    ttl: 336h0m0s
    snapshotMoveData: true
`,
  BackupStorageLocation: `apiVersion: velero.io/v1
kind: BackupStorageLocation
metadata:
  name: westeurope
  namespace: velero
spec:
  provider: velero.io/azure
  accessMode: ReadWrite
  objectStorage:
    bucket: westeurope
  config:
    useAAD: "true"
`,
} as const;

export type Kind = keyof typeof GOOD;

/** A good object with one piece of its text changed; throws when the text isn't in it exactly once. */
export function changed(kind: Kind, text: string, into: string): string {
  if (GOOD[kind].split(text).length !== 2) {
    throw new Error(`The good ${kind} doesn't have ${JSON.stringify(text)} exactly once.`);
  }
  return GOOD[kind].replace(text, () => into);
}
