import { createHash } from 'node:crypto';
import { key } from '../keys.js';
import type { DocumentRecord } from '../records.js';
import { digestsByItem } from '../sentence-digests.js';
import type { ItemMarks } from './entries.js';

/** The marks of every item of a document, in order. */
export function marksOf(record: DocumentRecord): ItemMarks[] {
  const meetings = new Map(record.meetings.map((meeting) => [meeting.id, meeting]));
  const sentences = digestsByItem(record.passages);
  const words = new Map<string, string[]>();
  for (const { itemId, text } of record.passages) words.set(itemId, [...(words.get(itemId) ?? []), text]);
  const isAlone = (pick: (item: DocumentRecord['items'][number]) => string | null) => {
    const counts = new Map<string, number>();
    const name = (item: DocumentRecord['items'][number]) => `${item.meetingId} ${pick(item)}`;
    for (const item of record.items) counts.set(name(item), (counts.get(name(item)) ?? 0) + 1);
    return (item: DocumentRecord['items'][number]): boolean => counts.get(name(item)) === 1;
  };
  const hasOwnTitle = isAlone(({ title }) => key(title));
  const hasOwnAgendaNumber = isAlone(({ agendaItemNumber }) => agendaItemNumber);
  const hasOwnMinuteNumber = isAlone(({ minuteNumber }) => minuteNumber);
  return record.items.map((item) => {
    const meeting = meetings.get(item.meetingId);
    const own = words.get(item.id);
    const { start = null, end = null } = item.reportPeriod ?? {};
    return {
      id: item.id,
      document: record.document.document,
      root: record.document.root,
      council: meeting?.council ?? null,
      body: meeting?.body ?? null,
      heldOn: meeting?.heldOn ?? null,
      period: item.reportPeriod === null ? null : { start, end },
      title: key(item.title) !== '' && hasOwnTitle(item) ? wordsDigest(item.title) : null,
      agendaItemNumber: hasOwnAgendaNumber(item) ? item.agendaItemNumber : null,
      minuteNumber: hasOwnMinuteNumber(item) ? item.minuteNumber : null,
      words: own ? wordsDigest(item.title, ...own) : null,
      sentences: [...new Set(sentences.get(item.id) ?? [])],
    };
  });
}

/** Lower-case hex SHA-256 of words, whatever their letters, points and spaces. */
export const wordsDigest = (...words: readonly string[]): string =>
  createHash('sha256').update(words.map(key).join('|')).digest('hex');
