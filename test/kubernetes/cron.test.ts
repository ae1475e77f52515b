import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Duration } from 'cdk8s';
import fc from 'fast-check';
import { BackupSchedule } from '../../lib/kubernetes/backup-schedule';
import { longestGapMinutes } from '../../lib/kubernetes/cron-expression';

const DAY = 24 * 60;

test('the longest gap is counted over days, weeks, months and leap years', () => {
  const gaps: Readonly<Record<string, number>> = {
    '* * * * *': 1,
    '*/7 * * * *': 7,
    '5-59/15 * * * *': 15,
    '0 */5 * * *': 300,
    '0 0,1 * * *': 23 * 60,
    '59 23 * * *': DAY,
    '30 2 * * 1-5': 3 * DAY,
    '30 2 ? JAN-dec SUN': 7 * DAY,
    '0 0 1 * *': 31 * DAY,
    '0 0 31 * *': 61 * DAY,
    '0 0 1 1 *': 366 * DAY,
    '0 0 29 2 *': 1461 * DAY,
  };
  assert.deepEqual(
    Object.fromEntries(Object.keys(gaps).map((expression) => [expression, longestGapMinutes(expression)])),
    gaps,
  );
});

test('a date together with a day of the week is refused: versions of Velero differ on it', () => {
  for (const both of ['0 0 1 * mon', '0 0 */2 * mon', '0 0 */1 * 0-6', '0 0 1-7 * */2']) {
    assert.throws(() => longestGapMinutes(both), {
      message: `"${both}" is no schedule for Velero. It restricts both the day of the month and the day of the week: Velero 1.18.2 runs when either matches, 1.18.3 only when both do. Make one of them "*".`,
    });
  }
  assert.equal(longestGapMinutes('0 0 ? * mon'), 7 * DAY);
  assert.equal(longestGapMinutes('0 0 1 * ?'), 31 * DAY);
});

test('a step is shorter than its range', () => {
  assert.equal(longestGapMinutes('*/59 * * * *'), 59);
  assert.equal(longestGapMinutes('0 8-18/10 * * *'), 14 * 60);
  assert.equal(longestGapMinutes('0 0-0/1 * * *'), DAY);
  for (const long of ['*/60 * * * *', '0 8-18/11 * * *', '0 0 * * */7', '5/15 * * * *', '0 0 * * 1/2']) {
    assert.throws(() => longestGapMinutes(long), /"\*\/n" and "a-b\/n" with an n below the number of values/, long);
  }
});

test('both edges of every field are taken, and what lies beyond them is not', () => {
  for (const legal of [
    '0 0 1 1 *',
    '59 23 31 12 *',
    '0 0 * * 0',
    '59 23 * * 6',
    '0-59 0-23 1-31 1-12 *',
    '* * * * 0-6',
  ]) {
    assert.ok(longestGapMinutes(legal) > 0, legal);
  }
  const beyond = ['60 * * * *', '* 24 * * *', '* * 0 * *', '* * 32 * *', '* * * 0 *', '* * * 13 *', '* * * * 7'];
  for (const illegal of beyond) assert.throws(() => longestGapMinutes(illegal), /is no schedule for Velero/, illegal);
});

test('what other crons know and Velero does not is refused', () => {
  const others = ['5-1 * * * *', '*/0 * * * *', '* * L * *', '* * 1W * *', '* * * * 1#2', '+1 * * * *', '1,,2 * * * *'];
  const shapes = [
    '',
    ' ',
    '@daily',
    '@every 6h',
    '0 30 2 * * *',
    '30 2 * *',
    'TZ=UTC 30 2 * *',
    'CRON_TZ=UTC 30 2 * * *',
  ];
  for (const text of [...others, ...shapes]) {
    assert.throws(() => longestGapMinutes(text), /is no schedule for Velero/, text);
  }
  assert.throws(() => longestGapMinutes('0 0 * * 7'), {
    message:
      '"0 0 * * 7" is no schedule for Velero. The day of the week is "7". Use 0–6 or sun–sat, "*", "a-b", "*/n" and "a-b/n" with an n below the number of values, and lists with ",".',
  });
  assert.throws(() => longestGapMinutes('0 30 2 * * *'), {
    message:
      '"0 30 2 * * *" is no schedule for Velero. Write five fields, minute, hour, day of the month, month and day of the week, in UTC and with neither seconds nor a time zone: "30 2 * * *".',
  });
});

test('a day that never comes is refused: Velero would back up every minute', () => {
  assert.throws(() => longestGapMinutes('0 0 30 2 *'), {
    message: '"0 0 30 2 *" is no schedule for Velero. No year has such a day.',
  });
  assert.throws(() => longestGapMinutes('0 0 31 4,6,9,11 *'), /No year has such a day\.$/);
});

test('a period runs by the clock where it divides an hour or a day, and is counted from the last backup elsewhere', () => {
  const every = (minutes: number) => BackupSchedule.every(Duration.minutes(minutes)).expression;
  assert.deepEqual([1, 2, 10, 30, 60, 120, 360, 720, 1440].map(every), [
    '* * * * *',
    '*/2 * * * *',
    '*/10 * * * *',
    '*/30 * * * *',
    '0 * * * *',
    '0 */2 * * *',
    '0 */6 * * *',
    '0 */12 * * *',
    '0 0 * * *',
  ]);
  assert.deepEqual([7, 45, 90, 300, 1441, 2880].map(every), [
    '@every 7m0s',
    '@every 45m0s',
    '@every 1h30m0s',
    '@every 5h0m0s',
    '@every 24h1m0s',
    '@every 48h0m0s',
  ]);
});

test('whatever the period, its longest gap is the period', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 * DAY }), (minutes) => {
      const schedule = BackupSchedule.every(Duration.minutes(minutes));
      assert.equal(schedule.longestGap.toMinutes(), minutes);
      if (!schedule.expression.startsWith('@')) assert.equal(longestGapMinutes(schedule.expression), minutes);
    }),
    { numRuns: 60 },
  );
});

test('a daily schedule has its time in UTC', () => {
  assert.equal(BackupSchedule.daily('00:00').expression, '0 0 * * *');
  assert.equal(BackupSchedule.daily('23:59').expression, '59 23 * * *');
  assert.equal(JSON.stringify({ when: BackupSchedule.daily('02:05') }), '{"when":"5 2 * * *"}');
  for (const time of ['24:00', '23:60', '2:00', '02:00 ', '']) {
    assert.throws(() => BackupSchedule.daily(time), {
      message: `${JSON.stringify(time)} is not a time of day. Write HH:MM from 00:00 to 23:59 in UTC, for example 02:00.`,
    });
  }
});

test('points are kept for 30 days, or for three gaps where those are longer', () => {
  assert.equal(BackupSchedule.every(Duration.minutes(10)).ttl, '720h0m0s');
  assert.equal(BackupSchedule.cron('0 0 1 * *').ttl, '2232h0m0s');
  assert.equal(`${BackupSchedule.cron('  30  2 * * mon ')}`, '30 2 * * mon');
});

test('points are kept for three gaps at least', () => {
  const kept = (minutes: number) => BackupSchedule.every(Duration.minutes(10), { keep: Duration.minutes(minutes) }).ttl;
  assert.equal(kept(30), '30m0s');
  assert.throws(() => kept(29), {
    message:
      'keep of schedule */10 * * * * is 29 minutes, and up to 10 minutes pass between two runs. Keep points for 30 minutes or longer, so that a standby that missed two still has one.',
  });
  assert.throws(() => BackupSchedule.daily('02:00', { keep: Duration.days(2) }), /Keep points for 3 days or longer/);
});

test('durations are whole minutes, at least one', () => {
  assert.throws(() => BackupSchedule.every(Duration.seconds(90)), {
    message: 'The period of BackupSchedule.every is 1 minute 30 seconds. Give whole minutes, at least one.',
  });
  assert.throws(() => BackupSchedule.every(Duration.minutes(0)), /Give whole minutes, at least one\.$/);
  assert.throws(
    () => BackupSchedule.daily('02:00', { keep: Duration.millis(3 * 86_400_000 + 1) }),
    /^Error: keep of schedule 0 2 \* \* \* is .* Give whole minutes, at least one\.$/,
  );
});
