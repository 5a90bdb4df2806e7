import { squeeze } from '../../answering/words.js';
import type { Found } from '../../finding/find.js';
import {
  byPlace,
  countWords,
  type FoundPlace,
  type FoundSentence,
  findNotes,
  findSearched,
} from '../../finding/find-words.js';
import { clean } from '../text/clean.js';
import { type Line, line } from '../text/line.js';
import { actionIds } from './action-ids.js';
import { button, type Message, row } from './message.js';
import { pack } from './pack.js';
import { joined, listed, mute, type Part, paragraphs, smallPrint } from './part.js';

/** A longer question cannot be carried by a button, which takes 2,000 characters. */
const longestCarried = 1_900;
/** The heading and the foot of a page take their part of the message. */
const perPage = 2_300;
const placesPerPage = 12;

/** Every occurrence of some words, oldest first, with a count: one page of them, and buttons to the others. `page` counts from 0. */
export function findMessages(found: Found, page = 0): Message[] {
  const pages = pagesOf(byPlace(found.occurrences));
  const at = Math.min(Math.max(page, 0), pages.length - 1);
  const carried = clean(found.query).length <= longestCarried;
  const about = `“${squeeze(found.query)}”`;
  const to = (label: string, actionId: string, target: number) =>
    button(label, { actionId, value: findValue(target, found.query), about });
  const buttons = [
    ...(at > 0 ? [to('Earlier occurrences', actionIds.findBack, at - 1)] : []),
    ...(at < pages.length - 1 ? [to('Later occurrences', actionIds.findMore, at + 1)] : []),
  ];
  const [head, ...more] = [
    ...paragraphs([line({ text: countWords(found), bold: true })]),
    ...(at === 0 ? listed(findNotes(found).map((note) => line(note))) : []),
  ];
  return pack(
    [
      ...(head ? [head] : []),
      ...more,
      ...(pages[at] ?? []),
      ...smallPrint(`${findSearched(found)}${pages.length > 1 ? ` · page ${at + 1} of ${pages.length}` : ''}`),
      ...(pages.length > 1 && !carried
        ? smallPrint('The words are too long for further pages here; “minutebook find” on the command line lists all.')
        : []),
      ...(carried && buttons.length > 0 ? [mute(row(buttons))] : []),
    ],
    'The list',
  );
}

const findValue = (page: number, query: string): string => `${page} ${clean(query)}`;

/** What a button to another page carries; null for anything else. */
export function readFindValue(value: string): { readonly page: number; readonly query: string } | null {
  const found = /^(\d{1,6}) (.+)$/su.exec(value);
  return found?.[1] === undefined || found[2] === undefined ? null : { page: Number(found[1]), query: found[2] };
}

/** Places one below the other, in pages that one message holds. There is always one page. */
function pagesOf(places: readonly FoundPlace[]): Part[][] {
  const pages: Part[][] = [[]];
  let length = 0;
  for (const part of places.flatMap(placeParts)) {
    const own = part.text.reduce((sum, each) => sum + each.length + 1, 0);
    const last = pages.at(-1) ?? [];
    if (last.length > 0 && (length + own > perPage || last.length >= placesPerPage)) {
      pages.push([part]);
      length = own;
    } else {
      last.push(part);
      length += own;
    }
  }
  return pages;
}

const placeParts = (place: FoundPlace): Part[] =>
  joined(paragraphs([placeLine(place)]), listed(place.sentences.map(sentenceLine)));

const placeLine = ({ when, who, what, status, link, document }: FoundPlace): Line =>
  line(
    `${when.charAt(0).toUpperCase()}${when.slice(1)} · ${who === null ? '' : `${who} · `}`,
    { text: what, link, bold: true },
    status === 'unknown' ? ' · status unknown' : ` · ${status} minutes`,
    link === null ? ` · ${document}` : null,
  );

function sentenceLine({ occurrence: { text, quote }, times }: FoundSentence): Line {
  return line(`“${around(text, squeeze(quote))}”${times > 1 ? ` (${times} times)` : ''}`);
}

const mostAround = 600;

/** A sentence; of a long line only what stands around the words, with "…" where it goes on. */
function around(text: string, words: string): string {
  if (text.length <= mostAround) return text;
  const at = Math.max(0, text.indexOf(words) - mostAround / 3);
  const from = at === 0 ? 0 : text.indexOf(' ', at) + 1;
  const to = text.lastIndexOf(' ', from + Math.max(mostAround, words.length));
  return `${from > 0 ? '… ' : ''}${text.slice(from, to > from ? to : from + mostAround)} …`;
}
