import type { StoredPassage } from '../../library/records.js';
import { estimateTokens } from '../../models/chat-model.js';
import type { MinuteBook } from '../minute-book.js';
import type { Question } from '../question.js';
import { type RetrievedPassage, retrievePassages } from '../retrieve.js';
import { fitsScope, retrieveWithin, saidOn } from '../within-scope.js';

/** The passages of a prompt may have this many tokens, so that with the rules it stays below 2,500. */
export const passageTokens = 1_650;
/** Of a question about one time, and of one about how something went over time. */
const most = { usual: 8, overTime: 10 };
/** A meeting's best passage speaks for it from this share of the best of all. */
const farEnough = 0.45;

const overTime =
  /\b(?:how (?:has|have|had|did) .*\b(?:chang|mov|develop|gone|vari|progress)|over (?:time|the (?:last|past)|the years)|since (?:19|20)\d\d|trends?|timeline|each (?:year|meeting|quarter|month)|history of|so far|compar\w+|between (?:19|20)\d\d)/i;

export const asksOverTime = (text: string): boolean => overTime.test(text);

/**
 * What a writer is given: the passages that the answer in the minutes' own words quotes, then the nearest others, as many as fit. A question about
 * how something went gets the best of every meeting before a second of any.
 */
export async function choosePassages(
  question: Question,
  cited: readonly string[],
  book: MinuteBook,
): Promise<StoredPassage[]> {
  const isOverTime = asksOverTime(question.text);
  const found = isOverTime ? spread(widely(question, book), book) : retrieveWithin(question, book, null);
  const ids = [...new Set([...cited, ...found.map(({ passageId }) => passageId)])];
  const byId = new Map((await book.library.passagesById(ids)).map((passage) => [passage.id, passage]));
  const chosen: StoredPassage[] = [];
  let left = passageTokens;
  for (const id of ids.slice(0, isOverTime ? most.overTime : most.usual)) {
    const passage = byId.get(id);
    if (!passage || book.items.get(passage.itemId)?.access === 'exempt' || passage.text.includes('█')) continue;
    const tokens = estimateTokens(passage.text) + 40;
    if (tokens > left && chosen.length > 0) continue;
    chosen.push(passage);
    left -= tokens;
  }
  return isOverTime ? chosen.sort((a, b) => (dayOf(a, book) < dayOf(b, book) ? -1 : 1)) : chosen;
}

const widely = (question: Question, book: MinuteBook): RetrievedPassage[] =>
  retrievePassages(question, book, { limit: 60, eligible: (place) => fitsScope(question, book, place) });

/** The best passage of each meeting, then the second of each. */
function spread(found: readonly RetrievedPassage[], book: MinuteBook): RetrievedPassage[] {
  const top = found[0]?.similarity ?? 0;
  const seen = new Map<string, number>();
  return found
    .filter(({ similarity }) => similarity >= farEnough * top)
    .map((passage) => {
      const itemId = book.index.itemIds[passage.place] ?? '';
      const meetingId = book.items.get(itemId)?.meetingId ?? '';
      const round = seen.get(meetingId) ?? 0;
      seen.set(meetingId, round + 1);
      return { passage, round };
    })
    .sort((a, b) => a.round - b.round || b.passage.similarity - a.passage.similarity)
    .map(({ passage }) => passage);
}

const dayOf = ({ itemId }: StoredPassage, book: MinuteBook): string => saidOn(itemId, book) ?? '9999';
