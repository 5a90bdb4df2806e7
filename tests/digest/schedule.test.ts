import { describe, expect, it } from 'vitest';
import { lastDue, nextDue, weekOf } from '../../src/digest/schedule.js';

const at = (moment: string): Date => new Date(moment);
const mondays = { weekday: 1, time: '09:00' };

describe('a digest is due', () => {
  it.each([
    ['in winter', mondays, '2026-03-02T08:59:59Z', '2026-03-02T09:00:00.000Z'],
    ['in summer an hour earlier by the sun', mondays, '2026-03-27T12:00:00Z', '2026-03-30T08:00:00.000Z'],
    ['back in winter', mondays, '2026-10-23T12:00:00Z', '2026-10-26T09:00:00.000Z'],
    ['strictly after the moment', mondays, '2026-03-02T09:00:00Z', '2026-03-09T09:00:00.000Z'],
    [
      'an hour later where the clocks skip its time',
      { weekday: 7, time: '01:30' },
      '2026-03-23T00:00:00Z',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'the first time where they repeat it',
      { weekday: 7, time: '01:30' },
      '2026-10-20T00:00:00Z',
      '2026-10-25T00:30:00.000Z',
    ],
  ])('%s', (_when, schedule, after, due) => {
    expect(nextDue(schedule, at(after)).toISOString().slice(0, 16)).toBe(due.slice(0, 16));
  });

  it('once where the clocks repeat its time', () => {
    const schedule = { weekday: 7, time: '01:30' };
    const first = nextDue(schedule, at('2026-10-20T00:00:00Z'));
    expect(nextDue(schedule, first).toISOString()).toBe('2026-11-01T01:30:00.000Z');
    expect(lastDue(schedule, first, at('2026-10-25T12:00:00Z'))).toBeNull();
  });

  it('for the last time only, where several were missed', () => {
    expect(lastDue(mondays, at('2026-02-01T00:00:00Z'), at('2026-03-04T00:00:00Z'))?.toISOString()).toBe(
      '2026-03-02T09:00:00.000Z',
    );
    expect(lastDue(mondays, at('2026-03-02T09:00:00Z'), at('2026-03-09T08:59:59Z'))).toBeNull();
    expect(lastDue(mondays, at('2026-03-02T09:00:00Z'), at('2026-03-09T09:00:00Z'))?.toISOString()).toBe(
      '2026-03-09T09:00:00.000Z',
    );
  });

  it('never again where the clock was set back', () => {
    expect(lastDue(mondays, at('2026-03-09T09:00:00Z'), at('2026-03-02T09:30:00Z'))).toBeNull();
  });

  it.each([
    ['2026-03-02T09:00:00Z', '2026-W10'],
    ['2026-03-08T23:30:00Z', '2026-W10'],
    ['2026-03-09T00:00:00Z', '2026-W11'],
    ['2026-01-01T09:00:00Z', '2026-W01'],
    ['2027-01-01T09:00:00Z', '2026-W53'],
    ['2024-12-30T09:00:00Z', '2025-W01'],
    // Already Monday where the councils are.
    ['2026-06-07T23:30:00Z', '2026-W24'],
  ])('%s falls in %s', (moment, week) => {
    expect(weekOf(at(moment))).toBe(week);
  });
});
