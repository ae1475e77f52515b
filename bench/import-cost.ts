import { resolve, sep } from 'node:path';

/** What requiring one module loads. */
export interface ImportCost {
  readonly milliseconds: number;
  /** Files loaded in all. */
  readonly files: number;
  /** Files among them that are this project's. */
  readonly own: number;
  /** The provider's classes among them, by folder: `resource-group`, `subnet`. */
  readonly classes: readonly string[];
}

const PROVIDER = ['@cdktf', 'provider-azurerm', 'lib', ''].join(sep);

function costOf(id: string): ImportCost {
  const before = new Set(Object.keys(require.cache));
  const start = performance.now();
  require(id);
  const milliseconds = performance.now() - start;
  const files = Object.keys(require.cache).filter((file) => !before.has(file));
  const classes = files.flatMap((file) => file.split(PROVIDER).slice(1)).map((path) => path.split(sep)[0]!);
  const own = files.filter((file) => !file.includes(`${sep}node_modules${sep}`)).length;
  return { milliseconds, files: files.length, own, classes: [...new Set(classes)].sort() };
}

// In a process of its own: `import-cost.ts <package or ./file>` prints an `ImportCost` as JSON.
const id = process.argv[2]!;
console.log(JSON.stringify(costOf(id.startsWith('.') ? resolve(id) : id)));
