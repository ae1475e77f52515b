import { sep } from 'node:path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import { App, TerraformProvider } from 'cdktf';

/** A class, as far as its place in a chain of classes goes. */
type Class = abstract new (...args: never) => object;

/** A loaded copy of cdktf, or of its fork cdktn. */
interface Core {
  readonly name: string;
  readonly version: string;
  /** Undefined when Node's cache does not have it: it was loaded again, or is part of a bundle. */
  readonly folder: string | undefined;
}

/**
 * Refuses a program with two copies of cdktf (or cdktn, its fork): what one makes is not wholly known to the other.
 * Aspects are not applied, without a word, and with different versions synth throws from the inside of either.
 *
 * A subclass of `App` is fine, and so is the same file loaded twice, as test runners do.
 *
 * @throws Error with the fix when `app`, or the provider bindings, belong to another copy than this library's
 */
export function refuseSecondCore(app: App): void {
  // Nowhere else is `instanceof` asked of cdktf's classes, because copies answer differently: here that is the question.
  if (!(app instanceof App)) refuse('the App', (app as object).constructor as Class, App);
  if (!(AzurermProvider.prototype instanceof TerraformProvider)) {
    refuse('@cdktf/provider-azurerm', AzurermProvider, TerraformProvider);
  }
}

/** @param what who uses `theirs`. @throws Error unless `theirs` and `ours` are of the same copy after all */
function refuse(what: string, theirs: Class, ours: Class): void {
  const [other, own] = [coreOf(theirs), coreOf(ours)];
  if (!other || !own) return;
  const alike = other.name === own.name && other.version === own.version;
  if (alike && (!other.folder || !own.folder)) return;
  const fork = [other, own].find(({ name }) => name === 'cdktn');
  const wanted = fork ? `npm:cdktn@${fork.version}` : own.version;
  throw new Error(
    `This program has two copies of cdktf: ${what} uses ${textOf(other)}, and sitepair uses ${textOf(own)}. ` +
      `Constructs of one copy do not work in the other. Make it one: import from 'cdktf' alone, install it as below, ` +
      `and take every other copy out of package.json.

  npm, package.json:
      "dependencies": { "cdktf": "${wanted}" }, "overrides": { "cdktf": "$cdktf" }
  pnpm, package.json and pnpm-workspace.yaml:
      "dependencies": { "cdktf": "${wanted}" }
      peerDependencyRules: { allowedVersions: { cdktf: '*' } }`,
  );
}

const textOf = ({ name, version, folder }: Core) => `${name} ${version}${folder ? ` in ${folder}` : ''}`;

/** Where jsii, which compiles both, writes a class's name and its package's version. */
const RTTI = Symbol.for('jsii.rtti');

/** The copy whose class `derived` is, or extends; undefined when neither cdktf nor cdktn made it. */
function coreOf(derived: Class): Core | undefined {
  for (let each: unknown = derived; typeof each === 'function'; each = Object.getPrototypeOf(each)) {
    const { fqn, version } = (Object.getOwnPropertyDescriptor(each, RTTI)?.value ?? {}) as Record<string, string>;
    const [, name, exported] = /^(cdkt[fn])\.(\w+)$/.exec(fqn ?? '') ?? [];
    if (name) return { name, version: version!, folder: folderOf(each, exported!) };
  }
  return undefined;
}

/** The package folder that `exported` was loaded from. */
function folderOf(value: unknown, exported: string): string | undefined {
  const index = `${sep}lib${sep}index.js`;
  const [file] =
    Object.entries(require.cache).find(
      ([path, loaded]) => path.endsWith(index) && loaded?.exports?.[exported] === value,
    ) ?? [];
  return file?.slice(0, -index.length);
}
