import { type ApiObject, JsonPatch } from 'cdk8s';

/** Takes the chart's namespace off an object of a kind that has none. */
export function clusterScoped(object: ApiObject): void {
  if (object.metadata.namespace !== undefined) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
}
