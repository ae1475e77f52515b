import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../lib/plan/finding';
import { summaryOf } from '../../lib/review/summary';
import { reportFor } from '../support/report';

const warning = (problem: string): Finding => ({
  rule: 'some-rule',
  severity: 'warning',
  path: 'x',
  problem,
  fix: 'y',
});
const lineFor = (problem: string) =>
  summaryOf([{ ...reportFor(), findings: [warning(problem)] }], () => 'out')
    .split('\n')
    .find((line) => line.startsWith('  warning'));

test('several pairs stand below each other, columns aligned, and every review is named', () => {
  const orders = { ...reportFor(), findings: [] };
  const shop = { ...orders, pair: 'shopping', readiness: 'hot' as const };
  assert.equal(
    summaryOf([orders, shop], (pair) => `out/stacks/${pair}/pair`),
    [
      'orders    warm  West Europe (active) + North Europe  4 stacks, 0 resources  0 errors, 0 warnings',
      '',
      '  deploy order   orders → orders-westeurope, orders-northeurope → orders-link',
      '',
      'shopping  hot   West Europe (active) + North Europe  4 stacks, 0 resources  0 errors, 0 warnings',
      '',
      '  deploy order   orders → orders-westeurope, orders-northeurope → orders-link',
      '',
      'Read first: out/stacks/orders/pair/review.md',
      '            out/stacks/shopping/pair/review.md',
    ].join('\n'),
  );
});

test('an App without a pair says so', () => {
  assert.equal(
    summaryOf([], () => 'out'),
    'No pair was declared, so no review was written.',
  );
});

test('a finding is shortened at the end of a sentence, at 140 characters', () => {
  const first = `${'a'.repeat(99)}.`;
  assert.equal(lineFor(`${first} ${'B'.repeat(38)}.`), `  warning  some-rule  ${first} ${'B'.repeat(38)}.`);
  assert.equal(lineFor(`${first} ${'B'.repeat(39)}.`), `  warning  some-rule  ${first}`);
});

test('the first sentence stays whole, however long, and a number is no sentence end', () => {
  const long = `${'a'.repeat(200)} 1.34 is old.`;
  assert.equal(lineFor(`${long} More.`), `  warning  some-rule  ${long}`);
});
