import type { FigurePeriod } from '../minutes/figures.js';
import type { Place } from './places.js';
import type { Limit } from './read-question.js';

/**
 * How a figure or trend stands to a time limit: by its own period, else by its report's, else by the day of the meeting.
 * `undated` where nothing says when.
 */
export function standsTo(limit: Limit, period: FigurePeriod, { item, meeting }: Place): 'in' | 'out' | 'undated' {
  if (limit.from === null && limit.to === null) return 'in';
  const held = { start: meeting.heldOn, end: meeting.heldOn };
  const stretches = limit.aboutMeeting ? [held] : [period, item.reportPeriod ?? nothing, held];
  // "From 353": what came before has no day of its own, and the report's is not it.
  const own = period.basis === 'unstated_earlier' && !limit.aboutMeeting ? [period] : stretches;
  const known = own.find(({ start, end }) => (start ?? end) !== null);
  const first = known?.start ?? known?.end ?? null;
  const last = known?.end ?? known?.start ?? null;
  if (first === null || last === null) return 'undated';
  return (limit.to === null || first <= limit.to) && (limit.from === null || last >= limit.from) ? 'in' : 'out';
}

const nothing = { start: null, end: null };
