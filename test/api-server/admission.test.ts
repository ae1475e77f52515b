import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Judge } from './support/admit';
import { changed, GOOD, type Kind } from './support/manifests';

let judge: Judge;
before(async () => {
  judge = await Judge.start();
});
after(() => judge?.stop());

for (const [kind, manifest] of Object.entries(GOOD)) {
  test(`a good ${kind} is admitted`, async () => {
    assert.deepEqual(await judge.admit(manifest), []);
  });
}

/** The name that the server's messages begin with, and how it calls the object when it refuses what it could read. */
const TITLES: Readonly<Record<Kind, readonly [title: string, invalid: string, typed: string]>> = {
  StorageClass: [
    'StorageClass sitepair-disk',
    'StorageClass.storage.k8s.io "sitepair-disk"',
    '/sitepair-disk; storage.k8s.io/v1, Kind=StorageClass',
  ],
  DaemonSet: [
    'DaemonSet orders/image-pull',
    'DaemonSet.apps "image-pull"',
    'orders/image-pull; apps/v1, Kind=DaemonSet',
  ],
  ConfigMap: ['ConfigMap velero/standby', 'ConfigMap "standby"', 'velero/standby; /v1, Kind=ConfigMap'],
  VolumeSnapshotClass: [
    'VolumeSnapshotClass sitepair-disk',
    'VolumeSnapshotClass.snapshot.storage.k8s.io "sitepair-disk"',
    '/sitepair-disk; snapshot.storage.k8s.io/v1, Kind=VolumeSnapshotClass',
  ],
  Schedule: [
    'Schedule velero/ledger-westeurope',
    'Schedule.velero.io "ledger-westeurope"',
    'velero/ledger-westeurope; velero.io/v1, Kind=Schedule',
  ],
  BackupStorageLocation: [
    'BackupStorageLocation velero/westeurope',
    'BackupStorageLocation.velero.io "westeurope"',
    'velero/westeurope; velero.io/v1, Kind=BackupStorageLocation',
  ],
};

type Bad = readonly [kind: Kind, text: string, into: string, message: string];

function refuses(what: string, cases: readonly Bad[], whole: (kind: Kind, message: string) => string): void {
  for (const [kind, text, into, message] of cases) {
    const change = (into || `no ${text.trim()}`).replace(/\s+/g, ' ');
    test(`a ${kind} with ${what} is refused: ${change}`, async () => {
      assert.deepEqual(await judge.admit(changed(kind, text, into)), [`${TITLES[kind][0]}: ${whole(kind, message)}`]);
    });
  }
}

const typed = (kind: Kind, message: string): string =>
  `failed to create typed patch object (${TITLES[kind][2]}): ${message}`;
const invalid = (kind: Kind, message: string): string => `${TITLES[kind][1]} is invalid: ${message}`;

const UNKNOWN: readonly Bad[] = [
  ['StorageClass', 'allowVolumeExpansion', 'allowExpansion', '.allowExpansion: field not declared in schema'],
  [
    'DaemonSet',
    'image: example.test/pause:1',
    'image: example.test/pause:1\n          imagePull: Always',
    '.spec.template.spec.containers[name="pause"].imagePull: field not declared in schema',
  ],
  ['ConfigMap', '\ndata:', '\nvalues:', '.values: field not declared in schema'],
  ['VolumeSnapshotClass', 'driver:', 'provisioner:', '.provisioner: field not declared in schema'],
  ['Schedule', 'ttl:', 'timeToLive:', '.spec.template.timeToLive: field not declared in schema'],
  ['BackupStorageLocation', 'accessMode:', 'mode:', '.spec.mode: field not declared in schema'],
];
refuses('an unknown field', UNKNOWN, typed);

const TRUE = 'expected string, got &value.valueUnstructured{Value:true}';
const WRONG_TYPE: readonly Bad[] = [
  ['StorageClass', 'Expansion: true', 'Expansion: "yes"', '.allowVolumeExpansion: expected boolean, got &{yes}'],
  ['StorageClass', 'skuName: Premium_ZRS', 'enableBursting: y', `.parameters.enableBursting: ${TRUE}`],
  ['ConfigMap', 'rules.yaml: |', 'paused: true\n  rules.yaml: |', `.data.paused: ${TRUE}`],
  ['VolumeSnapshotClass', '"true"', 'true', `.metadata.labels.velero.io/csi-volumesnapshot-class: ${TRUE}`],
  ['Schedule', 'MoveData: true', 'MoveData: "yes"', '.spec.template.snapshotMoveData: expected boolean, got &{yes}'],
  ['Schedule', '[orders]', 'orders', '.spec.template.includedNamespaces: expected list, got &{orders}'],
  ['BackupStorageLocation', '"true"', 'true', `.spec.config.useAAD: ${TRUE}`],
];
refuses('a wrong type', WRONG_TYPE, typed);

const MISSING: readonly Bad[] = [
  ['StorageClass', 'provisioner: disk.csi.azure.com\n', '', 'provisioner: Required value'],
  [
    'DaemonSet',
    '          image: example.test/pause:1\n',
    '',
    'spec.template.spec.containers[0].image: Required value',
  ],
  ['VolumeSnapshotClass', 'deletionPolicy: Retain\n', '', 'deletionPolicy: Required value'],
  ['Schedule', '  schedule: 0 */6 * * *\n', '', 'spec.schedule: Required value'],
  ['BackupStorageLocation', '  provider: velero.io/azure\n', '', 'spec.provider: Required value'],
  ['BackupStorageLocation', 'bucket:', 'prefix:', 'spec.objectStorage.bucket: Required value'],
];
refuses('a required field missing', MISSING, invalid);

const BAD_VALUE: readonly Bad[] = [
  [
    'StorageClass',
    'reclaimPolicy: Retain',
    'reclaimPolicy: Keep',
    'reclaimPolicy: Unsupported value: "Keep": supported values: "Delete", "Retain"',
  ],
  [
    'VolumeSnapshotClass',
    'Policy: Retain',
    'Policy: Keep',
    'deletionPolicy: Unsupported value: "Keep": supported values: "Delete", "Retain"',
  ],
  [
    'BackupStorageLocation',
    'ReadWrite',
    'WriteOnly',
    'spec.accessMode: Unsupported value: "WriteOnly": supported values: "ReadOnly", "ReadWrite"',
  ],
  [
    'DaemonSet',
    'matchLabels: { app: image-pull }',
    'matchLabels: { app: other }',
    'spec.template.metadata.labels: Invalid value: {"app":"image-pull"}: `selector` does not match template `labels`',
  ],
];
refuses('a value that is not allowed', BAD_VALUE, invalid);

// The server reads quantities before it knows their place: this is the one refusal that names no field.
const QUANTITY = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const BAD_QUANTITY: readonly Bad[] = [
  ['DaemonSet', 'cpu: 10m', 'cpu: ten', QUANTITY],
  ['DaemonSet', 'memory: 16Mi', 'memory: 16 MiB', QUANTITY],
];
refuses(
  'a bad quantity',
  BAD_QUANTITY,
  (kind, message) =>
    `failed to convert new object (${TITLES[kind][2]}) to proper version: unable to convert unstructured object to ` +
    `apps/v1, Kind=${kind}: ${message}`,
);

const WRONG_VERSION: readonly Bad[] = [
  ['StorageClass', 'storage.k8s.io/v1', 'storage.k8s.io/v2', 'storage.k8s.io/v2'],
  ['DaemonSet', 'apps/v1', 'apps/v1beta2', 'apps/v1beta2'],
  ['VolumeSnapshotClass', 'k8s.io/v1', 'k8s.io/v1beta1', 'snapshot.storage.k8s.io/v1beta1'],
  ['Schedule', 'velero.io/v1', 'velero.io/v2', 'velero.io/v2'],
];
refuses('a wrong apiVersion', WRONG_VERSION, (kind, version) => `the server has no ${kind} in apiVersion ${version}`);

test('a key that is there twice is refused', async () => {
  assert.deepEqual(await judge.admit(changed('Schedule', 'ttl: 336h0m0s', 'ttl: 336h0m0s\n    ttl: 24h0m0s')), [
    'Schedule velero/ledger-westeurope: error strict decoding YAML: error converting YAML to JSON: ' +
      'yaml: unmarshal errors:\n  line 11: key "ttl" already set in map',
  ]);
});

test('an object without name, kind or the namespace that its kind needs is refused', async () => {
  const place = 'metadata:\n  name: standby\n  namespace: velero\n';
  assert.deepEqual(await judge.admit(changed('ConfigMap', place, 'metadata: { namespace: velero }\n')), [
    'ConfigMap without name: apiVersion, kind and metadata.name are needed',
  ]);
  assert.deepEqual(await judge.admit(changed('ConfigMap', 'kind: ConfigMap\n', '')), [
    'object standby: apiVersion, kind and metadata.name are needed',
  ]);
  assert.deepEqual(await judge.admit(changed('ConfigMap', '  namespace: velero\n', '')), [
    'ConfigMap standby: metadata.namespace is needed',
  ]);
});

test('every document of a manifest is judged, in its order, and comments are no document', async () => {
  const manifest = [
    '# made by a test\n',
    GOOD.StorageClass,
    changed('ConfigMap', '\ndata:', '\nvalues:'),
    '\n# nothing here\n',
    GOOD.Schedule,
    changed('BackupStorageLocation', 'accessMode:', 'mode:'),
  ].join('---\n');
  assert.deepEqual(await judge.admit(manifest), [
    'ConfigMap velero/standby: failed to create typed patch object (velero/standby; /v1, Kind=ConfigMap): ' +
      '.values: field not declared in schema',
    'BackupStorageLocation velero/westeurope: failed to create typed patch object ' +
      '(velero/westeurope; velero.io/v1, Kind=BackupStorageLocation): .spec.mode: field not declared in schema',
  ]);
  assert.deepEqual(await judge.admit('# nothing\n---\n\n'), []);
});

test('what only Velero would refuse is admitted: a cron string, a key of a store', async () => {
  assert.deepEqual(await judge.admit(changed('Schedule', '0 */6 * * *', 'every full moon')), []);
  assert.deepEqual(await judge.admit(changed('BackupStorageLocation', 'useAAD', 'useAda')), []);
});

test('nothing that was judged is kept', async () => {
  const paths = ['/apis/apps/v1/daemonsets', '/api/v1/namespaces/velero/configmaps', '/apis/velero.io/v1/schedules'];
  for (const path of paths) {
    const { status, body } = await judge.server.call('GET', path);
    assert.deepEqual([path, status, JSON.parse(body).items], [path, 200, []]);
  }
});

test('text that is no YAML or no object is refused', async () => {
  assert.deepEqual(await judge.admit(changed('Schedule', '[orders]', '[orders')), [
    "Schedule velero/ledger-westeurope: error decoding YAML: error converting YAML to JSON: yaml: line 9: did not find expected ',' or ']'",
  ]);
  assert.deepEqual(await judge.admit('no object'), [
    'object without name: apiVersion, kind and metadata.name are needed',
  ]);
});

test('the server has every CRD of Velero and of the CSI snapshotter, and no others', () => {
  const groups = judge.crds.map((name) => name.slice(name.indexOf('.') + 1));
  const count = (group: string): number => groups.filter((name) => name === group).length;
  assert.deepEqual(
    [count('velero.io'), count('snapshot.storage.k8s.io'), count('groupsnapshot.storage.k8s.io'), groups.length],
    [13, 3, 3, 19],
  );
});
