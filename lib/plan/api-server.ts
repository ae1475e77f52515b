/** Who may reach the Kubernetes API of both clusters. */
export class ApiServer {
  /** From these address ranges, and from the cluster's own egress address, which is added. */
  static authorizedRanges(ranges: readonly [string, ...string[]]): ApiServer {
    return new ApiServer('authorized-ranges', ranges);
  }

  /** From inside the peered networks only: a private cluster. Fixed at creation; changing it replaces the cluster. */
  static private(): ApiServer {
    return new ApiServer('private', []);
  }

  /** From anywhere, with an Entra sign-in: local accounts are disabled. A finding says so. */
  static public(): ApiServer {
    return new ApiServer('public', []);
  }

  private constructor(
    readonly access: 'authorized-ranges' | 'private' | 'public',
    readonly ranges: readonly string[],
  ) {}
}
