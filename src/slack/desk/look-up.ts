import { createDenied } from '../../answering/allowed-book.js';
import type { MinuteBook } from '../../answering/minute-book.js';
import { type Asker, recordOfAnswer } from '../../answering/record-answer.js';
import type { HeldMetric } from '../../library/records.js';
import { metricCsv } from '../../metrics/csv.js';
import { describeMetric } from '../../metrics/describe.js';
import { lookUpMetric } from '../../metrics/look-up.js';
import { shelfOf } from '../../metrics/shelf.js';
import type { MetricAnswer, MetricOptions, MetricQuestion, MetricShelf } from '../../metrics/types.js';
import type { MeasureRegister } from '../../vocabulary/metrics/register.js';
import { chosenMetric } from '../blocks/metric-choices.js';
import type { LookedUp } from './desk.js';
import { metricRecord } from './metric-record.js';

export interface LookUpInput {
  readonly question: MetricQuestion;
  readonly options: MetricOptions & { readonly deniedBodies: readonly string[] };
  readonly asker: Asker;
  readonly at: Date;
  readonly programVersion: string;
}

/** Looks a measure up and makes everything that a message about it needs. */
export async function lookUp(book: MinuteBook, register: MeasureRegister, input: LookUpInput): Promise<LookedUp> {
  const began = performance.now();
  const looked = await find(book, register, input);
  const text = describeMetric(looked, input.options);
  const answer = metricRecord(looked, text, book.meetings.size, Math.round(performance.now() - began));
  const { homeCouncil } = input.options;
  const limits = { council: null, body: null, from: null, to: null };
  const record = await recordOfAnswer(answer, {
    options: { limits, limit: answer.citations.length, homeCouncil },
    book,
    at: input.at,
    programVersion: input.programVersion,
    asker: input.asker,
  });
  return { looked, record };
}

/** The picture of a look-up, for where Slack's own chart does not fit; null where there is nothing to draw. Rendering takes a while. */
export async function drawLookUp(looked: MetricAnswer): Promise<string | null> {
  const { chartPng } = await import('../../metrics/chart/chart-png.js');
  const png = await chartPng(looked);
  return png === null ? null : Buffer.from(png).toString('base64');
}

export const csvOf = async (
  book: MinuteBook,
  register: MeasureRegister,
  input: Omit<LookUpInput, 'asker' | 'at' | 'programVersion'>,
) => metricCsv(await find(book, register, input));

const find = (
  book: MinuteBook,
  register: MeasureRegister,
  { question, options }: Pick<LookUpInput, 'question' | 'options'>,
): Promise<MetricAnswer> =>
  lookUpMetric(
    question,
    { shelf: allowedShelf(book, options.deniedBodies), register, vocabulary: book.vocabulary },
    options,
  );

/** What may be looked up: figures of bodies that are denied are neither shown nor counted. */
function allowedShelf(book: MinuteBook, deniedBodies: readonly string[]): MetricShelf {
  const isDenied = createDenied(deniedBodies);
  const shelf: MetricShelf = {
    ...shelfOf(book.library),
    itemsById: async (ids) => ids.flatMap((id) => book.items.get(id) ?? []),
    meetings: async () => [...book.meetings.values()].filter(({ body }) => !isDenied(body)),
  };
  if (deniedBodies.length === 0) return { ...shelf, metricsHeld: () => keptFor(book, '', () => shelf.metricsHeld()) };
  return { ...shelf, metricsHeld: () => keptFor(book, deniedBodies.join('\n'), () => countAllowed()) };

  async function countAllowed(): Promise<readonly HeldMetric[]> {
    const held = await shelf.metricsHeld();
    const counts = new Map<string, number>();
    for (const { metric, itemId } of await shelf.observationsOf(held.map(({ metric }) => metric.key))) {
      const meeting = book.meetings.get(book.items.get(itemId)?.meetingId ?? '');
      if (meeting && !isDenied(meeting.body)) counts.set(metric.key, (counts.get(metric.key) ?? 0) + 1);
    }
    return held.flatMap((one) => {
      const observations = counts.get(one.metric.key);
      return observations === undefined ? [] : [{ ...one, observations }];
    });
  }
}

/** Which measures have figures is counted once for as long as the book stands: it takes a pass over the whole ledger. */
const heldOf = new WeakMap<MinuteBook, Map<string, Promise<readonly HeldMetric[]>>>();

function keptFor(
  book: MinuteBook,
  denied: string,
  count: () => Promise<readonly HeldMetric[]>,
): Promise<readonly HeldMetric[]> {
  const own = heldOf.get(book) ?? new Map<string, Promise<readonly HeldMetric[]>>();
  heldOf.set(book, own);
  const known = own.get(denied);
  if (known) return known;
  const counted = count();
  own.set(denied, counted);
  counted.catch(() => own.delete(denied));
  return counted;
}

/** The key of the measure that a button of a choice carries. */
export async function keyBehind(book: MinuteBook, value: string): Promise<string | null> {
  const held = await book.library.metricsHeld();
  return chosenMetric(
    value,
    held.map(({ metric }) => metric.key),
  );
}
