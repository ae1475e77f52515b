import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

/** `UPDATE_GOLDENS=1 node --import tsx --test test/review/golden.test.ts` writes them anew: read the diff before you commit it. */
const UPDATE = process.env.UPDATE_GOLDENS === '1';
const root = join(__dirname, '..', '..');
const outdir = mkdtempSync(join(tmpdir(), 'sitepair-golden-'));
after(() => rmSync(outdir, { recursive: true, force: true }));

const said = execFileSync(process.execPath, ['--import', 'tsx', 'stacks/main.ts'], {
  cwd: root,
  env: { ...process.env, CDKTF_OUTDIR: outdir },
  encoding: 'utf8',
  timeout: 60_000,
}).replaceAll(outdir, 'cdktf.out');

const written = (file: string) => readFileSync(join(outdir, 'stacks', 'orders', 'pair', file), 'utf8');

for (const [file, text] of [
  ['plan.json', written('plan.json')],
  ['review.md', written('review.md')],
  ['topology.mmd', written('topology.mmd')],
  ['summary.txt', said],
] as const) {
  test(`stacks/main.ts writes the stored ${file} to the byte`, () => {
    const golden = join(root, 'test', 'goldens', file);
    if (UPDATE) writeFileSync(golden, text);
    assert.equal(text, readFileSync(golden, 'utf8'));
  });
}

test('nothing of the machine and no token is in what a person reads', () => {
  for (const file of ['plan.json', 'review.md', 'topology.mmd']) {
    for (const stranger of [outdir, root, tmpdir(), 'TfToken', '${', 'undefined', '[object Object]', 'NaN']) {
      assert.ok(!written(file).includes(stranger), `${file} has ${stranger}`);
    }
  }
});
