import { squeeze } from '../answering/words.js';
import type { Place } from '../metrics/places.js';
import type { Span } from '../minutes/span.js';
import { type FollowUpBook, isSameBody } from './book.js';
import { contentWords } from './content-words.js';
import type { Mention } from './types.js';

/** Finds where something is spoken of again. */
export interface Mentions {
  /**
   * Sentences and titles of later meetings of the same council and body, up to a day, that share the content of some words; one for each
   * item, oldest first. `who` is the owner, whose name alone is no mention.
   */
  readonly after: (
    words: { readonly what: string; readonly who: string | null },
    place: Place,
    today: string,
  ) => readonly Mention[];
}

interface Said {
  readonly mention: Mention;
  readonly heldOn: string;
}

/** Indexes every sentence of the minutes, and every title, by what it is about. What holds withheld words is left out. */
export async function indexMentions(book: FollowUpBook): Promise<Mentions> {
  const said: Said[] = [];
  const postings = new Map<string, number[]>();
  const titled = new Set<string>();
  const add = ({ item, meeting }: Place, quote: string, source: Span): void => {
    if (meeting.heldOn === null || quote === '' || quote.includes('█')) return;
    for (const stem of contentWords(quote)) {
      const places = postings.get(stem);
      if (places) places.push(said.length);
      else postings.set(stem, [said.length]);
    }
    const mention = { meeting, item, quote: squeeze(quote), source, link: item.url ?? meeting.url };
    said.push({ mention, heldOn: meeting.heldOn });
  };
  for (const { itemId, text, source, sentences } of await book.library.passages()) {
    const place = book.placeOf(itemId);
    if (!place) continue;
    // A title found in the minutes says what the item was about; one that was made up would be counted twice.
    if (place.item.titleBasis === 'printed' && !titled.has(itemId)) add(place, place.item.title, place.item.source);
    titled.add(itemId);
    for (const { start, end, section } of sentences)
      if (section !== 'agenda')
        add(place, text.slice(start - source.start, end - source.start), { ...source, start, end });
  }
  return {
    after: ({ what, who }, { meeting }, today) => {
      const { heldOn } = meeting;
      if (heldOn === null) return [];
      const wanted = contentWords(what, who);
      const shared = new Map<number, number>();
      for (const stem of wanted) for (const at of postings.get(stem) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
      const enough = sharedWordsNeeded(wanted.size);
      const best = new Map<string, { readonly mention: Mention; readonly count: number }>();
      for (const [at, count] of shared) {
        const one = said[at];
        if (!one || count < enough || one.heldOn <= heldOn || one.heldOn > today) continue;
        if (!isSameBody(one.mention.meeting, meeting)) continue;
        const known = best.get(one.mention.item.id);
        if (!known || count > known.count) best.set(one.mention.item.id, { mention: one.mention, count });
      }
      return [...best.values()]
        .map(({ mention }) => mention)
        .toSorted((a, b) => compare(a.meeting.heldOn ?? '', b.meeting.heldOn ?? '') || a.source.start - b.source.start);
    },
  };
}

/** Half of what it is about and at least two words; six are enough of a long sentence. One word alone is a mention only of what has no other. */
const sharedWordsNeeded = (words: number): number =>
  words === 0 ? Number.POSITIVE_INFINITY : Math.min(words, Math.max(2, Math.min(6, Math.ceil(words / 2))));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
