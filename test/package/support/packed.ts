import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';

/** The repository. */
export const root = join(__dirname, '../../..');

/** The package's peers. */
export const FRAMEWORKS = ['@cdktf/provider-azurerm', 'cdk8s', 'cdktf', 'constructs'];

/** What `stacks/main.ts` writes. */
export const STACKS = ['orders', 'orders-link', 'orders-northeurope', 'orders-westeurope'];

/** A program that makes a pair with the package and reads its stacks with the package's testing. */
export const USES_TESTING = `
import { AzureRegion, Readiness, Site, SitePair } from 'sitepair';
import { synthesize } from 'sitepair/testing';

const app = synthesize((app) => {
  const pair = new SitePair(app, 'orders', {
    organization: 'contoso',
    primary: Site.in(AzureRegion.WEST_EUROPE, { network: '10.10.0.0/16' }),
    standby: Site.in(AzureRegion.WEST_EUROPE.pair, { network: '10.20.0.0/16' }),
    readiness: Readiness.warm({ standbyNodes: 2 }),
  });
  pair.site('northeurope');
});
console.log(app.stacks.join(' '));
`;

/** The caller's environment without what npm, cdktf's CLI and the test runner leave in it. */
export const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_|CDKTF_|NODE_TEST_CONTEXT$)/i.test(name)),
);

/** Runs a command in `cwd` and returns what it prints. @throws when it fails or takes a minute */
export const run = async (command: string, args: string[], cwd: string): Promise<string> =>
  (await promisify(execFile)(command, args, { cwd, env: environment, timeout: 60_000 })).stdout;

/** Copies the repository, without what is built or installed; its installed packages are linked. */
export function copyRepository(copy: string): void {
  const left = ['node_modules', '.git', 'dist', 'cdktf.out'];
  cpSync(root, copy, { recursive: true, filter: (path) => !left.includes(relative(root, path).split(sep)[0]!) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
}

/** Builds and packs a copy of the repository: the packed paths, and the tarball in the copy. */
export async function pack(copy: string): Promise<{ readonly files: string[]; readonly tarball: string }> {
  const printed = await run('npm', ['pack', '--json', '--offline', '--no-update-notifier'], copy);
  const [{ files, filename }] = JSON.parse(printed) as [{ files: { path: string }[]; filename: string }];
  return { files: files.map(({ path }) => path), tarball: join(copy, filename) };
}

/** Links the package `name` in `folder` to `target`, by default to the repository's. */
export function link(folder: string, name: string, target = join(root, 'node_modules', name)): void {
  const path = join(folder, 'node_modules', name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

/** Compiles files in `folder`, and returns what the compiler has against them and the package's declarations. */
export function compile(folder: string, files: readonly string[], options: ts.CompilerOptions): string[] {
  const program = ts.createProgram(
    files.map((file) => join(folder, file)),
    {
      target: ts.ScriptTarget.ES2022,
      strict: true,
      types: ['node'],
      typeRoots: [join(folder, 'node_modules/@types')],
      rootDir: folder,
      ...options,
    },
  );
  const own = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(folder) && !/\/node_modules\/(?!sitepair\/)/.test(fileName));
  const found = [...program.getOptionsDiagnostics(), ...own.flatMap((file) => program.getSemanticDiagnostics(file))];
  for (const file of own.filter(({ isDeclarationFile }) => !isDeclarationFile)) program.emit(file);
  return found.map(({ file, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, ' ');
    return file ? `${relative(folder, file.fileName)}: ${text}` : text;
  });
}
