import type { Approval } from '../library/records.js';
import { isAbout } from '../minutes/standing.js';
import type { DigestBook } from './book.js';
import type { News } from './news.js';
import { passagesOf } from './passages-of.js';
import type { Correction } from './types.js';
import type { WordsOf } from './words-of.js';

/** Words that say of something minuted before that it was wrong. */
const corrects =
  /\b(?:(?:wrongly|incorrectly|erroneously|mistakenly) (?:recorded|reported|stated|minuted|printed|given|shown|attributed)|(?:recorded|reported|stated|minuted) (?:wrongly|incorrectly|in error)|should (?:have )?(?:read|been recorded|been minuted|be corrected)|(?:was|were|had been) misquoted|(?:figure|minutes?|record|report|number|percentage)s? (?:\w+ ){0,6}(?:was|were|had been|has been|have been) (?:corrected|restated|in error|wrong|incorrect))\b/i;

/** Minutes agreed with an amendment, and sentences that correct what was minuted before. */
export async function newCorrections(
  book: DigestBook,
  news: News,
  approvals: readonly Approval[],
  words: WordsOf,
): Promise<Correction[]> {
  const amendments: Correction[] = [];
  for (const approval of approvals) {
    const place = book.placeOf(approval.itemId);
    if (approval.outcome !== 'amended' || !place) continue;
    const said = await words.range(place.item, approval.source);
    if (!said || !news.holds({ itemId: approval.itemId, source: said.source })) continue;
    amendments.push({
      kind: 'amendment',
      minutesOf: approval.minutesOf,
      meeting: [...book.meetings.values()].find((meeting) => isAbout(approval, meeting)) ?? null,
      text: squeeze(approval.amendment ?? said.quote),
      citation: book.cite(said, place),
    });
  }
  // The item that amends earlier minutes often says first what was wrong: its amendment says it all.
  const told = new Set(amendments.map(({ citation }) => citation.item.id));
  const sentences = await correctingSentences(book, news, told, words);
  return [...amendments, ...sentences];
}

async function correctingSentences(
  book: DigestBook,
  news: News,
  told: ReadonlySet<string>,
  words: WordsOf,
): Promise<Correction[]> {
  const touched = book.items.filter(({ id }) => !told.has(id) && news.touches(id));
  const found: Correction[] = [];
  for (const { itemId, text, sentences } of await passagesOf(book, touched)) {
    const place = book.placeOf(itemId);
    if (!place || !corrects.test(squeeze(text))) continue;
    for (const sentence of sentences) {
      const said = await words.range(place.item, sentence);
      if (said && corrects.test(squeeze(said.quote)) && news.holds({ itemId, source: said.source }))
        found.push({ kind: 'sentence', text: squeeze(said.quote), citation: book.cite(said, place) });
    }
  }
  return found;
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();
