import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { VELERO_NAMESPACE } from '../plan/velero';
import { objectName } from './object-name';

/** How Velero's node agents move the data of volumes. */
export interface NodeAgentConfigProps {
  /** How many volumes one node moves at a time, 1 or more. @default - Velero's own: 1 */
  readonly volumesAtATime?: number;
  /** Name of the ConfigMap. @default 'node-agent-config' */
  readonly name?: string;
  /** Namespace of the Velero server. @default 'velero' */
  readonly namespace?: string;
}

/**
 * The node agents' configuration, with delay binding ignored: a standby's volumes are filled although no pod asks for them. Without
 * it every restore of a `WaitForFirstConsumer` volume waits for a pod that is not started, and fails after 30 minutes (velero
 * issues 7561 and 8044).
 *
 * The agents find it by `--node-agent-configmap=<name>` and read it when they start, never again.
 */
export class NodeAgentConfig extends Construct {
  /** Name of the ConfigMap, for the agents' flag. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: NodeAgentConfigProps = {}) {
    super(scope, id);
    const { volumesAtATime, name = 'node-agent-config', namespace = VELERO_NAMESPACE } = props;
    if (volumesAtATime !== undefined && !(Number.isInteger(volumesAtATime) && volumesAtATime >= 1)) {
      throw new Error(`NodeAgentConfig volumesAtATime is ${volumesAtATime}. Give a whole number, 1 or more.`);
    }
    this.name = objectName('The name of the NodeAgentConfig', name);
    const configuration = {
      ...(volumesAtATime && { loadConcurrency: { globalConfig: volumesAtATime } }),
      restorePVC: { ignoreDelayBinding: true },
    };
    new ApiObject(this, 'config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: this.name, namespace: objectName('The namespace of the NodeAgentConfig', namespace) },
      // One key, or the agents refuse to start (velero v1.18.2 pkg/nodeagent/node_agent.go).
      data: { 'node-agent-config.json': JSON.stringify(configuration) },
    });
  }
}
