/** Where a value of the plan comes from. */
export type Origin = 'declared' | 'preset' | 'derived';

/** A value of the plan together with where it comes from, so that a reviewer can tell a decision from a default. */
export interface Resolved<T> {
  readonly value: T;
  /** `declared`: the user typed it. `preset`: a default of this library. `derived`: computed from other values. */
  readonly from: Origin;
  /** The prop it was declared in, the preset it belongs to, or how it was derived. */
  readonly why: string;
}

/** The user typed it, in the prop at `path`. */
export const declared = <T>(value: T, path: string): Resolved<T> => ({ value, from: 'declared', why: path });

/** A default of this library; `why` says which one. */
export const preset = <T>(value: T, why: string): Resolved<T> => ({ value, from: 'preset', why });

/** Computed from other values; `why` says how. */
export const derived = <T>(value: T, why: string): Resolved<T> => ({ value, from: 'derived', why });

/** What the user typed at `path`, or else the preset. */
export function declaredOr<T>(value: T | undefined, path: string, fallback: T, why: string): Resolved<T> {
  return value === undefined ? preset(fallback, why) : declared(value, path);
}
