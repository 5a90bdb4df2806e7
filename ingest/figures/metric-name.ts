import type { Metric, Unit } from '../../src/minutes/figures.js';
import type { MeasureRegister } from '../../src/vocabulary/metrics/types.js';
import type { MeasureReading } from './measure.js';
import { trimPhrase } from './words.js';

export interface NamedMetric {
  readonly metric: Metric;
  readonly segment: string | null;
  readonly definition: string | null;
  readonly measureText: string;
  readonly basis: 'register' | 'own_words';
}

/** Tries the readings of a measure from the fullest on, and takes the first that the register knows; else the fullest in its own words. */
export function namedMetric(
  readings: readonly MeasureReading[],
  unit: Unit | null,
  context: string,
  register: MeasureRegister,
  statement: string,
): NamedMetric {
  const full = withoutValues(readings[0]?.measure ?? '') || withoutValues(trimPhrase(statement).slice(0, 120));
  for (const { measure, segment } of [...readings, ...ofInspection(readings, statement, context)]) {
    const found = register.resolve({ measure, segment, unit, context });
    if (found.basis === 'register')
      return {
        metric: found.metric,
        segment: found.segment,
        definition: found.definition,
        measureText: full,
        basis: 'register',
      };
  }
  const asked = unit ?? (SHARE.test(`${full} ${statement}`) ? 'percent' : 'count');
  const found = register.resolve({ measure: full, segment: null, unit: asked, context });
  return {
    metric: found.metric,
    segment: found.segment,
    definition: found.definition,
    measureText: full,
    basis: 'own_words',
  };
}

/** What is measured is never named by another value; a limit such as "within 28 days" or an age stays. */
const withoutValues = (words: string): string =>
  trimPhrase(
    words.replace(
      /(?<!(?:within|inside|over|under|aged?|than|least|most|stage|key|section|year|grade|band|unit|phase|post|level|for|every|per)[\s-]|[\p{L}\d-])£?\d[\d,.]*%?(?=[\s,;.)]|$)(?!\s(?:days?|weeks?|months?|years?|hours?|working|to\s\d))/giu,
      ' ',
    ),
  );

/** "One home had improved to Good": what an inspection said of homes or schools. */
function ofInspection(readings: readonly MeasureReading[], statement: string, context: string): MeasureReading[] {
  if (!/(?<!\p{L})(?:Outstanding|Good|Requires Improvement|Inadequate)(?!\p{L})/u.test(statement)) return [];
  const inspected = /(?<!\p{L})(?:homes?|schools?|settings?|nurser(?:y|ies)|providers?)(?!\p{L})/iu;
  return readings.flatMap(({ measure }) => {
    const what = inspected.exec(measure);
    if (!what) return [];
    const before = measure.slice(0, what.index + what[0].length);
    const said = measure.slice(before.length).trim() || null;
    const fuller = new RegExp(`(?:(?:${KINDS})\\s)+${what[0].replace(/s$/, '')}s?`, 'iu').exec(context)?.[0];
    return [before, ...(fuller ? [fuller] : [])].map((of) => ({ measure: `${of} Ofsted outcomes`, segment: said }));
  });
}

const KINDS = "children['’]?s?['’]?|residential|care|nursing|primary|secondary|special|maintained|nursery";

/** Words of measures that are shares, though the sentence gives only by how much they moved. */
const SHARE =
  /\b(?:percentage|proportion|rates?|timeliness|compliance|attendance|occupancy|national average|satisfaction|share|coverage|take-up|uptake|accuracy|availability)\b/i;
