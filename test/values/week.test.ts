import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hoursBetween, WeekTime } from '../../lib/values/week';

const between = (a: string, b: string) => hoursBetween(WeekTime.parse(a), WeekTime.parse(b));

describe('a time of the week', () => {
  it('counts minutes from Sunday 00:00 to Saturday 23:59', () => {
    assert.equal(WeekTime.parse('Sunday 00:00').minute, 0);
    assert.equal(WeekTime.parse('Tuesday 02:00').minute, 3000);
    assert.equal(WeekTime.parse('Saturday 23:59').minute, 10079);
  });

  it('splits into the day and the time that azurerm wants', () => {
    const { day, time } = WeekTime.parse('Tuesday 02:00');
    assert.deepEqual({ day, time }, { day: 'Tuesday', time: '02:00' });
  });

  it('is the same whether read as one text or made of day and time', () => {
    assert.deepEqual(WeekTime.at('Tuesday', '02:00'), WeekTime.parse('Tuesday 02:00'));
  });

  it('prints, and is written to JSON, as it is typed', () => {
    assert.equal(`${WeekTime.at('Friday', '23:59')}`, 'Friday 23:59');
    assert.equal(JSON.stringify([WeekTime.at('Friday', '23:59')]), '["Friday 23:59"]');
  });

  for (const text of [
    '',
    'Tuesday',
    '02:00',
    'Tue 02:00',
    'tuesday 02:00',
    'Tuesday 2:00',
    'Tuesday 24:00',
    'Tuesday 02:60',
  ]) {
    it(`is refused as ${JSON.stringify(text)}`, () => {
      assert.throws(() => WeekTime.parse(text), {
        message: `${JSON.stringify(text)} is not a time of the week. Write the day and the time in UTC, for example "Tuesday 02:00".`,
      });
    });
  }

  it('is refused when something follows it', () => {
    assert.throws(() => WeekTime.parse('Tuesday 02:00 UTC'), /^Error: "Tuesday 02:00 UTC" is not a time of the week\./);
  });

  it('is refused by day and by time, each with what is allowed', () => {
    assert.throws(() => WeekTime.at('Caturday' as 'Saturday', '02:00'), {
      message:
        '"Caturday" is not a day of the week. Use one of Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday.',
    });
    assert.throws(() => WeekTime.at('Saturday', '2am'), {
      message: '"2am" is not a time of day. Write HH:MM from 00:00 to 23:59, for example 02:00.',
    });
  });
});

describe('the hours between two times of the week', () => {
  it('are 24 from one day to the next at the same time', () => {
    assert.equal(between('Tuesday 02:00', 'Wednesday 02:00'), 24);
  });

  it('are a sixtieth less one minute earlier, and more one minute later', () => {
    assert.equal(between('Tuesday 02:00', 'Wednesday 01:59'), 24 - 1 / 60);
    assert.equal(between('Tuesday 02:00', 'Wednesday 02:01'), 24 + 1 / 60);
  });

  it('go over the end of the week when that is shorter', () => {
    assert.equal(between('Saturday 23:00', 'Sunday 01:00'), 2);
    assert.equal(between('Sunday 01:00', 'Saturday 23:00'), 2);
    assert.equal(between('Saturday 23:59', 'Sunday 00:00'), 1 / 60);
  });

  it('are at most 84, half a week', () => {
    assert.equal(between('Sunday 00:00', 'Wednesday 12:00'), 84);
    assert.equal(between('Sunday 00:00', 'Wednesday 12:01'), 84 - 1 / 60);
    assert.equal(between('Sunday 00:00', 'Sunday 00:00'), 0);
  });

  it('are the same both ways round, and what walking minute by minute finds', () => {
    const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
    const at = (minute: number) => {
      const pad = (n: number) => String(n).padStart(2, '0');
      return WeekTime.at(
        days[Math.floor(minute / 1440)]!,
        `${pad(Math.floor((minute % 1440) / 60))}:${pad(minute % 60)}`,
      );
    };
    const week = fc.integer({ min: 0, max: 10079 });
    fc.assert(
      fc.property(week, week, (a, b) => {
        let steps = 0;
        while ((a + steps) % 10080 !== b && (b + steps) % 10080 !== a) steps++;
        assert.equal(hoursBetween(at(a), at(b)), steps / 60);
        assert.equal(hoursBetween(at(b), at(a)), steps / 60);
      }),
    );
  });
});
