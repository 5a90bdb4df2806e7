import { findReportPeriod } from '../../src/minutes/report-period.js';
import type { Range } from '../../src/minutes/span.js';
import type { ItemDraft } from './items.js';

export interface ReportPeriodDraft extends Range {
  readonly period: { readonly start: string | null; readonly end: string | null };
}

/** The period an item's report covers, from its title, its purpose or its opening paragraph, in that order. */
export function reportPeriodOf(text: string, item: ItemDraft): ReportPeriodDraft | null {
  const minutes = item.parts.filter((part) => part.section === 'minutes' && part.kind === 'paragraph');
  const agenda = item.parts.filter((part) => part.section === 'agenda');
  const places: Range[] = [
    ...(item.title ? [toClosingBracket(text, item.title)] : []),
    ...agenda,
    ...minutes.slice(0, 2),
  ];
  for (const place of places) {
    const found = findReportPeriod(text.slice(place.start, place.end));
    if (found) return { start: place.start + found.start, end: place.start + found.end, period: found.period };
  }
  return null;
}

/** A wrapped heading "… REPORT (OCTOBER TO / DECEMBER 2025)" goes on to its closing bracket. */
function toClosingBracket(text: string, { start, end }: Range): Range {
  const title = text.slice(start, end);
  if (title.lastIndexOf('(') <= title.lastIndexOf(')')) return { start, end };
  const rest = /^\n[^\n()]{1,100}\)/.exec(text.slice(end, end + 120));
  return { start, end: rest ? end + rest[0].length : end };
}
