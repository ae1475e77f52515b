// Resources of the groups that workloads are made of: k8s.io/client-go v0.33.12 kubernetes/typed and kedacore/keda
// config/crd/bases, read 2026-11. The group without a name is the core one.
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  '': [
    'configmaps',
    'endpoints',
    'events',
    'limitranges',
    'namespaces',
    'nodes',
    'persistentvolumeclaims',
    'persistentvolumes',
    'pods',
    'podtemplates',
    'replicationcontrollers',
    'resourcequotas',
    'secrets',
    'serviceaccounts',
    'services',
  ],
  apps: ['controllerrevisions', 'daemonsets', 'deployments', 'replicasets', 'statefulsets'],
  autoscaling: ['horizontalpodautoscalers'],
  batch: ['cronjobs', 'jobs'],
  policy: ['poddisruptionbudgets'],
  'keda.sh': ['clustertriggerauthentications', 'scaledjobs', 'scaledobjects', 'triggerauthentications'],
};

/**
 * `text` itself, when it can be the group and resource of an object: `deployments.apps`. Velero compares it letter by letter, so with
 * a singular, a kind or a missing group the restore completes and nothing was modified.
 * @throws Error when it is not a plural in lower case with the group that it belongs to; `what` names it in the message.
 */
export function groupResource(what: string, text: string): string {
  const [, resource = '', group = ''] = /^([a-z][a-z0-9]*)(?:\.([a-z0-9]+(?:[.-][a-z0-9]+)*))?$/.exec(text) ?? [];
  const known = KNOWN[group];
  // Groups of custom resources are domains; what reads like one may begin with a version that does not belong there.
  const custom = resource.endsWith('s') && group.includes('.') && !/^v\d+((alpha|beta)\d+)?\./.test(group);
  if (known ? known.includes(resource) : custom) return text;
  const meant = closest(text);
  const hint = meant
    ? `Write ${meant}.`
    : 'Write the plural in lower case, a dot and the API group without its version, for example rollouts.argoproj.io.';
  throw new Error(
    `${what} is ${JSON.stringify(text)}, which Velero takes and then never matches: what should be stopped would start. ${hint}`,
  );
}

/** The known resource whose singular, plural or kind `text` starts or ends with: `Deployment`, `deployments`, `apps/v1/Deployment`. */
function closest(text: string): string | undefined {
  const words = text.toLowerCase().split(/[^a-z0-9]+/);
  for (const [group, resources] of Object.entries(KNOWN)) {
    const resource = resources.find((plural) => words.some((word) => word === plural || `${word}s` === plural));
    if (resource) return group ? `${resource}.${group}` : resource;
  }
  return undefined;
}
