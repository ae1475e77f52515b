const recordNothing = (): void => {};

/**
 * Runs `work` without recording where each token is created, and returns what `work` returns.
 *
 * cdktf captures a whole stack trace for every token, to print it should that token ever fail to resolve. That is more
 * than a third of the time that building and synthesizing a program takes. While `work` runs,
 * `Error.captureStackTrace` does nothing; afterwards, also when `work` throws, it is what it was before. Calls nest.
 *
 * - Errors keep their stacks: `new Error()` does not go through `Error.captureStackTrace`.
 * - A token made inside has no "Object creation stack" in its resolution error, and an annotation added inside has no
 *   stack trace in `manifest.json`.
 * - Only what happens before `work` returns is quiet: an async function is heard again from its first `await` on.
 *
 * @throws what `work` throws, unchanged
 */
export function withoutCreationStacks<T>(work: () => T): T {
  const before = Error.captureStackTrace;
  Error.captureStackTrace = recordNothing;
  try {
    return work();
  } finally {
    Error.captureStackTrace = before;
  }
}
