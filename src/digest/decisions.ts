import { addresseeOf, isRoutine } from '../follow-ups/decision-words.js';
import type { Resolution, ResolutionKind } from '../minutes/types.js';
import type { DigestBook } from './book.js';
import type { News } from './news.js';
import type { CitedResolution } from './types.js';

/** New decisions: recommendations, requests and additions to the work programme first, what only notes or belongs to the procedure last. */
export function newDecisions(
  book: Pick<DigestBook, 'placed' | 'cite'>,
  news: Pick<News, 'holds'>,
  resolutions: readonly Resolution[],
  approvalItems: ReadonlySet<string>,
): CitedResolution[] {
  const fresh = resolutions.filter((one) => news.holds(one)).map((one) => ({ ...one, quote: one.text }));
  const decisions = book.placed(fresh).map(({ record: { quote, ...resolution }, ...place }): CitedResolution => {
    return {
      ...resolution,
      routine: approvalItems.has(resolution.itemId) || isRoutine(resolution),
      to: addresseeOf(resolution.text),
      citation: book.cite({ quote, source: resolution.source }, place),
    };
  });
  return decisions.toSorted((a, b) => rankOf(a) - rankOf(b));
}

const ranks: Record<ResolutionKind, number> = { recommended: 0, requested: 1, workProgramme: 2, agreed: 3, noted: 4 };
const rankOf = ({ kind, routine, text }: CitedResolution): number =>
  routine ? 5 : ranks[kind] + (isElection(text) ? 0.5 : 0);

/** Who takes the chair is soon known to all. */
const isElection = (text: string): boolean => /\bbe\s+(?:re-?)?(?:elected|appointed)\b/i.test(text);
