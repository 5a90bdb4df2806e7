import { periodLabel } from '../answering/labels.js';
import { plural, squeeze } from '../answering/words.js';
import type { Found, Occurrence } from '../finding/find.js';
import { formatDay } from '../minutes/calendar.js';
import { type Output, paint, wrap } from './output.js';

/** The occurrences for a person at a terminal: the count first, then each under its meeting and item. */
export function describeFind(output: Output, found: Found): string {
  const { query, count, variants, occurrences, notes, searched } = found;
  const counted = count === 0 ? 'does not occur in the minutes held' : `${plural(count, 'occurrence')}, oldest first`;
  const lines = [paint(output, 'bold', wrap(output, `“${squeeze(query)}”${count === 0 ? ' ' : ': '}${counted}.`))];
  if (variants.length > 0)
    lines.push(
      wrap(output, `· Also searched: ${variants.map((variant) => `“${squeeze(variant)}”`).join(', ')}.`, '  '),
    );
  if (searched.undated > 0)
    lines.push(
      wrap(
        output,
        `· Left out, because nothing says when they were: ${plural(searched.undated, 'agenda item')}.`,
        '  ',
      ),
    );
  lines.push(...notes.map((note) => wrap(output, `· ${note}`, '  ')));
  for (const together of byPlace(occurrences)) lines.push('', ...describePlace(output, together));
  lines.push('', paint(output, 'dim', `Searched ${plural(searched.meetings, 'meeting')}${describeLimits(found)}`));
  return lines.join('\n');
}

const describeLimits = ({ searched: { from, to } }: Found): string =>
  from === null && to === null ? '' : ` from ${from ?? 'the first'} to ${to ?? 'the last'}`;

/** Occurrences that follow one another in one item, in order. */
function byPlace(occurrences: readonly Occurrence[]): Occurrence[][] {
  const places: Occurrence[][] = [];
  for (const occurrence of occurrences) {
    const last = places.at(-1)?.[0];
    if (last && last.document === occurrence.document && last.item?.id === occurrence.item?.id)
      places.at(-1)?.push(occurrence);
    else places.push([occurrence]);
  }
  return places;
}

function describePlace(output: Output, together: readonly Occurrence[]): string[] {
  const [first] = together;
  if (!first) return [];
  const sentences = new Map<string, number>();
  for (const { text } of together) sentences.set(text, (sentences.get(text) ?? 0) + 1);
  return [
    paint(output, 'bold', wrap(output, nameOf(first))),
    ...[...sentences].map(([text, times]) => wrap(output, `${text}${times > 1 ? ` (${times} times)` : ''}`, '  ')),
  ];
}

function nameOf({ item, meeting, document, link }: Occurrence): string {
  const day = meeting?.heldOn ? `meeting of ${formatDay(meeting.heldOn)}` : null;
  const held = item && meeting ? periodLabel(item, meeting) : day;
  const who = [meeting?.council, meeting?.body].filter(Boolean).join(', ');
  const number = item === null ? null : (item.agendaItemNumber ?? item.minuteNumber);
  const title = item === null ? 'outside any item' : squeeze(item.title);
  const parts = [
    held ?? 'date not stated',
    who,
    number === null ? title : `item ${number}, ${title}`,
    meeting?.minutesStatus === 'unknown' ? null : meeting?.minutesStatus,
    link ?? document,
  ];
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
}
