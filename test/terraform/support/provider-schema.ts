/** A Terraform type: `"string"`, `["list", "string"]`, `["object", { … }]`. */
export type TypeExpression = string | readonly [string, unknown];

/** A resource or block in `terraform providers schema -json`. */
export interface ProviderBlock {
  readonly attributes?: Readonly<Record<string, { readonly type: TypeExpression }>>;
  readonly block_types?: Readonly<Record<string, { readonly nesting_mode: string; readonly block: ProviderBlock }>>;
}

/** One provider in `terraform providers schema -json`. */
export interface ProviderSchemas {
  readonly resource_schemas: Readonly<Record<string, { readonly version: number; readonly block: ProviderBlock }>>;
}
