import { findPeriods } from '../minutes/periods.js';
import type { AgendaItem, Meeting } from '../minutes/types.js';
import type { Scope } from './question.js';

/** How an item stands to a time limit: `undated` where nothing says when. */
export type Within = 'in' | 'out' | 'undated';

const overlapsLimit = (start: string | null, end: string | null, scope: Scope): boolean => {
  const first = start ?? end;
  const last = end ?? start;
  if (first === null || last === null) return false;
  return (scope.to === null || first <= scope.to) && (scope.from === null || last >= scope.from);
};

export const hasTimeLimit = (scope: Scope): boolean => scope.from !== null || scope.to !== null;

/** Compares an item with the limit by its report's period or the day it was held, whichever is known and asked about. */
export function itemWithin(item: AgendaItem, meeting: Meeting | undefined, scope: Scope): Within {
  if (!hasTimeLimit(scope)) return 'in';
  const heldOn = meeting?.heldOn ?? null;
  const report = scope.aboutMeeting ? null : item.reportPeriod;
  const reported = report && (report.start ?? report.end) !== null ? report : null;
  if (heldOn === null && reported === null) return 'undated';
  if (reported !== null && overlapsLimit(reported.start, reported.end, scope)) return 'in';
  return heldOn !== null && overlapsLimit(heldOn, heldOn, scope) ? 'in' : 'out';
}

/** True where a sentence prints the very period that the question names. */
export function printsPeriod(text: string, scope: Scope): boolean {
  if (scope.from === null || scope.to === null) return false;
  return findPeriods(text).some(({ period }) => period.end === scope.to && (period.start ?? period.end) === scope.from);
}

/** What a sentence's own dates say of the limit; null where it prints none that can be placed. */
export function sentenceWithin(text: string, scope: Scope): boolean | null {
  if (!hasTimeLimit(scope) || scope.aboutMeeting) return null;
  const own = findPeriods(text).filter(({ period }) => (period.start ?? period.end) !== null);
  if (own.length === 0) return null;
  return own.some(({ period }) => overlapsLimit(period.start, period.end, scope));
}
