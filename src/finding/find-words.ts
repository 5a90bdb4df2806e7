import { periodLabel } from '../answering/labels.js';
import { daysInWords, plural, squeeze } from '../answering/words.js';
import { formatDay } from '../minutes/calendar.js';
import type { MinutesStatus } from '../minutes/types.js';
import type { Found, Occurrence } from './find.js';

/** "“damp and mould”: 12 occurrences, oldest first." */
export function countWords({ query, count }: Found): string {
  const words = `“${squeeze(query)}”`;
  return count === 0
    ? `${words} does not occur in the minutes held.`
    : `${words}: ${plural(count, 'occurrence')}, oldest first.`;
}

/** What else was looked for, what was left out and what could not be looked in, one sentence each. */
export function findNotes({ variants, searched, notes }: Found): string[] {
  return [
    ...(variants.length > 0
      ? [`Also searched: ${variants.map((variant) => `“${squeeze(variant)}”`).join(', ')}.`]
      : []),
    ...(searched.undated > 0
      ? [`Left out, because nothing says when they were: ${plural(searched.undated, 'agenda item')}.`]
      : []),
    ...notes,
  ];
}

/** "Searched 14 meetings, 1 June 2024 to 31 May 2025". */
export const findSearched = ({ searched: { meetings, from, to } }: Found): string =>
  `Searched ${plural(meetings, 'meeting')}${from === null && to === null ? '' : `, ${daysInWords(from, to)}`}`;

/** One sentence with the words in it, and how often they stand there. */
export interface FoundSentence {
  readonly occurrence: Occurrence;
  readonly times: number;
}

/** Occurrences that follow one another in one item. */
export interface FoundPlace {
  readonly when: string;
  readonly who: string | null;
  readonly what: string;
  readonly status: MinutesStatus;
  readonly link: string | null;
  readonly document: string;
  readonly sentences: readonly FoundSentence[];
}

/** Occurrences by place, in order. */
export function byPlace(occurrences: readonly Occurrence[]): FoundPlace[] {
  const places: Occurrence[][] = [];
  for (const occurrence of occurrences) {
    const last = places.at(-1)?.[0];
    if (last && last.document === occurrence.document && last.item?.id === occurrence.item?.id)
      places.at(-1)?.push(occurrence);
    else places.push([occurrence]);
  }
  return places.flatMap((together) => (together[0] ? [placeOf(together[0], together)] : []));
}

function placeOf({ item, meeting, document, link }: Occurrence, together: readonly Occurrence[]): FoundPlace {
  const day = meeting?.heldOn ? `meeting of ${formatDay(meeting.heldOn)}` : null;
  const number = item === null ? null : (item.agendaItemNumber ?? item.minuteNumber);
  const title = item === null ? 'outside any item' : squeeze(item.title);
  const who = [meeting?.council, meeting?.body].filter(Boolean).join(', ');
  const sentences = new Map<string, FoundSentence>();
  for (const occurrence of together)
    sentences.set(occurrence.text, {
      occurrence: sentences.get(occurrence.text)?.occurrence ?? occurrence,
      times: (sentences.get(occurrence.text)?.times ?? 0) + 1,
    });
  return {
    when: (item && meeting ? periodLabel(item, meeting) : day) ?? 'date not stated',
    who: who === '' ? null : who,
    what: number === null ? title : `item ${number}, ${title}`,
    status: meeting?.minutesStatus ?? 'unknown',
    link,
    document,
    sentences: [...sentences.values()],
  };
}
