import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { objectName } from './object-name';

/** Which images the nodes have before they are needed. */
export interface ImagePrepullProps {
  /** Images with a tag or a digest, pulled one after the other: one that cannot be pulled holds up those after it. */
  readonly images: readonly string[];
  /**
   * An image with a statically linked busybox at `/bin/busybox` (a musl build), best in the registry of the others: the standby
   * then needs no other one.
   */
  readonly tool: string;
  /** Name of the DaemonSet. @default 'image-prepull' */
  readonly name?: string;
  /** Its namespace. @default - the chart's */
  readonly namespace?: string;
  /** Labels of the nodes to pull on, besides Linux. @default - all */
  readonly nodeSelector?: Readonly<Record<string, string>>;
}

const BUSYBOX = '/bin/busybox';
const SHARED = '/sitepair';
const COPY = `${SHARED}/busybox`;
/** Any image runs with these, and namespaces of the `restricted` pod security level take them. */
const CONFINED = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
} as const;
/** What copying and running busybox takes; a container has no use of its own. */
const RESOURCES = { requests: { cpu: '1m', memory: '16Mi' }, limits: { memory: '64Mi' } } as const;

/**
 * A DaemonSet that has each node pull images. Each image is an init container that runs `true` and exits.
 *
 * Images without a shell (distroless, scratch) have no `true` to run. So the tool's static busybox is copied to a volume first, and
 * every image runs that copy. The limits: Linux images of the nodes' architecture, which the tool has to be of too. The images stay
 * as long as the pod does; AKS's image cleaner, where it is on, may count them as unused.
 */
export class ImagePrepull extends Construct {
  constructor(scope: Construct, id: string, props: ImagePrepullProps) {
    super(scope, id);
    const name = objectName('The name of the ImagePrepull', props.name ?? 'image-prepull');
    const namespace = props.namespace && objectName('The namespace of the ImagePrepull', props.namespace);
    if (props.images.length === 0) throw new Error(`ImagePrepull ${name} has no images to pull. Name at least one.`);
    for (const image of [...props.images, props.tool]) refuseMoving(name, image);

    const container = (id: string, image: string, command: readonly string[], readOnly: boolean) => ({
      name: id,
      image,
      command,
      imagePullPolicy: 'IfNotPresent',
      resources: RESOURCES,
      securityContext: CONFINED,
      volumeMounts: [{ name: 'tool', mountPath: SHARED, readOnly }],
    });
    const labels = { 'app.kubernetes.io/name': name };
    new ApiObject(this, 'daemonset', {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name, ...(namespace && { namespace }), labels },
      spec: {
        selector: { matchLabels: labels },
        // Pods serve nobody: all nodes pull at once.
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '100%' } },
        template: {
          metadata: { labels },
          spec: {
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            terminationGracePeriodSeconds: 1,
            nodeSelector: { ...props.nodeSelector, 'kubernetes.io/os': 'linux' },
            tolerations: [{ operator: 'Exists' }],
            securityContext: {
              runAsNonRoot: true,
              runAsUser: 65534,
              runAsGroup: 65534,
              seccompProfile: { type: 'RuntimeDefault' },
            },
            initContainers: [
              container('tool', props.tool, [BUSYBOX, 'cp', BUSYBOX, COPY], false),
              ...[...new Set(props.images)].map((image, at) =>
                container(`image-${at + 1}`, image, [COPY, 'true'], true),
              ),
            ],
            containers: [container('rest', props.tool, [BUSYBOX, 'tail', '-f', '/dev/null'], true)],
            volumes: [{ name: 'tool', emptyDir: { sizeLimit: '16Mi' } }],
          },
        },
      },
    });
  }
}

/** A node that has an image of that name pulls it no more: what a moving tag means by now, it would learn on the day. */
function refuseMoving(name: string, image: string): void {
  // github.com/distribution/reference v0.6.0 regexp.go, read 2026-11: a tag has 1 to 128 characters; a port comes before the last "/".
  const fixed = /^[^\s@]+@sha256:[0-9a-f]{64}$/.test(image) || /^[^\s@]*[^\s@:/]:\w[\w.-]{0,127}$/.test(image);
  if (fixed && !image.endsWith(':latest')) return;
  throw new Error(
    `ImagePrepull ${name} has the image ${JSON.stringify(image)}. Give it a digest, or a tag other than latest, for example contoso.azurecr.io/ledger:1.4.2.`,
  );
}
