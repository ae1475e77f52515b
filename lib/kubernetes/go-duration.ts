import type { Duration } from 'cdk8s';

/**
 * The duration as Go prints one, `1h30m0s`. Kubernetes writes it back in this form, so that nothing differs from what was applied.
 * @throws Error when it is not in whole minutes, or is none at all; `what` names it in the message.
 */
export function goDuration(what: string, duration: Duration): string {
  const minutes = duration.toMilliseconds() / 60_000;
  if (!Number.isInteger(minutes) || minutes < 1) {
    throw new Error(`${what} is ${duration.toHumanString()}. Give whole minutes, at least one.`);
  }
  const hours = Math.floor(minutes / 60);
  return `${hours > 0 ? `${hours}h` : ''}${minutes % 60}m0s`;
}
