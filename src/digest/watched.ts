import { ambiguityNote, phrasesToFind } from '../finding/phrases.js';
import { hasWords } from '../follow-ups/topic.js';
import type { Citation } from '../minutes/types.js';
import type { Vocabulary } from '../vocabulary/types.js';
import { openDigestBook } from './book.js';
import { createPlaceOf } from './lines.js';
import { type DigestShelf, topicOf } from './make-digest.js';
import { findNews } from './news.js';
import { passagesOf } from './passages-of.js';
import type { DigestWindow } from './types.js';
import { createWordsOf } from './words-of.js';

/** A sentence of new minutes that holds watched words. */
export interface WatchedSentence {
  /** As they are watched. */
  readonly words: readonly string[];
  /** "17 June 2025, item 3". */
  readonly place: string;
  readonly citation: Citation;
}

export interface Watched {
  readonly found: readonly WatchedSentence[];
  /** How many there are beside those found. */
  readonly more: number;
}

/** More than these are for the digest, or for a question. */
const mostTold = 10;

/** The sentences that became known within a window and hold any of some words, in order of place. What is no news is none here either. */
export async function findWatched(
  watched: readonly string[],
  window: DigestWindow,
  shelf: DigestShelf,
): Promise<Watched> {
  const book = await openDigestBook(shelf.library, { deniedBodies: shelf.deniedBodies });
  const news = await findNews(book, window);
  const touched = book.items.filter(({ id }) => news.touches(id));
  if (touched.length === 0) return { found: [], more: 0 };
  const topics = await Promise.all(
    watched.map(async (words) => ({ words, holds: (await topicOf(words, shelf)).holds })),
  );
  const said = createWordsOf(shelf.library);
  const found: Omit<WatchedSentence, 'place'>[] = [];
  for (const { itemId, text, sentences } of await passagesOf(book, touched)) {
    const place = book.placeOf(itemId);
    const about = topics.filter(({ holds }) => holds(text));
    if (!place || about.length === 0) continue;
    for (const sentence of sentences) {
      const quoted = await said.range(place.item, sentence);
      if (!quoted || !news.holds({ itemId, source: quoted.source })) continue;
      const words = about.filter(({ holds }) => holds(quoted.quote)).map((topic) => topic.words);
      if (words.length > 0) found.push({ words, citation: book.cite(quoted, place) });
    }
  }
  const placeOf = createPlaceOf(found.map(({ citation }) => citation.meeting));
  return {
    found: found.slice(0, mostTold).map((one) => ({ ...one, place: placeOf(one.citation) })),
    more: Math.max(0, found.length - mostTold),
  };
}

/** How words to watch are read. */
export interface Understood {
  /** Whether there is a word in it at all. */
  readonly hasWords: boolean;
  /** What is looked for beside the words themselves. */
  readonly variants: readonly string[];
  /** How the words were read, where that needs saying. */
  readonly notes: readonly string[];
  /** Words that the vocabulary sets beside them and that are not looked for. */
  readonly related: readonly string[];
}

const mostRelated = 4;

export function understandWatched(words: string, vocabulary: Vocabulary): Understood {
  const { variants, ambiguous } = phrasesToFind(words, vocabulary);
  const related = vocabulary
    .expand(words)
    .filter(({ kind }) => kind === 'synonym')
    .flatMap(({ terms }) => terms);
  return {
    hasWords: hasWords(words),
    variants,
    notes: ambiguous.map(ambiguityNote),
    related: [...new Set(related)].filter((term) => !variants.includes(term)).slice(0, mostRelated),
  };
}
