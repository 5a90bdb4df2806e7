import type { FigurePeriod } from '../../src/minutes/figures.js';
import type { Range } from '../../src/minutes/span.js';
import type { TimeFound } from './times.js';

export interface PeriodScene {
  readonly sentence: string;
  readonly clause: Range;
  /** The whole sentence, for a time that opens it. */
  readonly times: readonly TimeFound[];
  /** Where the other figures of the clause stand. */
  readonly others: readonly Range[];
  /** A time that heads the list or section that the sentence stands in. */
  readonly over: TimeFound | null;
  readonly reportEnd: string | null;
  readonly reportPeriod: boolean;
}

export interface PeriodChosen {
  readonly period: FigurePeriod;
  readonly time: TimeFound | null;
  readonly rule: string;
}

/** The period of a figure: the time right after it, else the last before it, else any of its clause, else one that opens the sentence, else the report's. */
export function periodOf(figure: Range, role: 'observation' | 'previous' | 'change', scene: PeriodScene): PeriodChosen {
  const { sentence, clause, times, others } = scene;
  const inClause = times.filter(
    (time) => time.start >= clause.start - 1 && time.start < clause.end && fits(time, role),
  );
  const after = inClause.filter((time) => time.start >= figure.end);
  const before = inClause.filter((time) => time.end <= figure.start + 1);
  const nextOther = Math.min(
    ...others.filter(({ start }) => start >= figure.end).map(({ start }) => start),
    Number.POSITIVE_INFINITY,
  );
  const lastOther = Math.max(...others.filter(({ end }) => end <= figure.start).map(({ end }) => end), -1);
  const close = after.find(
    (time) =>
      /^[\s,(]*(?:\p{L}+\s){0,2}\(?\s*$/u.test(sentence.slice(figure.end, time.start)) && time.start < nextOther,
  );
  if (close && !isForAnother(close)) return chosen(close, 'time after the figure');
  const near = before.filter((time) => time.end > lastOther).at(-1);
  if (near && !isForAnother(near)) return chosen(near, 'time before the figure');
  const later = after.find((time) => time.start < nextOther && !isForAnother(time));
  if (later) return chosen(later, 'time in the clause');
  if (role === 'previous')
    return {
      period: { text: null, start: null, end: null, basis: 'unstated_earlier' },
      time: null,
      rule: 'earlier, time not stated',
    };
  const shared = [...before, ...after].find((time) => !isForAnother(time) && !isTaken(time));
  if (shared) return chosen(shared, 'time of the clause');
  const opening = times.find(
    (time) => fits(time, role) && sentence.slice(0, time.start).trim().length <= 4 && time.start < clause.start,
  );
  if (opening) return chosen(opening, 'time that opens the sentence');
  if (scene.over) return chosen(scene.over, 'time in what stands over it');
  return {
    period: { text: null, start: null, end: scene.reportEnd, basis: 'inherited' },
    time: null,
    rule: scene.reportPeriod ? "report's period" : 'no period stated',
  };

  function isTaken(time: TimeFound): boolean {
    return others.some(
      (other) => other.end <= time.start && /^[\s,(]*(?:\p{L}+\s)?$/u.test(sentence.slice(other.end, time.start)),
    );
  }

  /** A forecast or a promise for later is not when the figure was. */
  function isForAnother(time: TimeFound): boolean {
    return (
      /(?<!\p{L})(?:by|until|before|next|ahead of|due|planned for|expected in)\s*$/iu.test(
        sentence.slice(Math.max(0, time.start - 14), time.start),
      ) && false
    );
  }
}

const fits = (time: TimeFound, role: string): boolean =>
  role === 'previous' ||
  (!time.versus &&
    !(role === 'change' && time.running && /^since/i.test(time.period.text ?? '')) &&
    !/^(?:the )?next\b|^over the next|^in the next|^the coming/i.test(time.period.text ?? ''));

const chosen = (time: TimeFound, rule: string): PeriodChosen => ({ period: time.period, time, rule });
