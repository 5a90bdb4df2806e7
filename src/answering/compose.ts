import type { StoredPassage } from '../library/records.js';
import type { Range } from '../minutes/span.js';
import type { AgendaItem, Citation, Meeting } from '../minutes/types.js';
import type { AnswerSentence } from './answer.js';
import { checkQuotes } from './check/quotes.js';
import { chooseSentences } from './choose.js';
import { type JudgedSentence, judgeSentences } from './judge.js';
import { labelsFor } from './labels.js';
import type { MinuteBook } from './minute-book.js';
import { nearestItems } from './nearest.js';
import type { Question } from './question.js';
import { quotationOf } from './quotation.js';
import type { RetrievedPassage } from './retrieve.js';
import { shortName } from './scope.js';
import { isWithin, retrieveWithin } from './within-scope.js';
import { squeeze } from './words.js';

/** The quotations of an answer, or the nearest items where there are none. */
export interface Composed {
  readonly sentences: readonly AnswerSentence[];
  readonly citations: readonly Citation[];
  readonly chosen: readonly ChosenSentence[];
  readonly nearest: readonly Citation[];
}

/** Several councils named in one question are each answered in the words of their own minutes, never ranked or joined. */
export async function composeFor(
  question: Question,
  retrieved: readonly RetrievedPassage[],
  book: MinuteBook,
  limit: number,
): Promise<Composed> {
  if (question.councils.length < 2 || question.scope.council !== null) return compose(question, retrieved, book, limit);
  return composeEach(question, limit, async (own, each) =>
    compose({ ...own, kind: 'what' }, retrieveWithin(own, book, null), book, each),
  );
}

/** Answers a question once for each council it names, in the order in which it names them. */
export async function composeEach(
  question: Question,
  limit: number,
  composeOwn: (own: Question, limit: number) => Promise<Composed>,
): Promise<Composed> {
  const each = Math.max(1, Math.floor(Math.min(limit, 4) / question.councils.length));
  const parts: Composed[] = [];
  for (const council of inOrderNamed(question))
    parts.push(await composeOwn({ ...question, scope: { ...question.scope, council } }, each));
  return atMost(parts.reduce(join), limit);
}

/** A council that is not named is the one that "us" and "we" mean. */
function inOrderNamed({ councils, text }: Question): readonly string[] {
  const lower = text.toLowerCase();
  const ours = lower.search(/\b(?:we|us|our|ours)\b/);
  const named = (council: string): number => lower.indexOf(shortName(council).toLowerCase());
  const placeOf = (council: string): number => (named(council) >= 0 ? named(council) : ours);
  return [...councils].sort((a, b) => placeOf(a) - placeOf(b));
}

const atMost = (composed: Composed, limit: number): Composed => ({
  ...composed,
  sentences: composed.sentences.slice(0, limit),
  citations: composed.citations.slice(0, limit),
});

function join(first: Composed, second: Composed): Composed {
  const shift = first.citations.length;
  const moved = (label: string): string => String(Number(label) + shift);
  return {
    sentences: [
      ...first.sentences,
      ...second.sentences.map((sentence) => ({ ...sentence, citations: sentence.citations.map(moved) })),
    ],
    citations: [
      ...first.citations,
      ...second.citations.map((citation) => ({ ...citation, label: moved(citation.label) })),
    ],
    chosen: [...first.chosen, ...second.chosen],
    nearest:
      first.citations.length + second.citations.length > 0
        ? []
        : [...first.nearest, ...second.nearest]
            .slice(0, 3)
            .map((citation, index) => ({ ...citation, label: String(index + 1) })),
  };
}

async function compose(
  question: Question,
  retrieved: readonly RetrievedPassage[],
  book: MinuteBook,
  limit: number,
): Promise<Composed> {
  const passages = await book.library.passagesById(retrieved.map(({ passageId }) => passageId));
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const read = retrieved.flatMap((entry) => {
    const passage = byId.get(entry.passageId);
    return passage ? [{ passage, retrieved: entry }] : [];
  });
  const texts = await textsOf(passages, book);
  const judged = judgeSentences(question, read, book, texts).filter((candidate) => isWithin(question, candidate, book));
  const chosen = await withEntries(chooseSentences(question, judged, book, limit), book, limit);
  const quoted = await quote(chosen, book);
  return {
    ...quoted,
    nearest:
      quoted.chosen.length === 0
        ? await nearestItems(
            read.map(({ passage }) => passage),
            book,
          )
        : [],
  };
}

/** A sentence chosen to be quoted; how it was weighed no longer matters. */
export type ChosenSentence = Pick<JudgedSentence, 'passage' | 'sentence' | 'text' | 'fits'>;

/** The quotations of chosen sentences with what stands beside them, each checked against the document held. */
export async function quote(chosen: readonly ChosenSentence[], book: MinuteBook): Promise<Composed> {
  const sentences: AnswerSentence[] = [];
  const citations: Citation[] = [];
  for (const candidate of chosen) {
    const found = locate(candidate.passage, book);
    if (!found) continue;
    const { item, meeting } = found;
    const document = (await book.library.documentText(candidate.passage.source.document)) ?? '';
    const source = quotationOf(candidate);
    // A sentence that leans on another is quoted with it; the other needs no second quotation.
    if (citations.some((cited) => holds(cited.source, candidate.passage.source.document, source))) continue;
    const quote = candidate.passage.text.slice(
      source.start - candidate.passage.source.start,
      source.end - candidate.passage.source.start,
    );
    const label = String(citations.length + 1);
    citations.push({
      label,
      meeting,
      item,
      quote,
      source: { ...source, document: candidate.passage.source.document, page: candidate.passage.source.page },
      link: item.url ?? meeting.url,
    });
    sentences.push({ text: squeeze(quote), citations: [label], said: labelsFor(candidate, item, meeting, document) });
  }
  const checked = await checkQuotes(sentences, citations, book.library);
  return { ...checked, chosen, nearest: [] };
}

/** A list that is announced is quoted with its entries, whatever passages they stand in; only one that the copy lacks stands without. */
async function withEntries(
  chosen: readonly ChosenSentence[],
  book: MinuteBook,
  limit: number,
): Promise<readonly ChosenSentence[]> {
  const [first] = chosen;
  if (!first?.text.trimEnd().endsWith(':')) return chosen;
  const entries: ChosenSentence[] = [];
  for (const passage of await book.library.passagesOfItem(first.passage.itemId)) {
    if (passage.source.document !== first.passage.source.document) continue;
    for (const sentence of passage.sentences) {
      if (sentence.leadIn?.start !== first.sentence.start) continue;
      const text = passage.text.slice(sentence.start - passage.source.start, sentence.end - passage.source.start);
      entries.push({ passage, sentence, text, fits: null });
    }
  }
  return entries.length === 0 ? chosen : entries.slice(0, limit);
}

const holds = (cited: Citation['source'], document: string, { start, end }: Range): boolean =>
  cited.document === document && cited.start <= start && end <= cited.end;

async function textsOf(passages: readonly StoredPassage[], book: MinuteBook): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { source } of passages)
    if (!texts.has(source.document))
      texts.set(source.document, (await book.library.documentText(source.document)) ?? '');
  return texts;
}

function locate(passage: StoredPassage, book: MinuteBook): { item: AgendaItem; meeting: Meeting } | null {
  const item = book.items.get(passage.itemId);
  const meeting = item && book.meetings.get(item.meetingId);
  return item && meeting ? { item, meeting } : null;
}
