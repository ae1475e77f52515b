// What ParseStandard of two parsers reads alike: github.com/robfig/cron/v3 v3.0.1, as in Velero v1.18.2 (2026-06-24), and
// github.com/netresearch/go-cron v0.15.0, as in Velero v1.18.3; both read 2026-11.
const FIELDS = [
  { name: 'minute', min: 0, max: 59, words: [] },
  { name: 'hour', min: 0, max: 23, words: [] },
  { name: 'day of the month', min: 1, max: 31, words: [] },
  { name: 'month', min: 1, max: 12, words: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
  { name: 'day of the week', min: 0, max: 6, words: 'sun mon tue wed thu fri sat'.split(' ') },
] as const;

type Field = (typeof FIELDS)[number];

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** 28 years: after them the days of the week fall on the same dates again. */
const CYCLE = 10_227;

/**
 * The longest time in minutes between two runs of a cron expression in UTC.
 * @throws Error when Velero would refuse the expression, or when it names no day that exists: Velero would run it every minute.
 */
export function longestGapMinutes(expression: string): number {
  const texts = expression.trim().split(/\s+/);
  if (expression.trim() === '' || texts.length !== FIELDS.length || /^(TZ|CRON_TZ)=/.test(expression.trim())) {
    throw refusal(
      expression,
      'Write five fields, minute, hour, day of the month, month and day of the week, in UTC and with neither seconds nor a time zone: "30 2 * * *".',
    );
  }
  const [minutes, hours, dates, months, weekdays] = FIELDS.map((field, at) => values(expression, field, texts[at]!));
  if (!/^[*?]$/.test(texts[2]!) && !/^[*?]$/.test(texts[4]!)) {
    throw refusal(
      expression,
      'It restricts both the day of the month and the day of the week: Velero 1.18.2 runs when either matches, 1.18.3 only when both do. Make one of them "*".',
    );
  }
  const times = [...hours!].flatMap((hour) => [...minutes!].map((minute) => hour * 60 + minute)).sort((a, b) => a - b);
  const days = Array.from({ length: CYCLE }, (_, day) => day).filter((day) => {
    const date = new Date(Date.UTC(2000, 0, 1) + day * DAY);
    const onDate = dates!.has(date.getUTCDate());
    const onWeekday = weekdays!.has(date.getUTCDay());
    return months!.has(date.getUTCMonth() + 1) && onDate && onWeekday;
  });
  if (days.length === 0) throw refusal(expression, 'No year has such a day.');
  const overnight = times[0]! - times.at(-1)!;
  return Math.max(widest(times), widest([...days, days[0]! + CYCLE]) * 24 * 60 + overnight);
}

/** Widest step between neighbours; 0 for a single value. */
function widest(sorted: readonly number[]): number {
  return sorted.reduce((most, value, at) => (at === 0 ? 0 : Math.max(most, value - sorted[at - 1]!)), 0);
}

function values(expression: string, field: Field, text: string): ReadonlySet<number> {
  const all = new Set<number>();
  for (const part of text.toLowerCase().split(',')) {
    const [, range = '', step] = /^((?:[*?]|[a-z0-9]+-[a-z0-9]+)(?=\/|$)|[a-z0-9]+$)(?:\/(\d+))?$/.exec(part) ?? [];
    const [first, last] = bounds(field, range);
    const every = Number(step ?? 1);
    if (first === undefined || last === undefined || first > last || !fits(every, last - first + 1)) {
      const names = field.words.length > 0 ? ` or ${field.words[0]}–${field.words.at(-1)}` : '';
      throw refusal(
        expression,
        `The ${field.name} is ${JSON.stringify(part)}. Use ${field.min}–${field.max}${names}, "*", "a-b", "*/n" and "a-b/n" with an n below the number of values, and lists with ",".`,
      );
    }
    for (let value = first; value <= last; value += every) all.add(value);
  }
  return all;
}

/** A step as long as its range is an error to the newer parser. */
function fits(step: number, values: number): boolean {
  return step === 1 || (step > 1 && step < values);
}

/** First and last value of `*`, `a` or `a-b`. */
function bounds(field: Field, range: string): readonly (number | undefined)[] {
  if (range === '*' || range === '?') return [field.min, field.max];
  const [first, last] = range.split('-').map((text) => oneValue(field, text));
  return [first, range.includes('-') ? last : first];
}

function oneValue(field: Field, text: string): number | undefined {
  const word = (field.words as readonly string[]).indexOf(text);
  if (word >= 0) return field.min + word;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= field.min && value <= field.max ? value : undefined;
}

function refusal(expression: string, why: string): Error {
  return new Error(`${JSON.stringify(expression)} is no schedule for Velero. ${why}`);
}
