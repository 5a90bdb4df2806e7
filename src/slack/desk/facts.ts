import { withoutBodies } from '../../answering/allowed-book.js';
import { answerQuestion } from '../../answering/answer-question.js';
import type { MinuteBook } from '../../answering/minute-book.js';
import type { AgendaItem } from '../../minutes/types.js';
import type { LibraryFacts } from './desk.js';

/** What is indexed. Bodies that are denied are not told of. */
export async function factsOf(
  wholeBook: MinuteBook,
  deniedBodies: readonly string[],
  today: string,
): Promise<LibraryFacts> {
  const book = withoutBodies(wholeBook, deniedBodies);
  const [documents, unheld] = await Promise.all([book.library.documents(), book.library.unheldDocuments()]);
  const meetings = [...book.meetings.values()];
  const items = [...book.items.values()];
  const councils = new Map<string | null, Set<string | null>>();
  for (const { council, body } of meetings) councils.set(council, (councils.get(council) ?? new Set()).add(body));
  const days = [
    ...meetings.flatMap(({ heldOn }) => heldOn ?? []),
    ...items.flatMap(({ reportPeriod }) => reportPeriod?.end ?? []),
  ].toSorted();
  return {
    councils: [...councils].map(([council, bodies]) => ({ council, bodies: [...bodies] })),
    meetings: meetings.length,
    documents: documents.length,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    lastIngest:
      documents
        .map(({ ingestedAt }) => ingestedAt)
        .toSorted()
        .at(-1) ?? null,
    failed: unheld.filter(({ status }) => status === 'failed').map(({ document, message }) => ({ document, message })),
    examples: await examplesFrom(book, items, today),
  };
}

const wanted = 3;
/** How many are tried: each try is a search. */
const mostTried = 8;

/** Questions about this library's own newest items, each tried before it is offered. */
async function examplesFrom(book: MinuteBook, items: readonly AgendaItem[], today: string): Promise<string[]> {
  const latestFirst = items
    .filter(({ titleBasis, access, title }) => titleBasis === 'printed' && access === 'public' && title.length <= 80)
    .filter(({ title }) => book.vocabulary.isStandingItem(title) === null)
    .map((item) => ({ item, day: book.meetings.get(item.meetingId)?.heldOn ?? item.reportPeriod?.end ?? '' }))
    .toSorted((a, b) => b.day.localeCompare(a.day));
  const titles = [...new Set(latestFirst.map(({ item }) => item.title.replace(/[\s.:]+$/, '')))];
  const resolved = new Set((await book.library.resolutions()).map(({ itemId }) => itemId));
  const decided = titles.filter((title) =>
    latestFirst.some(({ item }) => item.title.startsWith(title) && resolved.has(item.id)),
  );
  const candidates = [
    ...decided.slice(0, mostTried / 2).map((title) => `What was resolved on ${title}?`),
    ...titles.slice(0, mostTried).map((title) => `What was said about ${title}?`),
  ];
  const found: string[] = [];
  for (const question of candidates.slice(0, mostTried)) {
    if (found.length === wanted) break;
    const { status } = await answerQuestion(question, book, {
      limits: { council: null, body: null, from: null, to: null },
      limit: 1,
      today,
      homeCouncil: null,
    });
    if (status === 'answered') found.push(question);
  }
  return found;
}
