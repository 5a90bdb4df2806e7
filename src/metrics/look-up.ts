import type { HeldMetric } from '../library/records.js';
import { type Metric, type Observation, proposedMark, type Trend } from '../minutes/figures.js';
import type { Meeting } from '../minutes/types.js';
import type { FoundMeasures, MeasureRegister } from '../vocabulary/metrics/register.js';
import type { Vocabulary } from '../vocabulary/types.js';
import { type Choice, chooseMeasure } from './choose-measure.js';
import { readChosenMeasure } from './chosen-measure.js';
import { notesFor } from './notes.js';
import { inTimeOrder, orderDay } from './order.js';
import { createCitations, type Place, type Placed, placeAll } from './places.js';
import { type Limit, type ReadQuestion, readMetricQuestion, sameBody } from './read-question.js';
import { findSamePeriods, groupIntoSeries } from './series.js';
import type {
  Candidate,
  CitedObservation,
  CitedTrend,
  MetricAnswer,
  MetricOptions,
  MetricQuestion,
  MetricShelf,
} from './types.js';
import { standsTo } from './within.js';

export interface LookUpParts {
  readonly shelf: MetricShelf;
  readonly register: MeasureRegister;
  readonly vocabulary: Vocabulary;
}

/** The figures of the measure that a query names, with what is stated of it in words. No model is involved. */
export async function lookUpMetric(
  question: MetricQuestion,
  { shelf, register, vocabulary }: LookUpParts,
  options: MetricOptions,
): Promise<MetricAnswer> {
  const [held, allMeetings] = await Promise.all([shelf.metricsHeld(), shelf.meetings()]);
  const meetings = new Map(allMeetings.map((meeting) => [meeting.id, meeting]));
  const chosen = chosenIn(question, held);
  const asked = readMetricQuestion({ ...question, query: chosen.words }, allMeetings, vocabulary, options);
  const { found, limit } = chosen.found
    ? { found: chosen.found, limit: asked.period }
    : readMeasure(asked, held, register);
  const inScope = (place: Place): boolean => isOf(place.meeting, asked);

  const read = async (keys: readonly string[]) =>
    (await placeAll(await shelf.observationsOf(keys), shelf, meetings)).filter(inScope);
  const isWithin = (one: Placed<Observation>): boolean => standsTo(limit, one.record.period, one) === 'in';
  const limited = asked.councils !== null || asked.body !== null || limit.from !== null || limit.to !== null;
  // Without limits the library's own counts tell which measures have figures, and only one measure's need be read.
  const counts = limited
    ? countByKey((await read(wantedKeys(found, held))).filter(isWithin))
    : new Map(held.map(({ metric, observations }) => [metric.key, observations]));
  const choice = chooseMeasure(
    found,
    (key) => counts.has(key),
    held.map(({ metric }) => metric.key),
  );

  const ofScope = choice.status === 'found' ? await read([choice.key]) : [];
  const within = ofScope.filter(isWithin);
  const cite = createCitations();
  const shown = inTimeOrder(withEarlier(within, ofScope));
  const observations = shown.map(
    ({ record: { readBy: _, ...record }, ...place }): CitedObservation => ({
      ...record,
      citation: cite(record, place),
    }),
  );
  const stated = choice.status === 'ambiguous' ? [] : await statedTrends(choice, found, shelf, register);
  const trends = inOrder(
    (await placeAll(stated, shelf, meetings)).filter(
      (one) => inScope(one) && standsTo(limit, one.record.period, one) === 'in',
    ),
  ).map(({ record: { readBy: _, ...record }, ...place }): CitedTrend => ({ ...record, citation: cite(record, place) }));
  const series = groupIntoSeries(observations, register);
  const answer: Omit<MetricAnswer, 'notes'> = {
    query: question.query,
    status: choice.status,
    metric: choice.status === 'found' ? metricNamed(choice.key, observations, register) : null,
    candidates: choice.status === 'ambiguous' ? candidatesOf(choice.keys, counts, held, register) : [],
    observations,
    series,
    trends,
    samePeriod: findSamePeriods(observations, series),
    scope: {
      councils: asked.councils,
      body: asked.body,
      from: limit.from,
      to: limit.to,
      notHeld: asked.notHeld,
      undated: ofScope.filter((one) => standsTo(limit, one.record.period, one) === 'undated').length,
    },
    corrections: found.corrections,
  };
  const proposed = shown.filter(({ record }) => record.readBy.some((by) => by.startsWith(proposedMark))).length;
  return { ...answer, notes: notesFor(answer, { asked, found, register, proposed, meetings: allMeetings }) };
}

/** The measure that was chosen among several, and the words that still say where and when. Brackets that name none are words like any. */
function chosenIn(
  { query }: MetricQuestion,
  held: readonly HeldMetric[],
): { readonly words: string; readonly found: FoundMeasures | null } {
  const { words, key } = readChosenMeasure(query);
  if (key === null || !held.some(({ metric }) => metric.key === key)) return { words: query, found: null };
  const found: FoundMeasures = {
    named: [key],
    wider: [],
    loose: [],
    near: [],
    populationAlone: false,
    unspecific: false,
    corrections: [],
    tokens: [],
  };
  return { words, found };
}

/** As the register names it now; figures may have been taken in under an earlier name. */
function metricNamed(key: string, observations: readonly CitedObservation[], register: MeasureRegister): Metric | null {
  const minuted = observations.at(-1)?.metric ?? null;
  const measure = register.measure(key);
  return minuted !== null && measure !== null
    ? { ...minuted, name: measure.name, polarity: measure.polarity }
    : minuted;
}

/** Words for a period may be part of a measure's name; only where they are not do they limit. */
function readMeasure(
  asked: ReadQuestion,
  held: readonly HeldMetric[],
  register: MeasureRegister,
): { readonly found: FoundMeasures; readonly limit: Limit } {
  const metrics = held.map(({ metric }) => metric);
  const found = register.find(asked.words, metrics);
  if (asked.words.trim() === '') return { found: { ...found, unspecific: true }, limit: asked.period };
  if (asked.words === asked.wordsWithPeriod) return { found, limit: asked.period };
  const whole = register.find(asked.wordsWithPeriod, metrics);
  const saysMore = whole.named.length > 0 && whole.tokens.length > found.tokens.length;
  return saysMore ? { found: whole, limit: asked.flags } : { found, limit: asked.period };
}

function isOf(meeting: Meeting, { councils, body }: ReadQuestion): boolean {
  if (councils !== null && (meeting.council === null || !councils.includes(meeting.council))) return false;
  return body === null || (meeting.body !== null && sameBody(meeting.body, body));
}

function wantedKeys(
  { named, wider, loose, near, unspecific }: FoundMeasures,
  held: readonly HeldMetric[],
): readonly string[] {
  const keys = held.map(({ metric }) => metric.key);
  if (unspecific) return keys;
  const asked = new Set([...named, ...wider, ...loose, ...near]);
  return keys.filter((key) => asked.has(key));
}

function countByKey(placed: readonly Placed<Observation>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { record } of placed) counts.set(record.metric.key, (counts.get(record.metric.key) ?? 0) + 1);
  return counts;
}

/** A figure that is only said to be earlier comes with the one it is told beside, whatever the limit. */
function withEarlier(
  chosen: readonly Placed<Observation>[],
  all: readonly Placed<Observation>[],
): readonly Placed<Observation>[] {
  const ids = new Set(chosen.map(({ record }) => record.id));
  const beside = new Set(
    chosen.map(({ record }) => `${record.metric.key} ${record.source.document} ${record.source.start}`),
  );
  const earlier = all.filter(
    ({ record }) =>
      !ids.has(record.id) &&
      record.period.basis === 'unstated_earlier' &&
      beside.has(`${record.metric.key} ${record.source.document} ${record.source.start}`),
  );
  return [...chosen, ...earlier];
}

/** Trends of the measure and its family; where no figure was found, also those whose subject has all the query's words. */
async function statedTrends(
  choice: Choice,
  found: FoundMeasures,
  shelf: MetricShelf,
  register: MeasureRegister,
): Promise<readonly Trend[]> {
  const keys = choice.status === 'found' ? [choice.key] : found.named.length > 0 ? found.named : found.wider;
  const known = await shelf.trendsOf([...new Set(keys.flatMap((key) => register.familyOf(key)))]);
  if (choice.status === 'found' || found.tokens.length === 0) return known;
  const ids = new Set(known.map(({ id }) => id));
  const subjects = new Map<string, boolean>();
  const isAsked = (subject: string): boolean => {
    const before = subjects.get(subject);
    if (before !== undefined) return before;
    const tokens = new Set(register.tokensOf(subject));
    const asked = found.tokens.every((token) => tokens.has(token));
    subjects.set(subject, asked);
    return asked;
  };
  return [...known, ...(await shelf.trends()).filter(({ id, subject }) => !ids.has(id) && isAsked(subject))];
}

/** Oldest first, as figures are. */
function inOrder(placed: readonly Placed<Trend>[]): readonly Placed<Trend>[] {
  const dayOf = (one: Placed<Trend>): string => orderDay(one.record.period, one) ?? '9999';
  return placed.toSorted((a, b) => {
    const [first, second] = [dayOf(a), dayOf(b)];
    if (first !== second) return first < second ? -1 : 1;
    if (a.record.source.document !== b.record.source.document)
      return a.record.source.document < b.record.source.document ? -1 : 1;
    return a.record.source.start - b.record.source.start;
  });
}

function candidatesOf(
  keys: readonly string[],
  counts: ReadonlyMap<string, number>,
  held: readonly HeldMetric[],
  register: MeasureRegister,
): readonly Candidate[] {
  const names = new Map<string, Metric>(held.map(({ metric }) => [metric.key, metric]));
  // Measures that have a name come before those that are called by the words of one sentence.
  const isNamed = ({ key }: Candidate): number => (register.measure(key) ? 0 : 1);
  return keys
    .map((key) => ({
      key,
      name: register.measure(key)?.name ?? names.get(key)?.name ?? key,
      observations: counts.get(key) ?? 0,
    }))
    .toSorted((a, b) => isNamed(a) - isNamed(b) || (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}
