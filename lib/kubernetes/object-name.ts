/**
 * `name` itself, when Kubernetes takes it both for an object and as a label's value.
 * @throws Error when it is not 1 to 63 lower-case letters, digits and `-`; `what` names it in the message.
 */
export function objectName(what: string, name: string): string {
  // k8s.io/apimachinery v0.33.12 pkg/util/validation/validation.go, IsDNS1123Label and LabelValueMaxLength, read 2026-11.
  if (/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) return name;
  throw new Error(
    `${what} is ${JSON.stringify(name)}. Use 1 to 63 lower-case letters, digits and "-", starting and ending with a letter or digit.`,
  );
}
