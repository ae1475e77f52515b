import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Testing } from 'cdk8s';
import { ImagePrepull, type ImagePrepullProps } from '../../lib/kubernetes/image-prepull';
import { StandbyModifiers, type StandbyModifiersProps } from '../../lib/kubernetes/standby-modifiers';

function modifiers(props?: StandbyModifiersProps) {
  const chart = Testing.chart();
  new StandbyModifiers(chart, 'standby', props);
  return Testing.synth(chart)[0];
}
const also = (groupResource: string, mergePatch: Readonly<Record<string, unknown>> = { spec: { replicas: 0 } }) =>
  modifiers({ also: [{ groupResource, mergePatch }] });

function prepull(props: Partial<ImagePrepullProps> = {}) {
  const chart = Testing.chart();
  new ImagePrepull(chart, 'images', {
    images: ['contoso.azurecr.io/ledger:1.4.2'],
    tool: 'contoso.azurecr.io/busybox:1.37-musl',
    ...props,
  });
  return Testing.synth(chart)[0];
}

test('whatever runs pods is stopped by a merge patch, under the name that Velero compares', () => {
  const rule = (kind: string, patch: string) =>
    `  - conditions:\n      groupResource: ${kind}\n    mergePatches:\n      - patchData: '${patch}'\n`;
  const nowhere = '{"spec":{"template":{"spec":{"nodeSelector":{"sitepair/runs":"at-the-active-site"}}}}}';
  const paused = '"autoscaling.keda.sh/paused":"true"';
  assert.deepEqual(modifiers(), {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'standby-modifiers', namespace: 'velero' },
    data: {
      'modifiers.yaml': [
        'version: v1\nresourceModifierRules:\n',
        rule('deployments.apps', '{"spec":{"replicas":0}}'),
        rule('statefulsets.apps', '{"spec":{"replicas":0}}'),
        rule('replicasets.apps', '{"spec":{"replicas":0}}'),
        rule('replicationcontrollers', '{"spec":{"replicas":0}}'),
        rule('daemonsets.apps', nowhere),
        rule('cronjobs.batch', '{"spec":{"suspend":true}}'),
        rule('jobs.batch', '{"spec":{"suspend":true}}'),
        rule(
          'scaledobjects.keda.sh',
          `{"metadata":{"annotations":{${paused},"autoscaling.keda.sh/paused-replicas":"0"}}}`,
        ),
        rule('scaledjobs.keda.sh', `{"metadata":{"annotations":{${paused}}}}`),
      ].join(''),
    },
  });
});

test('rules hold in the given namespaces alone, and each rule says so', () => {
  const { metadata, data } = modifiers({ namespaces: ['orders', 'billing'], name: 'stop', namespace: 'backup' });
  assert.deepEqual(metadata, { name: 'stop', namespace: 'backup' });
  const text: string = data['modifiers.yaml'];
  assert.equal(text.split('      namespaces:\n        - orders\n        - billing\n').length - 1, 9);
  assert.throws(() => modifiers({ namespaces: [] }), {
    message:
      'StandbyModifiers standby-modifiers has no namespace to stop. Name some, or leave namespaces out to stop all.',
  });
  assert.throws(
    () => modifiers({ namespaces: ['*'] }),
    /^Error: A namespace of StandbyModifiers standby-modifiers is "\*"\./,
  );
});

test('kinds of operators can be added', () => {
  const text: string = also('rollouts.argoproj.io').data['modifiers.yaml'];
  assert.ok(
    text.endsWith(
      `  - conditions:\n      groupResource: rollouts.argoproj.io\n    mergePatches:\n      - patchData: '{"spec":{"replicas":0}}'\n`,
    ),
  );
});

test('a groupResource that Velero would take and never match is refused, with the one that was meant', () => {
  const meant: Readonly<Record<string, string>> = {
    deployment: 'deployments.apps',
    deployments: 'deployments.apps',
    Deployment: 'deployments.apps',
    'deployment.apps': 'deployments.apps',
    'apps/v1/Deployment': 'deployments.apps',
    'deployments.v1.apps': 'deployments.apps',
    'cronjob.batch': 'cronjobs.batch',
    horizontalpodautoscaler: 'horizontalpodautoscalers.autoscaling',
    'scaledobject.keda.sh': 'scaledobjects.keda.sh',
    Pod: 'pods',
  };
  for (const [given, right] of Object.entries(meant)) {
    assert.throws(() => also(given), {
      message: `A groupResource of StandbyModifiers standby-modifiers is "${given}", which Velero takes and then never matches: what should be stopped would start. Write ${right}.`,
    });
  }
  for (const given of ['rollout.argoproj.io', 'rollouts', 'Rollouts.argoproj.io', '*.apps', 'rollouts.', '']) {
    assert.throws(() => also(given), {
      message: `A groupResource of StandbyModifiers standby-modifiers is ${JSON.stringify(given)}, which Velero takes and then never matches: what should be stopped would start. Write the plural in lower case, a dot and the API group without its version, for example rollouts.argoproj.io.`,
    });
  }
});

test('a rule that could start something again, or that stops nothing, is refused', () => {
  assert.throws(() => also('deployments.apps', { spec: { replicas: 1 } }), {
    message:
      'StandbyModifiers standby-modifiers already stops deployments.apps. Leave it out: a second patch could start it again.',
  });
  const twice = { groupResource: 'rollouts.argoproj.io', mergePatch: { spec: { replicas: 0 } } };
  assert.throws(() => modifiers({ also: [twice, twice] }), /already stops rollouts\.argoproj\.io\./);
  assert.throws(() => also('rollouts.argoproj.io', {}), {
    message:
      'StandbyModifiers standby-modifiers has an empty mergePatch for rollouts.argoproj.io, which stops nothing. Give the fields that stop it, for example { spec: { replicas: 0 } }.',
  });
});

test('each image runs the tool’s own binary, so that one without a shell is pulled as well', () => {
  const tool = 'contoso.azurecr.io/busybox:1.37-musl';
  const container = (name: string, image: string, command: readonly string[], readOnly: boolean) => ({
    name,
    image,
    command,
    imagePullPolicy: 'IfNotPresent',
    resources: { requests: { cpu: '1m', memory: '16Mi' }, limits: { memory: '64Mi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [{ name: 'tool', mountPath: '/sitepair', readOnly }],
  });
  const labels = { 'app.kubernetes.io/name': 'image-prepull' };
  assert.deepEqual(prepull(), {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'image-prepull', labels },
    spec: {
      selector: { matchLabels: labels },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '100%' } },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          terminationGracePeriodSeconds: 1,
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          tolerations: [{ operator: 'Exists' }],
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 65534,
            runAsGroup: 65534,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          initContainers: [
            container('tool', tool, ['/bin/busybox', 'cp', '/bin/busybox', '/sitepair/busybox'], false),
            container('image-1', 'contoso.azurecr.io/ledger:1.4.2', ['/sitepair/busybox', 'true'], true),
          ],
          containers: [container('rest', tool, ['/bin/busybox', 'tail', '-f', '/dev/null'], true)],
          volumes: [{ name: 'tool', emptyDir: { sizeLimit: '16Mi' } }],
        },
      },
    },
  });
});

test('images are pulled once each, in their order, on the nodes that are wanted', () => {
  const { metadata, spec } = prepull({
    images: ['a:1', 'b:2', 'a:1'],
    nodeSelector: { 'kubernetes.azure.com/agentpool': 'apps' },
    name: 'apps',
    namespace: 'orders',
  });
  const { initContainers, nodeSelector } = spec.template.spec;
  assert.deepEqual(
    initContainers.map((container: { name: string; image: string }) => `${container.name} ${container.image}`).slice(1),
    ['image-1 a:1', 'image-2 b:2'],
  );
  assert.deepEqual(nodeSelector, { 'kubernetes.azure.com/agentpool': 'apps', 'kubernetes.io/os': 'linux' });
  assert.deepEqual([metadata.name, metadata.namespace], ['apps', 'orders']);
});

test('an image is named for good: by a digest or a tag other than latest', () => {
  const digest = `sha256:${'0'.repeat(64)}`;
  for (const image of [
    `ledger@${digest}`,
    `ledger:latest@${digest}`,
    'host:5000/ledger:v1',
    `ledger:${'t'.repeat(128)}`,
  ]) {
    assert.equal(prepull({ images: [image] }).spec.template.spec.initContainers[1].image, image);
  }
  const moving = [
    'ledger',
    'ledger:latest',
    'host:5000/ledger',
    'ledger:',
    `ledger@${digest}0`,
    `ledger:${'t'.repeat(129)}`,
    '',
  ];
  for (const image of moving) {
    assert.throws(() => prepull({ images: [image] }), {
      message: `ImagePrepull image-prepull has the image ${JSON.stringify(image)}. Give it a digest, or a tag other than latest, for example contoso.azurecr.io/ledger:1.4.2.`,
    });
  }
  assert.throws(() => prepull({ tool: 'busybox' }), /has the image "busybox"\./);
  assert.throws(() => prepull({ images: [] }), {
    message: 'ImagePrepull image-prepull has no images to pull. Name at least one.',
  });
});
