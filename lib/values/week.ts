/** Days as azurerm writes them in `day_of_week`. */
export type WeekDay = 'Sunday' | 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday';

/** The days in order, Sunday first. */
export const WEEK_DAYS: readonly WeekDay[] = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
];
const MINUTES_A_DAY = 24 * 60;
const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

/** A moment that comes back every week, in UTC. */
export class WeekTime {
  /**
   * Reads a day and a time, `Tuesday 02:00`, in UTC.
   * @throws Error when the day is not an English day name or the time is not `HH:MM` from 00:00 to 23:59.
   */
  static parse(text: string): WeekTime {
    const [day = '', time = '', ...more] = text.split(' ');
    if (more.length > 0 || !isDay(day) || !isTime(time)) {
      throw new Error(
        `${JSON.stringify(text)} is not a time of the week. Write the day and the time in UTC, for example "Tuesday 02:00".`,
      );
    }
    return WeekTime.at(day, time);
  }

  /**
   * A `day` and a `time` of it, `HH:MM` in UTC.
   * @throws Error when the day is not an English day name or the time is not `HH:MM` from 00:00 to 23:59.
   */
  static at(day: WeekDay, time: string): WeekTime {
    if (!isDay(day))
      throw new Error(`${JSON.stringify(day)} is not a day of the week. Use one of ${WEEK_DAYS.join(', ')}.`);
    if (!isTime(time)) {
      throw new Error(
        `${JSON.stringify(time)} is not a time of day. Write HH:MM from 00:00 to 23:59, for example 02:00.`,
      );
    }
    return new WeekTime(day, time);
  }

  private constructor(
    /** Day of the week, as azurerm writes it. */
    readonly day: WeekDay,
    /** Time of the day, `HH:MM` in UTC. */
    readonly time: string,
  ) {}

  /** Minutes since Sunday 00:00 UTC, 0–10079. */
  get minute(): number {
    const [hours, minutes] = this.time.split(':').map(Number);
    return WEEK_DAYS.indexOf(this.day) * MINUTES_A_DAY + hours! * 60 + minutes!;
  }

  /** `Tuesday 02:00`, which `WeekTime.parse` reads back. */
  toString(): string {
    return `${this.day} ${this.time}`;
  }

  /** Same as `toString`, so that a plan written as JSON stays short. */
  toJSON(): string {
    return this.toString();
  }
}

/** Hours from one time of the week to the other, the shorter way round: 0–84, in steps of a minute. */
export function hoursBetween(a: WeekTime, b: WeekTime): number {
  const apart = Math.abs(a.minute - b.minute);
  return Math.min(apart, MINUTES_A_WEEK - apart) / 60;
}

function isDay(text: string): text is WeekDay {
  return (WEEK_DAYS as readonly string[]).includes(text);
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}
