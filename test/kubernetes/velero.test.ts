import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Duration, Testing } from 'cdk8s';
import { BackupSchedule } from '../../lib/kubernetes/backup-schedule';
import { BackupStorageLocation, type BackupStorageLocationProps } from '../../lib/kubernetes/backup-storage-location';
import { NodeAgentConfig } from '../../lib/kubernetes/node-agent-config';
import { Schedule, type ScheduleProps } from '../../lib/kubernetes/schedule';
import { AzureRegion } from '../../lib/values/azure-region';

const store = { region: AzureRegion.NORTH_EUROPE, account: 'contosopoints', container: 'westeurope' };
const ledger: ScheduleProps = {
  site: 'westeurope',
  name: 'ledger',
  when: BackupSchedule.every(Duration.minutes(10), { keep: Duration.days(14) }),
  storageLocation: 'own',
  namespaces: ['orders'],
};

function location(whose: 'own' | 'peer', props: BackupStorageLocationProps) {
  const chart = Testing.chart();
  BackupStorageLocation[whose](chart, 'points', props);
  return Testing.synth(chart)[0];
}

function schedule(props: Partial<ScheduleProps> = {}) {
  const chart = Testing.chart();
  new Schedule(chart, 'schedule', { ...ledger, ...props });
  return Testing.synth(chart)[0];
}

test('own points are written to the store, by Entra ID and without a look at Resource Manager', () => {
  assert.deepEqual(location('own', store), {
    apiVersion: 'velero.io/v1',
    kind: 'BackupStorageLocation',
    metadata: { name: 'own', namespace: 'velero' },
    spec: {
      provider: 'velero.io/azure',
      objectStorage: { bucket: 'westeurope' },
      config: {
        storageAccount: 'contosopoints',
        storageAccountURI: 'https://contosopoints.blob.core.windows.net',
        useAAD: 'true',
        activeDirectoryAuthorityURI: 'https://login.microsoftonline.com/',
      },
      default: true,
      accessMode: 'ReadWrite',
    },
  });
});

test('the peer’s points are read, are never the default, and are in the peer’s cloud', () => {
  const props = { ...store, region: AzureRegion.CHINA_EAST_2, name: 'north', namespace: 'backup' };
  const { metadata, spec } = location('peer', props);
  assert.deepEqual(metadata, { name: 'north', namespace: 'backup' });
  assert.deepEqual([spec.accessMode, spec.default], ['ReadOnly', false]);
  assert.equal(spec.config.storageAccountURI, 'https://contosopoints.blob.core.chinacloudapi.cn');
  assert.equal(spec.config.activeDirectoryAuthorityURI, 'https://login.chinacloudapi.cn/');
  assert.deepEqual(location('peer', { ...store, region: AzureRegion.US_GOV_VIRGINIA }).spec.config, {
    storageAccount: 'contosopoints',
    storageAccountURI: 'https://contosopoints.blob.core.usgovcloudapi.net',
    useAAD: 'true',
    activeDirectoryAuthorityURI: 'https://login.microsoftonline.us/',
  });
});

test('a container has one writer and any number of readers', () => {
  const chart = Testing.chart();
  BackupStorageLocation.own(chart, 'own', store);
  BackupStorageLocation.peer(chart, 'peer', store);
  BackupStorageLocation.peer(chart, 'again', { ...store, name: 'again' });
  BackupStorageLocation.own(chart, 'other', { ...store, container: 'northeurope' });
  assert.equal(Testing.synth(chart).length, 4);
  assert.throws(() => BackupStorageLocation.own(chart, 'second', store), {
    message:
      "test/second would be the second writer of container contosopoints/westeurope, which test/own writes to. Give each site a container of its own, and read the other one's with BackupStorageLocation.peer.",
  });
});

test('names that Azure or Kubernetes would refuse are refused', () => {
  assert.throws(() => location('own', { ...store, account: 'contoso-points' }), {
    message:
      'BackupStorageLocation own: "contoso-points" cannot name a storageAccount. Such a name uses lower-case letters and digits.',
  });
  assert.throws(() => location('peer', { ...store, container: 'points/west' }), {
    message:
      'BackupStorageLocation peer: "points/west" cannot name a storageContainer. Such a name uses lower-case letters, digits and single "-", starting and ending with a letter or digit.',
  });
  assert.throws(
    () => location('own', { ...store, name: 'Own' }),
    /^Error: The name of the BackupStorageLocation is "Own"\./,
  );
  assert.throws(
    () => location('own', { ...store, namespace: '' }),
    /^Error: The namespace of the BackupStorageLocation is ""\./,
  );
});

test('a schedule has its site in the name and says everything that Velero would guess', () => {
  assert.deepEqual(schedule(), {
    apiVersion: 'velero.io/v1',
    kind: 'Schedule',
    metadata: { name: 'westeurope-ledger', namespace: 'velero' },
    spec: {
      schedule: '*/10 * * * *',
      paused: false,
      skipImmediately: false,
      useOwnerReferencesInBackup: false,
      template: {
        includedNamespaces: ['orders'],
        excludedNamespaces: [
          'velero',
          'kube-system',
          'kube-public',
          'kube-node-lease',
          'gatekeeper-system',
          'calico-system',
          'tigera-operator',
        ],
        includedClusterScopedResources: ['priorityclasses.scheduling.k8s.io'],
        storageLocation: 'own',
        snapshotVolumes: true,
        snapshotMoveData: true,
        defaultVolumesToFsBackup: false,
        ttl: '336h0m0s',
      },
    },
  });
});

test('a schedule of everything leaves out Velero’s namespace, wherever that is', () => {
  const { template } = schedule({ namespaces: undefined, namespace: 'backup' }).spec;
  assert.deepEqual(template.includedNamespaces, ['*']);
  assert.deepEqual(template.excludedNamespaces.slice(0, 2), ['backup', 'kube-system']);
  assert.equal(new Set(template.excludedNamespaces).size, 7);
});

test('a schedule can stand still, go without volumes, and take other cluster-scoped kinds', () => {
  const { paused, template } = schedule({
    paused: true,
    volumes: false,
    clusterResources: ['ingressclasses.networking.k8s.io'],
  }).spec;
  assert.deepEqual(
    [paused, template.snapshotVolumes, template.snapshotMoveData, template.includedClusterScopedResources],
    [true, false, false, ['ingressclasses.networking.k8s.io']],
  );
});

test('a schedule’s name fits a label: 63 characters and no more', () => {
  const name = 'a'.repeat(52);
  assert.equal(schedule({ name }).metadata.name.length, 63);
  assert.throws(() => schedule({ name: `${name}a` }), {
    message: `The name of the Schedule, <site>-<name>, is "westeurope-${name}a". Use 1 to 63 lower-case letters, digits and "-", starting and ending with a letter or digit.`,
  });
});

test('namespaces that belong to one cluster, and lists that Velero reads otherwise than they look, are refused', () => {
  assert.throws(() => schedule({ namespaces: ['orders', 'kube-system'] }), {
    message:
      "Schedule westeurope-ledger names the namespace kube-system, which belongs to one cluster: restored, it would overrule the other site's own. Name the workload's namespaces.",
  });
  assert.throws(() => schedule({ namespaces: ['backup'], namespace: 'backup' }), /names the namespace backup,/);
  assert.throws(() => schedule({ namespaces: [] }), {
    message:
      "Schedule westeurope-ledger has no namespace to back up. Name some, or leave namespaces out for all but Velero's and the system's.",
  });
  assert.throws(
    () => schedule({ namespaces: ['team-*'] }),
    /^Error: A namespace of Schedule westeurope-ledger is "team-\*"\./,
  );
  assert.throws(() => schedule({ clusterResources: [] }), {
    message:
      'Schedule westeurope-ledger has an empty list of clusterResources. Name some, or leave it out for priorityclasses.scheduling.k8s.io.',
  });
  for (const kind of ['*', 'PriorityClass', 'priorityclasses.', '']) {
    assert.throws(() => schedule({ clusterResources: [kind] }), {
      message: `Schedule westeurope-ledger has ${JSON.stringify(kind)} among its clusterResources. Name each kind as plural.group in lower case, for example ingressclasses.networking.k8s.io.`,
    });
  }
});

test('node agents fill volumes that no pod has asked for', () => {
  const chart = Testing.chart();
  const config = new NodeAgentConfig(chart, 'agents');
  assert.equal(config.name, 'node-agent-config');
  assert.deepEqual(Testing.synth(chart), [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'node-agent-config', namespace: 'velero' },
      data: { 'node-agent-config.json': '{"restorePVC":{"ignoreDelayBinding":true}}' },
    },
  ]);
});

test('node agents move one volume at a time, or as many as are wanted', () => {
  const data = (volumesAtATime: number) => {
    const chart = Testing.chart();
    new NodeAgentConfig(chart, 'agents', { volumesAtATime });
    return Testing.synth(chart)[0].data['node-agent-config.json'];
  };
  assert.equal(data(1), '{"loadConcurrency":{"globalConfig":1},"restorePVC":{"ignoreDelayBinding":true}}');
  for (const wrong of [0, 1.5, -1, Number.NaN]) {
    assert.throws(() => data(wrong), {
      message: `NodeAgentConfig volumesAtATime is ${wrong}. Give a whole number, 1 or more.`,
    });
  }
});

/** Each field below `spec` that is written, and its type or its values: velero v1.18.2 config/crd/v1, 2026-06-24. */
const SCHEDULE_FIELDS: Readonly<Record<string, string>> = {
  paused: 'boolean',
  schedule: 'string, required',
  skipImmediately: 'boolean',
  'template.defaultVolumesToFsBackup': 'boolean',
  'template.excludedNamespaces': 'string[]',
  'template.includedClusterScopedResources': 'string[]',
  'template.includedNamespaces': 'string[]',
  'template.snapshotMoveData': 'boolean',
  'template.snapshotVolumes': 'boolean',
  'template.storageLocation': 'string',
  'template.ttl': 'string',
  useOwnerReferencesInBackup: 'boolean',
};
const LOCATION_FIELDS: Readonly<Record<string, string>> = {
  accessMode: 'ReadOnly | ReadWrite',
  'config.activeDirectoryAuthorityURI': 'string',
  'config.storageAccount': 'string',
  'config.storageAccountURI': 'string',
  'config.useAAD': 'string',
  default: 'boolean',
  'objectStorage.bucket': 'string, required',
  provider: 'string, required',
};

function fields(value: unknown, path: string): [path: string, value: unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => fields(inner, path ? `${path}.${key}` : key));
}

function hasType(value: unknown, type: string): boolean {
  if (type === 'string[]') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (type.includes('|')) return type.split(' | ').includes(value as string);
  return typeof value === type.replace(', required', '');
}

test('every field of the Velero kinds is one of their CRD’s, with its type', () => {
  for (const [spec, known] of [
    [schedule().spec, SCHEDULE_FIELDS],
    [location('own', store).spec, LOCATION_FIELDS],
    [location('peer', store).spec, LOCATION_FIELDS],
  ] as const) {
    const written = fields(spec, '');
    assert.deepEqual(written.map(([path]) => path).sort(), Object.keys(known).sort());
    for (const [path, value] of written) assert.ok(hasType(value, known[path]!), `${path}: ${JSON.stringify(value)}`);
  }
});
