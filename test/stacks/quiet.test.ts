import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Fn, Lazy } from 'cdktf';
import { withoutCreationStacks } from '../../stacks/quiet';

describe('withoutCreationStacks', () => {
  it('records no creation stack inside, nested or not, and records it again afterwards', () => {
    const frames = () => Fn.upper('x').length && Lazy.anyValue({ produce: () => 1 }).creationStack.length;
    assert.deepEqual(
      withoutCreationStacks(() => [frames(), withoutCreationStacks(frames), frames()]),
      [0, 0, 0],
    );
    assert.ok(frames() > 0);
  });

  it('restores what it found when its work throws, and passes the error on with its own stack', () => {
    const before = Error.captureStackTrace;
    const wrong = () => withoutCreationStacks(() => withoutCreationStacks(() => JSON.parse('{')));
    assert.throws(wrong, (error: Error) => /quiet\.test\.ts:\d+/.test(error.stack ?? ''));
    assert.equal(Error.captureStackTrace, before);
  });

  it('lets errors made inside say where they were made', () => {
    class SiteError extends Error {}
    for (const error of withoutCreationStacks(() => [
      new Error('a'),
      new SiteError('b'),
      new assert.AssertionError({ message: 'c' }),
    ])) {
      assert.match(error.stack ?? '', /\n +at .*quiet\.test\.ts:\d+/);
    }
  });
});
