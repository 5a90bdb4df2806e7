import type { Metric, Unit } from '../../src/minutes/figures.js';
import type { MeasureRegister } from '../../src/vocabulary/metrics/types.js';
import type { MeasureReading } from './measure.js';

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
  const fallback: MeasureReading = { measure: context, segment: null };
  const all = readings.length > 0 ? readings : [fallback];
  const full = all[0]?.measure || context;
  for (const { measure, segment } of all) {
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

/** Words of measures that are shares, though the sentence gives only by how much they moved. */
const SHARE =
  /\b(?:percentage|proportion|rates?|timeliness|compliance|attendance|occupancy|national average|satisfaction|share|coverage|take-up|uptake|accuracy|availability)\b/i;
