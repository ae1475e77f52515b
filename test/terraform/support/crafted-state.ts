import { createHash } from 'node:crypto';
import { armId } from './arm-id';
import type { Plan, ResourceChange } from './plan';
import type { ProviderBlock, ProviderSchemas, TypeExpression } from './provider-schema';
import type { Workspace } from './terraform';

/** A Terraform state, version 4. */
export interface State {
  readonly version: 4;
  readonly terraform_version: string;
  readonly serial: number;
  readonly lineage: string;
  readonly outputs: Readonly<Record<string, never>>;
  readonly resources: readonly StateResource[];
}

interface StateResource {
  readonly mode: 'managed';
  readonly type: string;
  readonly name: string;
  readonly provider: string;
  readonly instances: readonly StateInstance[];
}

interface StateInstance {
  readonly schema_version: number;
  readonly attributes: Values;
  /** Paths of what is secret; a state without them differs from any plan. */
  readonly sensitive_attributes: readonly (readonly PathStep[])[];
  readonly index_key?: string | number;
}

type PathStep =
  | { readonly type: 'get_attr'; readonly value: string }
  | { readonly type: 'index'; readonly value: { readonly value: number; readonly type: 'number' } };

type Values = Record<string, unknown>;

/** Longer chains of references than any stack has. */
const MAX_ROUNDS = 12;

/**
 * Makes the state that an apply of the workspace's stack would leave, without a cloud: the plan's own values where it
 * knows them; ARM ids and made-up values, always the same, where Azure would choose. Works in rounds: each one plans
 * against the state so far and adds the resources whose arguments are all known by now.
 */
export async function craftState(workspace: Workspace): Promise<State> {
  const schemas = await workspace.terraform.providerSchemas(workspace);
  let resources: StateResource[] = [];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const plan = await workspace.plan(stateOf(resources));
    const missing = plan.changes.filter(({ change }) => change.actions[0] === 'create');
    if (missing.length === 0) {
      return stateOf(resources);
    }
    const ready = missing.filter((change) => !waits(change, plan));
    if (ready.length === 0) {
      const addresses = missing.map(({ address }) => address).join(', ');
      throw new Error(`These resources' arguments are never known in a plan, so no state can be made: ${addresses}.`);
    }
    resources = ready.reduce((all, change) => withInstance(all, change, schemas), resources);
  }
  throw new Error(`No state after ${MAX_ROUNDS} rounds: the stack's references form a longer chain.`);
}

function stateOf(resources: readonly StateResource[]): State {
  const lineage = '00000000-0000-0000-0000-0000000000aa';
  return { version: 4, terraform_version: '1.0.0', serial: 1, lineage, outputs: {}, resources };
}

function withInstance(
  all: StateResource[],
  change: ResourceChange,
  schemas: Readonly<Record<string, ProviderSchemas>>,
): StateResource[] {
  const { type, name, index, address, provider_name } = change;
  const schema = schemas[provider_name]?.resource_schemas[type];
  if (schema === undefined) {
    throw new Error(`${address}: the provider has no resource type ${type}.`);
  }
  const instance: StateInstance = {
    schema_version: schema.version,
    attributes: attributesOf(change, schema.block),
    sensitive_attributes: sensitivePaths(change.change.after_sensitive),
    ...(index !== undefined && { index_key: index }),
  };
  const existing = all.find((resource) => resource.type === type && resource.name === name);
  const instances = [...(existing?.instances ?? []), instance];
  const provider = `provider["${provider_name}"]`;
  return [...all.filter((resource) => resource !== existing), { mode: 'managed', type, name, provider, instances }];
}

/** The planned values, with the unknown ones made up; the id last, as it is made of the others. */
function attributesOf({ type, address, change }: ResourceChange, block: ProviderBlock): Values {
  const values = filled(address, change.after ?? {}, change.after_unknown, block) as Values;
  return { ...values, ...((change.after_unknown as Values).id === true && { id: armId(type, values) }) };
}

/** A block's values with each unknown one replaced. `seed` tells made-up values apart: address and path. */
function filled(seed: string, after: unknown, unknown: unknown, block: ProviderBlock): unknown {
  if (Array.isArray(after)) {
    const flags = Array.isArray(unknown) ? unknown : [];
    return after.map((item, index) => filled(`${seed}[${index}]`, item, flags[index], block));
  }
  const values: Values = { ...(after as Values) };
  for (const [name, flag] of Object.entries((unknown ?? {}) as Values)) {
    const path = `${seed}.${name}`;
    const attribute = block.attributes?.[name];
    const nested = block.block_types?.[name];
    if (nested !== undefined) {
      values[name] = flag === true ? [] : filled(path, values[name] ?? [], flag, nested.block);
    } else if (attribute !== undefined && hasUnknown(flag)) {
      values[name] = flag === true ? madeUp(path, name, attribute.type) : filledValue(path, values[name], flag);
    }
  }
  return values;
}

/** A list, set or map in which single elements are unknown; those are strings in every type that we use. */
function filledValue(path: string, value: unknown, unknown: unknown): unknown {
  if (unknown === true) {
    return madeUp(path, '', 'string');
  }
  if (Array.isArray(unknown)) {
    const known = (value ?? []) as unknown[];
    return unknown.map((flag, index) => filledValue(`${path}[${index}]`, known[index], flag));
  }
  if (typeof unknown === 'object' && unknown !== null) {
    const known = (value ?? {}) as Values;
    const flags = Object.entries(unknown);
    return {
      ...known,
      ...Object.fromEntries(flags.map(([key, flag]) => [key, filledValue(`${path}.${key}`, known[key], flag)])),
    };
  }
  return value;
}

/** What Azure might have answered: always the same for a path, different between paths. */
function madeUp(path: string, name: string, type: TypeExpression): unknown {
  if (typeof type !== 'string') {
    return type[0] === 'map' ? {} : [];
  }
  if (type !== 'string') {
    return type === 'bool' ? false : 0;
  }
  const hash = createHash('sha256').update(path).digest('hex');
  const guid = hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
  if (name === 'name' || /(principal|client|tenant|object)_id$/.test(name)) {
    return guid;
  }
  if (name.endsWith('ip_address')) {
    // RFC 5737: 198.51.100.0/24 belongs to nobody.
    return `198.51.100.${Number.parseInt(hash.slice(0, 2), 16)}`;
  }
  if (name.endsWith('fqdn')) {
    return `${hash.slice(0, 12)}.example.com`;
  }
  return name.endsWith('_url') ? `https://${hash.slice(0, 12)}.example.com/` : `made-up-${hash.slice(0, 12)}`;
}

/** The paths of every `true` in the plan's `after_sensitive`. */
function sensitivePaths(flag: unknown, path: readonly PathStep[] = []): (readonly PathStep[])[] {
  if (flag === true) {
    return [path];
  }
  if (Array.isArray(flag)) {
    return flag.flatMap((item, value) =>
      sensitivePaths(item, [...path, { type: 'index', value: { value, type: 'number' } }]),
    );
  }
  return Object.entries((flag || {}) as Values).flatMap(([value, item]) =>
    sensitivePaths(item, [...path, { type: 'get_attr', value }]),
  );
}

/** Whether an argument that the configuration gives is still unknown, as a resource it refers to isn't in the state. */
function waits({ address, change }: ResourceChange, plan: Plan): boolean {
  const configured = plan.json.configuration.root_module.resources ?? [];
  const own = configured.find((resource) => resource.address === address.replace(/\[[^[\]]*\]$/, ''));
  return unknownGiven(change.after_unknown, own?.expressions);
}

function unknownGiven(unknown: unknown, expression: unknown): boolean {
  if (expression === undefined || expression === null || !hasUnknown(unknown)) {
    return false;
  }
  if (typeof expression === 'object' && 'references' in expression) {
    return true;
  }
  if (Array.isArray(expression)) {
    const flags = Array.isArray(unknown) ? unknown : [unknown];
    return expression.some((item, index) => unknownGiven(flags[index], item));
  }
  return Object.entries(expression).some(([name, inner]) => unknownGiven((unknown as Values)[name], inner));
}

function hasUnknown(flag: unknown): boolean {
  return flag === true || (typeof flag === 'object' && flag !== null && Object.values(flag).some(hasUnknown));
}
