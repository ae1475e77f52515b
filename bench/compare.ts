import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * What the output folder `actual` has otherwise than `expected`, as sentences. Every file of `expected` must be there to the
 * byte. `actual` may have more (manifests, a review), but no Terraform more.
 */
export function differences(expected: string, actual: string): string[] {
  const wanted = filesBelow(expected);
  const found = filesBelow(actual);
  const missing = wanted.filter((file) => !found.includes(file)).map((file) => `${file} is missing.`);
  const more = found
    .filter((file) => basename(file) === 'cdk.tf.json' && !wanted.includes(file))
    .map((file) => `${file} is too much.`);
  const other = wanted
    .filter(
      (file) => found.includes(file) && !readFileSync(join(expected, file)).equals(readFileSync(join(actual, file))),
    )
    .map((file) => `${file} differs: ${firstDifference(join(expected, file), join(actual, file))}.`);
  return [...missing, ...more, ...other];
}

function firstDifference(expected: string, actual: string): string {
  const [wanted, found] = [expected, actual].map((file) => readFileSync(file, 'utf8').split('\n'));
  const line = wanted!.findIndex((text, i) => text !== found![i]);
  if (line === -1) return `line ${wanted!.length + 1} is too much`;
  return `line ${line + 1} is ${found![line]?.trim() ?? 'missing'}, not ${wanted![line]!.trim()}`;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort();
}
