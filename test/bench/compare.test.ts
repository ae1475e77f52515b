import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { App } from 'cdktf';
import { byHand } from '../../bench/by-hand';
import { differences } from '../../bench/compare';
import { globalNames, programOf } from '../../bench/programs';

function inFolder(work: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'sitepair-bench-'));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function synthesized(outdir: string, program: (app: App) => void): string {
  const app = new App({ outdir });
  program(app);
  app.synth();
  return outdir;
}

function written(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

describe('the program by hand', () => {
  it('writes what stacks/main.ts writes, to the byte', () => {
    inFolder((folder) => {
      const main = join(folder, 'main');
      execFileSync(process.execPath, ['--import', 'tsx', 'stacks/main.ts'], {
        env: { ...process.env, CDKTF_OUTDIR: main },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const hand = synthesized(join(folder, 'hand'), (app) => byHand(app, 'orders', globalNames('orders')));
      assert.deepEqual(differences(hand, main), []);
    });
  });

  it('writes what SitePair writes for two pairs of one App', () => {
    inFolder((folder) => {
      const hand = synthesized(join(folder, 'hand'), programOf('byHand', ['orders', 'billing']));
      const pair = synthesized(join(folder, 'pair'), programOf('sitePair', ['orders', 'billing']));
      assert.deepEqual(differences(hand, pair), []);
    });
  });
});

describe('differences', () => {
  it('names a missing file, Terraform that is too much, and the first other line', () => {
    inFolder((folder) => {
      const expected = written(join(folder, 'expected'), {
        'manifest.json': '{}',
        'stacks/a/cdk.tf.json': '{\n  "a": 1\n}',
        'stacks/b/cdk.tf.json': '{}',
      });
      const actual = written(join(folder, 'actual'), {
        'manifest.json': '{}',
        'stacks/a/cdk.tf.json': '{\n  "a": 2\n}',
        'stacks/c/cdk.tf.json': '{}',
      });
      assert.deepEqual(differences(expected, actual), [
        'stacks/b/cdk.tf.json is missing.',
        'stacks/c/cdk.tf.json is too much.',
        'stacks/a/cdk.tf.json differs: line 2 is "a": 2, not "a": 1.',
      ]);
    });
  });

  it('says so when a file goes on, or ends too early', () => {
    inFolder((folder) => {
      const short = written(join(folder, 'short'), { 'manifest.json': '{' });
      const long = written(join(folder, 'long'), { 'manifest.json': '{\n}' });
      assert.deepEqual(differences(short, long), ['manifest.json differs: line 2 is too much.']);
      assert.deepEqual(differences(long, short), ['manifest.json differs: line 2 is missing, not }.']);
    });
  });

  it('lets a pair have a review and manifests beside its Terraform', () => {
    inFolder((folder) => {
      const expected = written(join(folder, 'expected'), { 'stacks/a/cdk.tf.json': '{}' });
      const actual = written(join(folder, 'actual'), {
        'stacks/a/cdk.tf.json': '{}',
        'stacks/a/pair/review.md': '# Review',
        'stacks/a/manifests/00.yaml': 'a: 1',
      });
      assert.deepEqual(differences(expected, actual), []);
    });
  });
});
