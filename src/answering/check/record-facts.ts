import { formatDay, formatPeriod } from '../../minutes/calendar.js';
import { readFacts } from './facts.js';
import type { Fact, SourceRecord, SourceSentence } from './types.js';

/** What the record says in words, so that it is read as a sentence is: council, body, title, numbers and days. */
export const recordWords = ({ council, body, heldOn, title, numbers, reportPeriod }: SourceRecord): string =>
  [
    council,
    body,
    title,
    ...numbers.map((number) => `item ${number}`),
    heldOn === null ? null : formatDay(heldOn),
    formatPeriod(reportPeriod?.start ?? null, reportPeriod?.end ?? null),
  ]
    .filter((part) => part !== null)
    .join('. ');

/** The days that the record gives a sentence: those of its meeting, of its report, and the month or year that either ends in. */
export function recordTimes({ record, beside }: SourceSentence): ReadonlySet<string> {
  const keys = new Set<string>();
  const { heldOn, reportPeriod } = record;
  if (heldOn !== null) keys.add(`${heldOn}..${heldOn}`);
  if (reportPeriod !== null) keys.add(`${reportPeriod.start}..${reportPeriod.end}`);
  for (const end of [heldOn, reportPeriod?.end ?? null]) {
    if (end === null) continue;
    for (const { key } of timesIn(`in ${monthOf(end)}`)) keys.add(key);
  }
  for (const { key } of timesIn(`${recordWords(record)} ${beside}`)) keys.add(key);
  return keys;
}

const monthOf = (day: string): string => formatDay(day).replace(/^\d+ /, '');
const timesIn = (text: string): readonly Fact[] => readFacts(text).filter(({ kind }) => kind === 'time');

/** Everything that belongs to a sentence without standing in it. */
export const aroundOf = (source: SourceSentence): string => `${recordWords(source.record)}. ${source.beside}`;
