import { ApiObject, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { VELERO_NAMESPACE } from '../plan/velero';
import { groupResource } from './group-resource';
import { objectName } from './object-name';

/** How to stop one more kind of object. */
export interface StandbyModifier {
  /** The kind, as `plural.group`: `rollouts.argoproj.io`. */
  readonly groupResource: string;
  /** JSON merge patch (RFC 7386) that stops it, `{ spec: { replicas: 0 } }`; a null takes a field away. */
  readonly mergePatch: Readonly<Record<string, unknown>>;
}

/** What a restore at the standby stops. */
export interface StandbyModifiersProps {
  /** Namespaces, as the backup names them, in which objects are stopped. @default - all */
  readonly namespaces?: readonly string[];
  /** More kinds to stop, such as those of the workloads' operators. @default - none */
  readonly also?: readonly StandbyModifier[];
  /** Name of the ConfigMap. @default 'standby-modifiers' */
  readonly name?: string;
  /** Namespace of the Velero server. @default 'velero' */
  readonly namespace?: string;
}

const STOPPED = { spec: { replicas: 0 } };
const SUSPENDED = { spec: { suspend: true } };
/** No node has this label. */
const NOWHERE = { spec: { template: { spec: { nodeSelector: { 'sitepair/runs': 'at-the-active-site' } } } } };
// With both, KEDA scales to 0 and then rests; with either alone, replicas were seen going back and forth between 0 and 1
// (kedacore/keda issue 5165, KEDA 2.12, read 2026-11). Scaled jobs know the first one only (kedacore/keda pull request 4558).
const PAUSED = { 'autoscaling.keda.sh/paused': 'true' };
const PAUSED_AT_ZERO = { ...PAUSED, 'autoscaling.keda.sh/paused-replicas': '0' };

const OWN: readonly StandbyModifier[] = [
  { groupResource: 'deployments.apps', mergePatch: STOPPED },
  { groupResource: 'statefulsets.apps', mergePatch: STOPPED },
  { groupResource: 'replicasets.apps', mergePatch: STOPPED },
  { groupResource: 'replicationcontrollers', mergePatch: STOPPED },
  { groupResource: 'daemonsets.apps', mergePatch: NOWHERE },
  { groupResource: 'cronjobs.batch', mergePatch: SUSPENDED },
  { groupResource: 'jobs.batch', mergePatch: SUSPENDED },
  { groupResource: 'scaledobjects.keda.sh', mergePatch: { metadata: { annotations: PAUSED_AT_ZERO } } },
  { groupResource: 'scaledjobs.keda.sh', mergePatch: { metadata: { annotations: PAUSED } } },
];

/**
 * The ConfigMap that a Restore at the standby names as its `resourceModifier`: what it restores is deployed and not started. Restoring
 * once more without it, with `existingResourcePolicy: update`, starts everything as it was backed up.
 *
 * All rules are merge patches: a JSON patch to a path that is missing fails, and Velero then restores the object as it was.
 * Horizontal autoscalers need no rule: they rest while there are 0 replicas. Pods cannot be stopped and must be excluded by the
 * Restore: Velero restores them on their own, before what owns them.
 */
export class StandbyModifiers extends Construct {
  /** Name of the ConfigMap, for the Restore's `resourceModifier`. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: StandbyModifiersProps = {}) {
    super(scope, id);
    const { namespaces, also = [], name = 'standby-modifiers', namespace = VELERO_NAMESPACE } = props;
    this.name = objectName('The name of the StandbyModifiers', name);
    if (namespaces?.length === 0) {
      // Velero takes an empty list for all namespaces.
      throw new Error(
        `StandbyModifiers ${name} has no namespace to stop. Name some, or leave namespaces out to stop all.`,
      );
    }
    const within = namespaces?.map((each) => objectName(`A namespace of StandbyModifiers ${name}`, each));
    const rules = [...OWN, ...this.checked(also)].map((modifier) => ({
      conditions: { groupResource: modifier.groupResource, ...(within && { namespaces: [...within] }) },
      mergePatches: [{ patchData: JSON.stringify(modifier.mergePatch) }],
    }));
    new ApiObject(this, 'config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: this.name, namespace: objectName('The namespace of the StandbyModifiers', namespace) },
      // One key, or the Restore fails its validation (velero v1.18.2 internal/resourcemodifiers).
      data: { 'modifiers.yaml': Yaml.stringify({ version: 'v1', resourceModifierRules: rules }) },
    });
  }

  private checked(also: readonly StandbyModifier[]): readonly StandbyModifier[] {
    const seen = new Set(OWN.map((modifier) => modifier.groupResource));
    for (const modifier of also) {
      const kind = groupResource(`A groupResource of StandbyModifiers ${this.name}`, modifier.groupResource);
      if (seen.has(kind)) {
        throw new Error(
          `StandbyModifiers ${this.name} already stops ${kind}. Leave it out: a second patch could start it again.`,
        );
      }
      if (Object.keys(modifier.mergePatch).length === 0) {
        throw new Error(
          `StandbyModifiers ${this.name} has an empty mergePatch for ${kind}, which stops nothing. Give the fields that stop it, for example { spec: { replicas: 0 } }.`,
        );
      }
      seen.add(kind);
    }
    return also;
  }
}
