import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Measured, ratioOf, table, verdict } from '../../bench/report';

const measured = (pairs: number, byHand: number[], sitePair: number[]): Measured => ({ pairs, byHand, sitePair });

describe('the verdict of the benchmark', () => {
  it('passes a ratio of exactly 0.7 and refuses the next hundredth', () => {
    assert.deepEqual(verdict([measured(10, [100], [70])]), []);
    assert.deepEqual(verdict([measured(10, [100], [71])]), [
      'At 10 pairs SitePair takes 0.71 of the hand-written time; 0.7 is allowed.',
    ]);
  });

  it('asks nothing of fewer than 10 pairs', () => {
    assert.deepEqual(verdict([measured(9, [100], [300])]), []);
  });

  it('passes a pair that costs 1.5 times as much at 300 as at 100, and refuses one that costs more', () => {
    const at100 = measured(100, [10_000], [1000]);
    assert.deepEqual(verdict([at100, measured(300, [30_000], [4500])]), []);
    assert.deepEqual(verdict([at100, measured(300, [30_000], [4560])]), [
      'A pair costs 1.52 times as much at 300 pairs as at 100; 1.5 is allowed.',
    ]);
  });

  it('names every ratio that is too high', () => {
    assert.deepEqual(verdict([measured(10, [100], [80]), measured(100, [1000], [900])]), [
      'At 10 pairs SitePair takes 0.80 of the hand-written time; 0.7 is allowed.',
      'At 100 pairs SitePair takes 0.90 of the hand-written time; 0.7 is allowed.',
    ]);
  });
});

describe('the ratio', () => {
  it('is that of the fastest runs and that of the medians, apart', () => {
    assert.deepEqual(ratioOf(measured(10, [400, 200, 1000], [50, 300, 100])), { minimum: 0.25, median: 0.25 });
    assert.deepEqual(ratioOf(measured(10, [400, 200], [60, 180])), { minimum: 0.3, median: 0.4 });
  });
});

describe('the table', () => {
  it('has one line for each number of pairs, with the fastest runs', () => {
    assert.equal(
      table([measured(1, [160, 200], [80, 90]), measured(100, [8000], [2500])]),
      [
        'pairs  by hand ms  SitePair ms  ratio  ratio of medians  SitePair ms/pair',
        '    1         160           80   0.50              0.47              80.0',
        '  100        8000         2500   0.31              0.31              25.0',
      ].join('\n'),
    );
  });
});
