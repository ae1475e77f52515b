import { Duration } from 'cdk8s';
import { longestGapMinutes } from './cron-expression';
import { goDuration } from './go-duration';

/** How long recovery points are kept. */
export interface BackupScheduleProps {
  /**
   * How long each point is kept, in whole minutes: at least three of the schedule's longest gaps.
   * @default - 30 days, or three longest gaps where those are longer
   */
  readonly keep?: Duration;
}

/** A standby that missed two runs still has a point to restore. */
const GAPS_KEPT = 3;
/** Minutes that Velero itself keeps a backup: `--default-backup-ttl` 720h, velero v1.18.2, 2026-06-24. */
const KEPT = 30 * 24 * 60;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** When recovery points are made, and how long each is kept. Velero looks once a minute, so a run starts up to a minute late. */
export class BackupSchedule {
  /**
   * Every `period`, in whole minutes. A period that divides an hour or a day runs by the clock in UTC (every 6 hours: 00:00,
   * 06:00, 12:00, 18:00); any other is counted from the last backup.
   * @throws Error when the period is not in whole minutes, or points are kept for less than three of it.
   */
  static every(period: Duration, props: BackupScheduleProps = {}): BackupSchedule {
    const text = goDuration('The period of BackupSchedule.every', period);
    const minutes = period.toMinutes();
    return new BackupSchedule(byTheClock(minutes) ?? `@every ${text}`, minutes, props);
  }

  /**
   * Once a day at `time`, `HH:MM` in UTC.
   * @throws Error when the time is not from 00:00 to 23:59, or points are kept for less than three days.
   */
  static daily(time: string, props: BackupScheduleProps = {}): BackupSchedule {
    const [, hours, minutes] = TIME.exec(time) ?? [];
    if (hours === undefined) {
      throw new Error(
        `${JSON.stringify(time)} is not a time of day. Write HH:MM from 00:00 to 23:59 in UTC, for example 02:00.`,
      );
    }
    return new BackupSchedule(`${Number(minutes)} ${Number(hours)} * * *`, 24 * 60, props);
  }

  /**
   * By a cron expression of five fields, in UTC. Names (`mon`, `jan`), ranges, steps and lists are taken; a time zone, seconds,
   * `7` for Sunday, `5/15`, `L`, `W`, `#`, `@daily`, and a day of the month together with a day of the week are not: Velero refuses
   * them, or its versions differ.
   * @throws Error when the expression is not such a one or names no day that exists, or points are kept for less than three of its
   * longest gaps.
   */
  static cron(expression: string, props: BackupScheduleProps = {}): BackupSchedule {
    return new BackupSchedule(expression.trim().split(/\s+/).join(' '), longestGapMinutes(expression), props);
  }

  /** The longest time between two runs. */
  readonly longestGap: Duration;
  /** How long each point is kept. */
  readonly keep: Duration;
  /** `keep` as Velero's `ttl`, a Go duration. */
  readonly ttl: string;

  private constructor(
    /** Velero's `schedule`: a cron expression, or `@every` and a Go duration. */
    readonly expression: string,
    gap: number,
    props: BackupScheduleProps,
  ) {
    const least = GAPS_KEPT * gap;
    this.longestGap = Duration.minutes(gap);
    this.keep = props.keep ?? Duration.minutes(Math.max(KEPT, least));
    this.ttl = goDuration(`keep of schedule ${expression}`, this.keep);
    if (this.keep.toMinutes() < least) {
      throw new Error(
        `keep of schedule ${expression} is ${this.keep.toHumanString()}, and up to ${this.longestGap.toHumanString()} pass between two runs. Keep points for ${Duration.minutes(least).toHumanString()} or longer, so that a standby that missed two still has one.`,
      );
    }
  }

  /** Its expression. */
  toString(): string {
    return this.expression;
  }

  /** Its expression, so that a plan written as JSON stays short. */
  toJSON(): string {
    return this.expression;
  }
}

/** The cron expression of a period that divides an hour or a day; undefined: none does. */
function byTheClock(minutes: number): string | undefined {
  if (minutes === 1) return '* * * * *';
  if (minutes < 60 && 60 % minutes === 0) return `*/${minutes} * * * *`;
  const hours = minutes / 60;
  if (hours === 1) return '0 * * * *';
  if (Number.isInteger(hours) && hours < 24 && 24 % hours === 0) return `0 */${hours} * * *`;
  return hours === 24 ? '0 0 * * *' : undefined;
}
