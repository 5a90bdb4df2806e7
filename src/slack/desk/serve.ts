import { answerWithContext } from '../../answering/answer-question.js';
import type { MinuteBook } from '../../answering/minute-book.js';
import { recordOfAnswer } from '../../answering/record-answer.js';
import { sinceGiven } from '../../answering/record-since.js';
import { reportText } from '../../answering/report-text.js';
import { answerWritten } from '../../answering/written/answer-written.js';
import type { Writer } from '../../answering/written/writer.js';
import { type DigestShelf, makeDigest } from '../../digest/make-digest.js';
import { findWatched, understandWatched } from '../../digest/watched.js';
import { findWords } from '../../finding/find.js';
import { listActions } from '../../follow-ups/actions.js';
import { listDecisions } from '../../follow-ups/decisions.js';
import { findAction } from '../../follow-ups/find-action.js';
import type { MeasureRegister } from '../../vocabulary/metrics/register.js';
import type { Methods } from './calls.js';
import type { Desk, DigestLimits, LibraryFacts } from './desk.js';
import { factsOf } from './facts.js';
import { goneFrom } from './gone.js';
import { csvOf, drawLookUp, keyBehind, lookUp } from './look-up.js';
import { surroundingsOf } from './surroundings.js';
import { withdrawableNamed } from './withdrawal.js';

export interface ServeInput {
  /** The minute book as the library stands now. */
  readonly book: () => Promise<MinuteBook>;
  readonly now: () => Date;
  readonly programVersion: string;
  readonly register: () => MeasureRegister;
  /** The model that words answers; null, as by default, where none is configured. */
  readonly writer?: () => Promise<Writer | null>;
}

/** The desk's methods over an open minute book. */
export function serveDesk({
  book,
  now,
  programVersion,
  register,
  writer = async () => null,
}: ServeInput): Desk & Methods {
  const facts = keptPerGeneration<LibraryFacts>();
  const worded = keptLately<Awaited<ReturnType<Desk['digest']>>>(20);
  const shelf = async (limits: DigestLimits): Promise<DigestShelf> => {
    const { library, vocabulary } = await book();
    return { ...limits, library, vocabulary, register: register(), writer: null };
  };
  return {
    async ask(question, options, asker) {
      const open = await book();
      const words = await writer();
      const { answer, context } =
        words === null
          ? await answerWithContext(question, open, options)
          : await answerWritten(question, open, options, words);
      const record = await recordOfAnswer(answer, { options, book: open, at: now(), programVersion, asker, context });
      return { answer, record };
    },
    async find(words, limits) {
      const { library, vocabulary } = await book();
      return findWords(words, { library, vocabulary }, limits);
    },
    decisions: async (asked) => listDecisions(asked, await book()),
    actions: async (asked) => listActions((await book()).library, asked),
    action: async (id, deniedBodies) => findAction((await book()).library, id, deniedBodies),
    metric: async (question, options, asker) =>
      lookUp(await book(), register(), { question, options, asker, at: now(), programVersion }),
    chart: drawLookUp,
    metricKey: async (value) => keyBehind(await book(), value),
    csv: async (question, options) => csvOf(await book(), register(), { question, options }),
    withdrawable: async (name) => withdrawableNamed(name, (await book()).library),
    meetingCount: async () => (await book()).meetings.size,
    async gone(answer, deniedBodies) {
      return goneFrom(answer.citations, (await book()).library, deniedBodies);
    },
    surroundings: async ({ citations }) => surroundingsOf((await book()).library, citations),
    since: async (stored) => sinceGiven(stored, (await book()).library),
    report: async (stored) => reportText(stored, await sinceGiven(stored, (await book()).library)),
    generation: async () => (await book()).generation,
    async digest(spec, limits) {
      const make = async () => {
        const words = spec.worded ? await writer() : null;
        const { news, text } = await makeDigest(spec, { ...(await shelf(limits)), writer: words });
        return { silent: news.silent, text };
      };
      // Asked for when it is due and again when it is sent: a model is asked once, and gives one wording.
      return spec.worded ? worded(await book(), JSON.stringify([spec, limits]), make) : make();
    },
    watched: async (words, window, limits) => findWatched(words, window, await shelf(limits)),
    understood: async (words) => understandWatched(words, (await book()).vocabulary),
    async facts(deniedBodies) {
      const open = await book();
      return facts(open, () => factsOf(open, deniedBodies, now().toISOString().slice(0, 10)));
    },
  };
}

/** What was made of the same state of the library lately; nothing of a former one, whose words may be withdrawn since. */
function keptLately<Value>(most: number) {
  let kept = new Map<string, Promise<Value>>();
  let current = 0;
  return ({ generation }: MinuteBook, of: string, make: () => Promise<Value>): Promise<Value> => {
    if (generation !== current) kept = new Map();
    current = generation;
    const made = kept.get(of) ?? make();
    kept = new Map([...kept, [of, made] as const].slice(-most));
    made.catch(() => kept.delete(of));
    return made;
  };
}

/** What took a search to find out is found out once for each state of the library. */
function keptPerGeneration<Value>() {
  let kept: { readonly generation: number; readonly value: Promise<Value> } | null = null;
  return (book: MinuteBook, find: () => Promise<Value>): Promise<Value> => {
    if (kept?.generation !== book.generation) kept = { generation: book.generation, value: find() };
    return kept.value;
  };
}
