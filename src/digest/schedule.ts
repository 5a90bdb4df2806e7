import { Cron } from 'croner';
import { addDays } from '../minutes/calendar.js';
import { londonDay } from '../state/london-day.js';

/** When a channel's digest is due each week, on the clocks where the councils are. */
export interface Schedule {
  /** 1 for Monday to 7 for Sunday. */
  readonly weekday: number;
  /** "09:00" */
  readonly time: string;
}

/** Times that a change of the clocks skips fall an hour later; those it repeats count once. */
function cronOf({ weekday, time }: Schedule): Cron {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new Cron(`${minute} ${hour} * * ${weekday % 7}`, { timezone: 'Europe/London', paused: true });
}

/** The first time after a moment. */
export function nextDue(schedule: Schedule, after: Date): Date {
  const next = cronOf(schedule).nextRun(after);
  if (next === null) throw new RangeError('A weekly time always comes again.');
  return next;
}

/** The last time after one moment and up to another; null where there is none. Times before it that were missed are not made up for. */
export function lastDue(schedule: Schedule, after: Date, upTo: Date): Date | null {
  // The library looks before the moment it is given.
  const [last] = cronOf(schedule).previousRuns(1, new Date(upTo.getTime() + 1));
  return last !== undefined && last > after ? last : null;
}

/** The week that a moment falls in, from Monday, where the councils are: "2026-W10". */
export function weekOf(moment: Date): string {
  const day = londonDay(moment);
  const thursday = addDays(day, 3 - ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7));
  const year = thursday.slice(0, 4);
  const daysIn = (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / 86_400_000;
  return `${year}-W${String(Math.floor(daysIn / 7) + 1).padStart(2, '0')}`;
}
