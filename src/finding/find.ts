import { createDenied } from '../answering/allowed-book.js';
import { plural, squeeze } from '../answering/words.js';
import type { Library } from '../library/library.js';
import type { Withheld } from '../library/records.js';
import { firstFrom } from '../minutes/range-index.js';
import type { Range, Span } from '../minutes/span.js';
import type { AgendaItem, Meeting } from '../minutes/types.js';
import type { Vocabulary } from '../vocabulary/types.js';
import { createCopies } from './copies.js';
import { byAge } from './in-order.js';
import { type FindLimits, readScope } from './limits.js';
import { createMatcher, createSignMatcher } from './matches.js';
import { ambiguityNote, phrasesToFind } from './phrases.js';
import { createSurroundings } from './surroundings.js';

/** One place where the words stand. */
export interface Occurrence {
  readonly document: string;
  /** The meeting whose record it stands in; null where the document names none. */
  readonly meeting: Meeting | null;
  /** Null outside any agenda item, as in a list of those present. */
  readonly item: AgendaItem | null;
  /** The sentence or line around, each run of white space as one space. */
  readonly text: string;
  /** The words as printed. */
  readonly quote: string;
  readonly source: Span;
  readonly link: string | null;
}

export interface Found {
  readonly query: string;
  /** What was looked for beside the query's own words. */
  readonly variants: readonly string[];
  readonly count: number;
  /** Oldest first. */
  readonly occurrences: readonly Occurrence[];
  /** What could not be looked in, and how the query was read, one sentence each. */
  readonly notes: readonly string[];
  readonly searched: {
    readonly meetings: number;
    readonly from: string | null;
    readonly to: string | null;
    /** Items left out because nothing says when they were. */
    readonly undated: number;
  };
}

/** Every occurrence of words and their known variants in the texts held, not only the nearest few. Copies of one item count once. */
export async function findWords(
  query: string,
  { library, vocabulary }: { readonly library: Library; readonly vocabulary: Vocabulary },
  limits: FindLimits,
): Promise<Found> {
  const [documents, items, copies, meetings, definitions, unheld, withheld] = await Promise.all([
    library.documents(),
    library.items(),
    library.furtherSources(),
    library.meetings(),
    library.definitions(),
    library.unheldDocuments(),
    library.withheld(),
  ]);
  const { phrases, variants, ambiguous } = phrasesToFind(query, vocabulary.withLearnt(definitions));
  const match = phrases.some((phrase) => phrase.length > 0) ? createMatcher(phrases) : createSignMatcher(query);
  const scope = readScope(limits, items, meetings);
  const placeOf = createPlaces(items, new Map(meetings.map((meeting) => [meeting.id, meeting])));
  const around = createSurroundings(library);
  const isCopy = createCopies(copies);
  const found: Occurrence[] = [];
  for (const { document } of documents) {
    const text = await library.documentText(document);
    if (text === null) continue;
    for (const range of match(text)) {
      const place = placeOf(document, range);
      if (place === null || isCopy({ document, ...range }) || !scope.holds(place)) continue;
      const { text: sentence, page } = await around(text, range, place.item);
      found.push({
        document,
        ...place,
        text: squeeze(sentence),
        quote: text.slice(range.start, range.end),
        source: { document, ...range, page },
        link: place.item?.url ?? place.meeting?.url ?? null,
      });
    }
  }
  const occurrences = found.sort(byAge);
  const isDenied = createDenied(limits.deniedBodies ?? []);
  const failed = unheld.filter(({ status, body }) => status === 'failed' && !isDenied(body));
  return {
    query,
    variants,
    count: occurrences.length,
    occurrences,
    notes: [
      ...ambiguous.map(ambiguityNote),
      ...failed.map(({ document }) => `${document} could not be read at the last ingest and was not searched.`),
      ...privateNote(withheld, new Set(scope.items)),
    ],
    searched: { meetings: scope.meetings, from: limits.from, to: limits.to, undated: scope.undated },
  };
}

function privateNote(withheld: readonly Withheld[], items: ReadonlySet<string>): string[] {
  const own = withheld.filter(({ reason, itemId }) => reason === 'exempt' && itemId !== null && items.has(itemId));
  const count = new Set(own.map(({ itemId }) => itemId)).size;
  if (count === 0) return [];
  return [
    `${plural(count, 'agenda item')} considered in private, wholly or in part, could not be searched: private text is not held.`,
  ];
}

/** Which item and meeting a place in a document belongs to; null in a document of which other copies are used throughout. */
function createPlaces(items: readonly AgendaItem[], meetings: ReadonlyMap<string, Meeting>) {
  const byDocument = new Map<string, AgendaItem[]>();
  for (const item of items) {
    const own = byDocument.get(item.source.document);
    if (own) own.push(item);
    else byDocument.set(item.source.document, [item]);
  }
  for (const all of byDocument.values()) all.sort((a, b) => a.source.start - b.source.start);
  const starts = new Map([...byDocument].map(([document, all]) => [document, all.map(({ source }) => source)]));
  return (document: string, range: Range): Pick<Occurrence, 'item' | 'meeting'> | null => {
    const own = byDocument.get(document);
    if (!own) return null;
    const next = firstFrom(starts.get(document) ?? [], range.start + 1);
    const before = own[next - 1];
    const item = before && range.end <= before.source.end ? before : null;
    // What stands above the first item of a meeting, such as who was present, belongs to the items that follow.
    const nearest = item ?? own[next] ?? own.at(-1);
    return { item, meeting: meetings.get(nearest?.meetingId ?? '') ?? null };
  };
}
