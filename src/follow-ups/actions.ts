import type { Library } from '../library/library.js';
import { createCitations, type Place } from '../metrics/places.js';
import type { Action } from '../minutes/types.js';
import { openFollowUpBook } from './book.js';
import { contentWords } from './content-words.js';
import { indexMentions } from './mentions.js';
import type { FollowUp, FollowUpLimits, FollowUpState, Mark, Mention, Searched } from './types.js';

export interface FollowUpsAsked extends FollowUpLimits {
  /** ISO day from which "overdue" is judged; nothing minuted after it is looked at. */
  readonly today: string;
  /** What officers said, by the action's id. */
  readonly marks?: ReadonlyMap<string, Mark>;
}

/** `open` holds what is overdue too, `marked` what officers said something of; null holds everything. */
export type StateAsked = 'open' | 'overdue' | 'marked' | null;

export interface FollowUps {
  /** Oldest first. */
  readonly actions: readonly FollowUp[];
  readonly searched: Searched;
}

/** Every action within the limits, with where it was mentioned again and how it stands. */
export async function listActions(library: Library, asked: FollowUpsAsked): Promise<FollowUps> {
  const { today, marks } = asked;
  const book = await openFollowUpBook(library, asked);
  const [all, mentions] = await Promise.all([library.actions(), indexMentions(book)]);
  const visible = book
    .placed(all)
    .filter(({ record, meeting }) => !record.quote.includes('█') && (meeting.heldOn ?? '') <= today);
  const firstAsked = createFirstAsked();
  const cite = createCitations();
  const actions = visible.flatMap(({ record, ...place }): FollowUp[] => {
    // Asked of every action, within the limits or not: the first asking may lie before them.
    const first = firstAsked(record, place);
    if (!book.isWithin(place)) return [];
    const later = mentions.after(record, place, today);
    const mark = marks?.get(record.id) ?? null;
    return [
      {
        ...record,
        firstAsked: first,
        state: mark?.verdict ?? stateOf(record, place, later, today),
        mentions: later,
        meetingsSince: book.heldSince(place.meeting, today),
        mark,
        citation: cite(record, place),
      },
    ];
  });
  return { actions, searched: book.searched };
}

/** Those that are overdue on a day, the longest overdue first. */
export async function overdueActions(library: Library, asked: FollowUpsAsked): Promise<readonly FollowUp[]> {
  const { actions } = await listActions(library, asked);
  return inState(actions, 'overdue').toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
}

export const inState = (actions: readonly FollowUp[], asked: StateAsked): FollowUp[] =>
  actions.filter(({ state, mark }) => {
    if (asked === 'marked') return mark !== null;
    return asked === null || state === asked || (asked === 'open' && state === 'overdue');
  });

function stateOf(action: Action, { meeting }: Place, later: readonly Mention[], today: string): FollowUpState {
  if (action.state !== 'open') return action.state;
  const hasPassed = action.due !== null && meeting.heldOn !== null && action.due < today;
  return hasPassed && later.length === 0 ? 'overdue' : 'open';
}

/** The day of the first meeting that asked for the same: an earlier action of the same council and body about the same words. Told of them oldest first. */
function createFirstAsked() {
  const askedOf = new Map<string, { readonly words: ReadonlySet<string>; readonly first: string }[]>();
  return (action: Action, { meeting }: Place): string | null => {
    const own = action.firstAsked ?? meeting.heldOn;
    if (own === null) return null;
    const body = JSON.stringify([meeting.council, meeting.body]);
    const before = askedOf.get(body) ?? [];
    const words = contentWords(action.what, action.who);
    const first = before.find((one) => one.first < own && isAlike(one.words, words))?.first ?? own;
    before.push({ words, first });
    askedOf.set(body, before);
    return first;
  };
}

/** Two actions are one follow-up only where most of what either is about is the other's too. */
function isAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared >= 2 && shared >= 0.6 * Math.max(a.size, b.size);
}
