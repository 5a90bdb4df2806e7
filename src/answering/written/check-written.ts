import type { StoredPassage } from '../../library/records.js';
import { checkClaim } from '../check/check-claim.js';
import { leaningsOf, recordOf, sourceOf } from '../check/sources.js';
import type { Leaning } from '../check/support.js';
import type { Failure } from '../check/types.js';
import type { MinuteBook } from '../minute-book.js';
import { squeeze } from '../words.js';
import type { WrittenSentence } from './reply.js';

/** A proposed sentence with the sentences of the minutes it rests on, and why it may not be shown; no failures where it may. */
export interface CheckedSentence {
  readonly text: string;
  readonly leanings: readonly Leaning[];
  readonly failures: readonly Failure[];
}

/** Checks each sentence against the passages it names. `passages` by label, P1 and so on. */
export async function checkWritten(
  sentences: readonly WrittenSentence[],
  passages: ReadonlyMap<string, StoredPassage>,
  book: Pick<MinuteBook, 'items' | 'meetings' | 'library'>,
): Promise<CheckedSentence[]> {
  const checked: CheckedSentence[] = [];
  for (const { text: written, passages: labels, quotes } of sentences) {
    const text = tidy(written);
    const unknown = labels.filter((label) => !passages.has(label));
    const named = labels.flatMap((label) => passages.get(label) ?? []);
    const { leanings, notFound } = leaningsOf(text, quotes, named);
    const sources = [];
    for (const leaning of leanings) {
      const item = book.items.get(leaning.passage.itemId);
      const meeting = book.meetings.get(item?.meetingId ?? '');
      const document = await book.library.documentText(leaning.passage.source.document);
      if (item && meeting && document !== null) sources.push(sourceOf(leaning, recordOf(item, meeting), document));
    }
    const failures: Failure[] = [
      ...unknown.map(
        (label): Failure => ({ code: 'label', words: label, message: `“${label}”: there is no such passage.` }),
      ),
      ...notFound.map(
        (quote): Failure => ({
          code: 'quote',
          words: quote,
          message: `“${quote}”: these words do not stand in the passages named.`,
        }),
      ),
      ...checkClaim(text, sources),
    ];
    checked.push({ text, leanings, failures });
  }
  return checked;
}

/** Without labels and links that a model puts into the sentence itself: those are the program's to set. */
const tidy = (text: string): string =>
  squeeze(text.replace(/\s?[[(]P\d+(?:,\s?P\d+)*[\])]/g, '').replace(/https?:\/\/\S+/g, ''));
