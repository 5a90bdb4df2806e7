import type { Mark } from '../follow-ups/types.js';
import type { Library } from '../library/library.js';
import { proposedMark } from '../minutes/figures.js';
import { londonDay } from '../state/london-day.js';
import type { MeasureRegister } from '../vocabulary/metrics/types.js';
import { newActions, passedActions } from './actions.js';
import { type DigestScope, openDigestBook } from './book.js';
import { newCorrections } from './corrections.js';
import { newDecisions } from './decisions.js';
import { newFigures } from './figures.js';
import { labelled } from './labels.js';
import { newMeetings } from './meetings.js';
import { findNews } from './news.js';
import { newTrends } from './trends.js';
import type { DigestNews, DigestWindow } from './types.js';
import { createWordsOf } from './words-of.js';

export interface DigestParts extends DigestScope {
  readonly library: Library;
  readonly register: MeasureRegister;
  /** What officers said of actions, by the action's id. */
  readonly marks?: ReadonlyMap<string, Mark>;
}

/** What is new in the minute book within a window. No model is involved, and nothing is marked as told. */
export async function compileDigest(
  window: DigestWindow,
  { library, register, marks = new Map(), ...scope }: DigestParts,
): Promise<DigestNews> {
  const [book, approvals, resolutions, actions, observations, trends] = await Promise.all([
    openDigestBook(library, scope),
    library.approvals(),
    library.resolutions(),
    library.actions(),
    library.observations(),
    library.trends(),
  ]);
  const news = await findNews(book, window);
  const words = createWordsOf(library);
  // A digest has no room to say that a figure was only proposed.
  const read = observations.filter(({ readBy }) => !readBy.some((by) => by.startsWith(proposedMark)));
  const { figures, revisions } = newFigures(book, news, read, register);
  const days =
    window.kind === 'held'
      ? window
      : { since: londonDay(new Date(window.since)), until: londonDay(new Date(window.until)) };
  const found = {
    meetings: await newMeetings(book, news, approvals, words),
    decisions: newDecisions(book, news, resolutions, new Set(approvals.map(({ itemId }) => itemId))),
    actions: newActions(book, news, actions),
    trends: newTrends(book, news, trends),
    corrections: [...(await newCorrections(book, news, approvals, words)), ...revisions],
    figures,
    overdue: await passedActions(book, actions, {
      ...days,
      deniedBodies: scope.deniedBodies,
      marks,
      isPast: news.isPast,
    }),
  };
  const olderDays = news.older.flatMap(({ day }) => day ?? []).toSorted();
  return labelled({
    since: window.since,
    until: window.until,
    window: window.kind,
    silent: Object.values(found).every((list) => list.length === 0),
    ...found,
    older: { meetings: news.older.length, from: olderDays[0] ?? null, to: olderDays.at(-1) ?? null },
    undated: news.undated,
  });
}
