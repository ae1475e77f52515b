/** What a plan does to one resource; `replace` is a delete and a create of the same address. */
export type Action = 'create' | 'read' | 'update' | 'replace' | 'delete' | 'forget' | 'no-op';

/** One entry of `resource_changes` of `terraform show -json`. */
export interface ResourceChange {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** Address of the provider, such as `…/hashicorp/azurerm`. */
  readonly provider_name: string;
  /** Key of `count` or `for_each`. */
  readonly index?: string | number;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Record<string, unknown> | null;
    readonly after: Record<string, unknown> | null;
    /** `true` where a value is known only after apply, in the shape of `after`. */
    readonly after_unknown: unknown;
    /** `true` where a value is secret, in the shape of `after`. */
    readonly after_sensitive: unknown;
    /** Paths of the arguments that force a replacement. */
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

/** A resource of the configuration, with the expressions of its arguments. */
export interface ConfiguredResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly expressions?: unknown;
}

/** The parts of `terraform show -json <plan>` that the tests read. */
export interface PlanJson {
  readonly terraform_version: string;
  readonly resource_changes?: readonly ResourceChange[];
  readonly configuration: { readonly root_module: { readonly resources?: readonly ConfiguredResource[] } };
}

/** A plan, asked in the domain's words. */
export class Plan {
  constructor(readonly json: PlanJson) {}

  /** Changes of managed resources. */
  get changes(): readonly ResourceChange[] {
    return (this.json.resource_changes ?? []).filter((change) => change.mode === 'managed');
  }

  /** What happens to each managed resource, by address. */
  get actions(): Readonly<Record<string, Action>> {
    return Object.fromEntries(this.changes.map((change) => [change.address, actionOf(change)]));
  }

  /** Addresses with this action, sorted. */
  withAction(action: Action): string[] {
    return this.changes
      .filter((change) => actionOf(change) === action)
      .map((change) => change.address)
      .sort();
  }

  /** How many managed resources have each action; an action that no resource has is absent. */
  get counts(): Partial<Record<Action, number>> {
    const counts: Partial<Record<Action, number>> = {};
    for (const action of Object.values(this.actions)) {
      counts[action] = (counts[action] ?? 0) + 1;
    }
    return counts;
  }
}

function actionOf({ change }: ResourceChange): Action {
  return change.actions.length === 2 ? 'replace' : (change.actions[0] as Action);
}
