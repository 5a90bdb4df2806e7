import type { Library } from '../library/library.js';
import { isAbout } from '../minutes/standing.js';
import type { MinutesStatus } from '../minutes/types.js';
import type { StoredAnswer } from '../state/state.js';

/** What has become of a citation since its answer was given. */
export interface Since {
  readonly label: string;
  /** `changed`: the item is held and its words are others now. `not_held`: neither item nor document is held any more. */
  readonly words: 'as_quoted' | 'changed' | 'not_held' | 'withdrawn';
  /** ISO day; null where they were not withdrawn or the day is not known. */
  readonly withdrawnOn: string | null;
  /** Now; null where the meeting is not held any more. */
  readonly minutesStatus: MinutesStatus | null;
  /** What later meetings agreed of these minutes; `amendment` is verbatim. */
  readonly agreements: readonly {
    readonly outcome: 'approved' | 'amended' | 'deferred';
    readonly decidedOn: string | null;
    readonly amendment: string | null;
  }[];
}

/** Looks up each citation of an answer in the minutes as they are held now. */
export async function sinceGiven(
  { answer, evidence }: Pick<StoredAnswer, 'answer' | 'evidence'>,
  library: Library,
): Promise<Since[]> {
  if (answer.citations.length === 0) return [];
  const [items, meetings, approvals] = await Promise.all([library.items(), library.meetings(), library.approvals()]);
  return Promise.all(
    answer.citations.map(async ({ label, quote, source, item, meeting }) => {
      const itemNow = items.find(({ id }) => id === item.id);
      const meetingNow = meetings.find(({ id }) => id === (itemNow?.meetingId ?? meeting.id));
      const withdrawnOn = evidence.find((each) => each.label === label)?.withdrawnOn ?? null;
      return {
        label,
        words:
          withdrawnOn !== null || itemNow?.access === 'exempt'
            ? 'withdrawn'
            : await standing(library, { quote, source, itemId: item.id, itemHeld: itemNow !== undefined }),
        withdrawnOn,
        minutesStatus: meetingNow?.minutesStatus ?? null,
        agreements: approvals
          .filter((approval) => meetingNow !== undefined && isAbout(approval, meetingNow))
          .map(({ outcome, decidedOn, amendment }) => ({ outcome, decidedOn, amendment })),
      };
    }),
  );
}

async function standing(
  library: Library,
  {
    quote,
    source,
    itemId,
    itemHeld,
  }: {
    readonly quote: string;
    readonly source: { readonly document: string; readonly start: number; readonly end: number };
    readonly itemId: string;
    readonly itemHeld: boolean;
  },
): Promise<Since['words']> {
  const text = await library.documentText(source.document);
  const there = text?.slice(source.start, source.end);
  if (there === quote) return 'as_quoted';
  // Withheld since, and the document not read again.
  if (there?.includes('█')) return 'withdrawn';
  // The words may have moved, or the item may be read from another copy by now.
  const passages = itemHeld ? await library.passagesOfItem(itemId) : [];
  if (passages.some((passage) => passage.text.includes(quote))) return 'as_quoted';
  return itemHeld || text !== null ? 'changed' : 'not_held';
}
