import { formatDay } from '../minutes/calendar.js';
import type { Comparator, Direction } from '../minutes/figures.js';
import type { Citation } from '../minutes/types.js';
import { figureBefore } from './comparable.js';
import { newestFigure } from './newest.js';
import { orderDay } from './order.js';
import { basisInWords, daysInWords, periodInWords, whenInWords } from './period-words.js';
import type { CitedObservation, CitedTrend, MetricAnswer, SamePeriod } from './types.js';
import { changeInWords, difference, formatWorkedOut, valueInWords } from './value-words.js';
import { capital, joinWords, plural, squeeze } from './words.js';

/** One figure for a person to read, in one line. */
export interface FigureLine {
  readonly observation: CitedObservation;
  /** "72.7%", or "rose by 495, compared with June 2024" where no level is stated. */
  readonly value: string;
  readonly period: string;
  /** "single month", "cumulative"; "length of period not stated" where it is not known. */
  readonly basis: string;
  /** What is counted, where it is not the whole; else null. */
  readonly segment: string | null;
  /** Given where the answer is of several councils. */
  readonly council: string | null;
  /** Everything of the line: value, period, basis and what stands beside them, with " · " between. */
  readonly text: string;
  readonly link: string | null;
}

export interface TrendLine {
  readonly trend: CitedTrend;
  /** "figures to June 2025 · Harrowmere Council". */
  readonly place: string;
  readonly quote: string;
  readonly link: string | null;
}

/** An answer in words, for a terminal and for a message alike. */
export interface MetricText {
  /** The answer itself: the newest figure as printed with its period and council. */
  readonly headline: string;
  /** Oldest first. */
  readonly lines: readonly FigureLine[];
  /** What the query may mean, where it is ambiguous. */
  readonly choices: readonly string[];
  /** What is worked out, contradicted or not recorded, each a sentence. */
  readonly notes: readonly string[];
  readonly trends: readonly TrendLine[];
}

export interface DescribeOptions {
  /** Its newest figure stands first where several councils minute the measure. */
  readonly homeCouncil: string | null;
}

/** Puts an answer in words. Figures stay as printed; what is worked out is said to be. */
export function describeMetric(answer: MetricAnswer, { homeCouncil }: DescribeOptions): MetricText {
  const newest = newestFigure(answer, homeCouncil);
  const councils = new Set(answer.observations.map(({ citation }) => citation.meeting.council));
  const repeated = new Set(
    answer.samePeriod.filter(({ differ }) => !differ).flatMap(({ observationIds }) => observationIds.slice(1)),
  );
  return {
    headline: headlineOf(answer, newest),
    lines: answer.observations
      .filter(({ id }) => !repeated.has(id))
      .map((observation) => lineOf(observation, answer, councils.size > 1)),
    choices: answer.candidates.map(({ name, observations }) => `${name} (${plural(observations, 'figure')})`),
    notes: [...moreThanOne(answer), ...(newest === null ? [] : workedOut(newest, answer)), ...answer.notes],
    trends: answer.trends.map(trendLine),
  };
}

function headlineOf(answer: MetricAnswer, newest: CitedObservation | null): string {
  const { query, status, metric, candidates, observations } = answer;
  if (status === 'found' && newest !== null && metric !== null) {
    const together = parted(newest, answer);
    if (together.length > 1)
      return `${capital(plural(together.length, 'figure'))} ${whenInWords(newest.period, newest.citation)} (${councilOf(newest)}). ${capital(metric.name)}: ${joinParts(together, answer)}.`;
    const value = valueInWords(newest) ?? `Only a change is minuted: ${changeInWords(newest)},`;
    const segment = segmentOf(newest, answer);
    const basis = newest.basis === 'cumulative' || newest.basis === 'adjusted' ? `, ${newest.basis}` : '';
    const rest = restWords(newest, observations);
    return `${capital(value)} ${whenInWords(newest.period, newest.citation)}${basis} (${councilOf(newest)}). ${capital(metric.name)}${segment === null ? '' : `, ${segment}`}: ${rest}.`;
  }
  if (status === 'ambiguous') {
    if (query.trim() === '')
      return `${plural(candidates.length, 'measure has', 'measures have')} figures in the minutes held.`;
    return candidates.length === 1
      ? `No measure is called “${shorten(query)}”; the nearest is offered.`
      : `“${shorten(query)}” may mean any of ${candidates.length} measures; choose one.`;
  }
  return query.trim() === ''
    ? `No figures are held${scopeWords(answer)}.`
    : `No figure for “${shorten(query)}” is minuted${scopeWords(answer)}.`;
}

/** A figure is the latest only of those that are earlier. */
function restWords(newest: CitedObservation, observations: readonly CitedObservation[]): string {
  if (observations.length === 1) return 'the only figure minuted';
  const day = orderDay(newest.period, newest.citation);
  const isAlone = observations.some(({ period, citation }) => orderDay(period, citation) !== day);
  return `${isAlone ? 'the latest' : 'one'} of ${observations.length} minuted`;
}

/** Figures of different parts for one period, where none of them is the whole: not one of them alone is the answer. */
function parted(newest: CitedObservation, answer: MetricAnswer): readonly CitedObservation[] {
  if (segmentOf(newest, answer) === null) return [];
  const dayOf = ({ period, citation }: CitedObservation) => orderDay(period, citation);
  return answer.observations.filter(
    (one) =>
      one.value !== null &&
      dayOf(one) === dayOf(newest) &&
      one.citation.item.id === newest.citation.item.id &&
      segmentOf(one, answer) !== null,
  );
}

const joinParts = (figures: readonly CitedObservation[], answer: MetricAnswer): string =>
  joinWords(figures.map((figure) => `${valueInWords(figure)} (${segmentOf(figure, answer)})`));

/** The limits that flags or words set, where the query does not say them itself. */
function scopeWords({ query, scope: { councils, from, to } }: MetricAnswer): string {
  const named = (councils ?? []).filter((council) => !query.toLowerCase().includes(council.toLowerCase()));
  const days = from === null && to === null ? null : daysInWords(from, to);
  return `${named.length > 0 ? ` in the minutes of ${joinWords(named)}` : ''}${days === null ? '' : ` for ${days}`}`;
}

function lineOf(observation: CitedObservation, answer: MetricAnswer, withCouncil: boolean): FigureLine {
  const { citation } = observation;
  const level = valueInWords(observation);
  const change = changeInWords(observation);
  const value = level ?? (change === null ? 'no figure stated' : `${change} (change only)`);
  const period = periodInWords(observation.period, citation);
  const isEarlier = observation.period.basis === 'unstated_earlier';
  const basis = basisInWords(observation.basis, observation.period) ?? 'length of period not stated';
  const segment = segmentOf(observation, answer);
  const council = withCouncil ? councilOf(observation) : null;
  const again = repeatsOf(observation, answer);
  const parts = [
    value,
    period,
    isEarlier ? null : basis,
    segment,
    council,
    definitionOf(observation, answer),
    level === null ? null : change,
    ...observation.comparators.map((comparator) => comparatorInWords(comparator, observation)),
    again.length === 0 ? null : `minuted again: ${again.map(minutedIn).join('; ')}`,
  ].filter((part) => part !== null);
  return { observation, value, period, basis, segment, council, text: parts.join(' · '), link: citation.link };
}

/** Each figure of one period that contradicts another, with where it was minuted. */
function moreThanOne({ samePeriod, observations }: MetricAnswer): readonly string[] {
  return samePeriod
    .filter(({ differ }) => differ)
    .map(({ observationIds }: SamePeriod) => {
      const figures = observationIds.flatMap((id) => observations.find((one) => one.id === id) ?? []);
      const [first] = figures;
      const period = first ? periodInWords(first.period, first.citation) : '';
      const each = figures.map((figure) => `${valueInWords(figure)} (${minutedIn(figure)})`);
      return `${capital(plural(figures.length, 'different figure'))} are minuted for ${period}: ${joinWords(each)}.`;
    });
}

/** The difference from the figure before on the same line; rates per head and percentages differ by points, not per cent. */
function workedOut(newest: CitedObservation, answer: MetricAnswer): readonly string[] {
  const before = figureBefore(newest, answer);
  if (before === null || !isExact(newest) || !isExact(before)) return [];
  const moved = difference(before.value, newest.value);
  const since = `${periodInWords(before.period, before.citation)} (${valueInWords(before)})`;
  if (moved === 0) return [`The same as for ${since}.`];
  const unit = newest.unit === 'percent' ? 'percentage points' : newest.unit;
  return [
    `${formatWorkedOut(Math.abs(moved), unit)} ${moved > 0 ? 'more' : 'less'} than for ${since}, worked out by Minutebook.`,
  ];
}

const isExact = (figure: CitedObservation): figure is CitedObservation & { readonly value: number } =>
  figure.value !== null && figure.valueHigh === null && figure.qualifier === null;

function repeatsOf({ id }: CitedObservation, { samePeriod, observations }: MetricAnswer): readonly CitedObservation[] {
  const same = samePeriod.find(({ differ, observationIds }) => !differ && observationIds[0] === id);
  return (same?.observationIds.slice(1) ?? []).flatMap((other) => observations.find((one) => one.id === other) ?? []);
}

/** "meeting of 4 September 2025", else the report it stands in, else the document. */
function minutedIn({ citation: { meeting, item, source } }: CitedObservation): string {
  if (meeting.heldOn !== null) return `meeting of ${formatDay(meeting.heldOn)}`;
  const report = daysInWords(item.reportPeriod?.start ?? null, item.reportPeriod?.end ?? null);
  return report === null ? source.document : `report ${report.startsWith('to ') ? report : `for ${report}`}`;
}

const comparatorNames: Record<Comparator['kind'], string> = {
  national: 'national figure',
  'statistical neighbours': 'statistical neighbours',
  regional: 'regional figure',
  target: 'target',
  previous: 'earlier figure',
  other: 'comparator',
};

function comparatorInWords({ kind, value, relation }: Comparator, { unit }: CitedObservation): string | null {
  const name = comparatorNames[kind];
  if (relation === null && value === null) return null;
  const against =
    relation === null
      ? name
      : relation === 'in line'
        ? `in line with the ${name}`
        : `${relation} ${relation === 'above' || relation === 'below' ? '' : 'than '}the ${name}`;
  return value === null ? against : `${against} ${formatWorkedOut(value, unit)}`;
}

const segmentOf = ({ id }: CitedObservation, { series }: MetricAnswer): string | null =>
  series.find(({ observationIds }) => observationIds.includes(id))?.segment ?? null;

const definitionOf = ({ id }: CitedObservation, { series }: MetricAnswer): string | null =>
  series.find(({ observationIds }) => observationIds.includes(id))?.definition ?? null;

const councilOf = ({ citation }: { readonly citation: Citation }): string =>
  citation.meeting.council ?? 'council not stated';

const movedWords: Record<Direction, string> = { up: 'rose', down: 'fell', stable: 'no change' };

function trendLine(trend: CitedTrend): TrendLine {
  const { citation, direction } = trend;
  const parts = [
    citation.meeting.heldOn === null ? null : `meeting of ${formatDay(citation.meeting.heldOn)}`,
    periodInWords(trend.period, citation),
    councilOf(trend),
    direction === null ? null : movedWords[direction],
    trend.speaker === null ? null : `said by ${trend.speaker}`,
  ];
  return {
    trend,
    place: parts.filter((part) => part !== null && part !== 'period not stated').join(' · '),
    quote: squeeze(trend.quote),
    link: citation.link,
  };
}

const longestShown = 120;

const shorten = (query: string): string => {
  const words = squeeze(query);
  return words.length <= longestShown ? words : `${words.slice(0, longestShown - 1)}…`;
};
