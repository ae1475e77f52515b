/** One Terraform stack of the pair. */
export interface StackReport {
  readonly id: string;
  /** Number of resources by Terraform type, sorted by type. */
  readonly resources: Readonly<Record<string, number>>;
  /** Number of all its resources. */
  readonly total: number;
  /** Ids of the stacks that are applied before it. */
  readonly dependsOn: readonly string[];
}

/** One role assignment. */
export interface RoleReport {
  readonly stack: string;
  /** Name of the identity that gets it. */
  readonly identity: string;
  readonly role: string;
  /** Name of what it is on. */
  readonly on: string;
  readonly reason: string;
  /** Whether an ABAC condition narrows it. */
  readonly conditional: boolean;
}

/** Stack ids in the order of applying; those in one group have no edge between them. */
export function deployOrderOf(stacks: readonly StackReport[]): string[][] {
  const waves: string[][] = [];
  const placed = new Map<string, number>();
  const byId = new Map(stacks.map((stack) => [stack.id, stack]));
  const place = ({ id, dependsOn }: StackReport): number => {
    const known = placed.get(id);
    if (known !== undefined) return known;
    const before = dependsOn.flatMap((each) => byId.get(each) ?? []).map(place);
    const wave = Math.max(-1, ...before) + 1;
    placed.set(id, wave);
    waves[wave] = [...(waves[wave] ?? []), id];
    return wave;
  };
  for (const stack of stacks) place(stack);
  return waves;
}
