import schema from '../data/azurerm-4.55-schema.json';

/** Arguments of one resource or block, as they stand in a Terraform JSON file. */
export type Arguments = Readonly<Record<string, unknown>>;

/** What a stack's `cdk.tf.json` holds, as far as the tests read it. */
export interface StackJson {
  readonly terraform?: Arguments;
  readonly provider?: Readonly<Record<string, readonly Arguments[]>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
  readonly [section: string]: unknown;
}

/** A Terraform type as the schema writes it: `"string"`, `["list", "string"]`, `["object", { name: type }]`. */
type TypeExpression = string | readonly [string, unknown];

interface AttributeSchema {
  readonly type: TypeExpression;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
}

interface BlockSchema {
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
  readonly blocks?: Readonly<Record<string, BlockSchema>>;
  readonly min?: number;
  readonly max?: number;
}

const RESOURCES = schema.resources as unknown as Readonly<Record<string, BlockSchema>>;
const DATA_SOURCES = schema.dataSources as unknown as Readonly<Record<string, BlockSchema>>;

/** Arguments that Terraform itself reads in any resource; `//` is a comment in Terraform's JSON. */
const META_ARGUMENTS = ['//', 'count', 'for_each', 'depends_on', 'provider', 'lifecycle', 'provisioner', 'connection'];
/** Every azurerm resource has a block of these; the schema file leaves it out. */
const TIMEOUTS: BlockSchema = {
  attributes: Object.fromEntries(
    ['create', 'read', 'update', 'delete'].map((name) => [name, { type: 'string', optional: true }]),
  ),
  max: 1,
};

/**
 * Judges a stack against the argument names, types and block counts of azurerm 4.55.0: unknown arguments, missing ones,
 * computed ones that are set, too few or too many blocks, literals of the wrong type. Values are not judged (only the
 * provider itself can), neither are types of other providers. Returns one sentence a problem, `[]` when there is none.
 */
export function schemaProblems(stack: StackJson): string[] {
  return [
    ...sectionProblems('', stack.resource ?? {}, RESOURCES),
    ...sectionProblems('data.', stack.data ?? {}, DATA_SOURCES),
  ];
}

function sectionProblems(
  prefix: string,
  section: NonNullable<StackJson['resource']>,
  known: Readonly<Record<string, BlockSchema>>,
): string[] {
  const problems: string[] = [];
  for (const [type, byName] of Object.entries(section)) {
    if (!type.startsWith('azurerm_')) {
      continue;
    }
    const block = known[type];
    for (const [name, args] of Object.entries(byName)) {
      const address = `${prefix}${type}.${name}`;
      if (block === undefined) {
        problems.push(`${address}: type "${type}" is not in test/data/azurerm-4.55-schema.json`);
        continue;
      }
      const own = Object.fromEntries(Object.entries(args).filter(([key]) => !META_ARGUMENTS.includes(key)));
      const blocks = { ...block.blocks, timeouts: TIMEOUTS };
      problems.push(...blockProblems(`${address}: `, own, { ...block, blocks }));
    }
  }
  return problems;
}

/** `where` ends so that an argument's name can follow it: `azurerm_subnet.a: ` or `azurerm_subnet.a: delegation[0].`. */
function blockProblems(where: string, args: Arguments, block: BlockSchema): string[] {
  const problems: string[] = [];
  const { dynamic: dynamicBlocks = {}, ...plain } = args;
  const dynamic = dynamicBlocks as Readonly<Record<string, { readonly content?: Arguments }>>;
  for (const [name, value] of Object.entries(plain)) {
    const attribute = block.attributes[name];
    const nested = block.blocks?.[name];
    if (isUnset(value)) {
      continue;
    }
    if (attribute !== undefined) {
      problems.push(...attributeProblems(`${where}${name}`, value, attribute));
    } else if (nested !== undefined) {
      problems.push(...nestedProblems(`${where}${name}`, value, nested));
    } else {
      problems.push(`${where}${name} is not an argument of this ${where.endsWith('.') ? 'block' : 'resource'}`);
    }
  }
  for (const [name, { content = {} }] of Object.entries(dynamic)) {
    const nested = block.blocks?.[name];
    problems.push(
      ...(nested === undefined
        ? [`${where}dynamic.${name} is not a block of this ${where.endsWith('.') ? 'block' : 'resource'}`]
        : blockProblems(`${where}dynamic.${name}.`, content, nested)),
    );
  }
  for (const [name, attribute] of Object.entries(block.attributes)) {
    if (attribute.required === true && isUnset(plain[name])) {
      problems.push(`${where}${name} is required and missing`);
    }
  }
  for (const [name, nested] of Object.entries(block.blocks ?? {})) {
    const min = nested.min ?? 0;
    const count = blocksOf(plain[name]).length;
    if (count < min && dynamic[name] === undefined) {
      problems.push(`${where}${name} needs at least ${min} ${min === 1 ? 'block' : 'blocks'} and has ${count}`);
    }
  }
  return problems;
}

function attributeProblems(where: string, value: unknown, attribute: AttributeSchema): string[] {
  if (attribute.required !== true && attribute.optional !== true) {
    return [`${where} is computed by Azure and cannot be set`];
  }
  return typeProblems(where, value, attribute.type);
}

function nestedProblems(where: string, value: unknown, nested: BlockSchema): string[] {
  const blocks = blocksOf(value);
  const problems: string[] = [];
  if (nested.max !== undefined && blocks.length > nested.max) {
    const noun = nested.max === 1 ? 'block' : 'blocks';
    problems.push(`${where} allows at most ${nested.max} ${noun} and has ${blocks.length}`);
  }
  for (const [index, block] of blocks.entries()) {
    problems.push(
      ...(isRecord(block)
        ? blockProblems(`${where}[${index}].`, block, nested)
        : [`${where}[${index}] must be a block, given ${JSON.stringify(block)}`]),
    );
  }
  return problems;
}

function typeProblems(where: string, value: unknown, type: TypeExpression): string[] {
  if (isUnset(value) || isExpression(value)) {
    return [];
  }
  if (typeof type === 'string') {
    const wanted = type === 'bool' ? 'boolean' : type;
    return typeof value === wanted ? [] : [wrongType(where, type, value)];
  }
  const [kind, of] = type;
  if (kind === 'list' || kind === 'set') {
    return Array.isArray(value)
      ? value.flatMap((item, index) => typeProblems(`${where}[${index}]`, item, of as TypeExpression))
      : [wrongType(where, kind, value)];
  }
  if (!isRecord(value)) {
    return [wrongType(where, kind, value)];
  }
  return Object.entries(value).flatMap(([key, item]) => {
    const inner = kind === 'map' ? (of as TypeExpression) : (of as Record<string, TypeExpression>)[key];
    return inner === undefined
      ? [`${where}.${key} is not an argument of this object`]
      : typeProblems(`${where}.${key}`, item, inner);
  });
}

function wrongType(where: string, type: string, value: unknown): string {
  return `${where} must be a ${type}, given ${JSON.stringify(value)}`;
}

/** A block type may be written as one object or as a list of them. */
function blocksOf(value: unknown): readonly unknown[] {
  if (isUnset(value)) {
    return [];
  }
  return Array.isArray(value) ? value : [value];
}

/** An interpolation or a directive: its type is known to Terraform alone. `$${` is an escaped literal. */
function isExpression(value: unknown): boolean {
  return typeof value === 'string' && /(?:^|[^$])\$\{|(?:^|[^%])%\{/.test(value);
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null;
}

function isRecord(value: unknown): value is Arguments {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
