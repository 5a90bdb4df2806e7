import type { FigureBasis } from '../../src/minutes/figures.js';
import type { TimeFound } from './times.js';

const CUMULATIVE =
  /\b(?:cumulative(?:ly)?|year[\s-]to[\s-]date|YTD|to date|so far (?:this|in)|taken together|in[\s-]year to date)\b/i;
const ADJUSTED =
  /\b(?:if|when|once|were|excluding|without)\b[^.;]{0,90}\b(?:removed|excluded|discounted|taken out|left out|disregarded)\b[^.;]{0,80}\b(?:would|to be)\b|\b(?:re-?based|seasonally adjusted|adjusted (?:for|to)|once adjusted)\b/i;

/** How a figure was counted, by the words of its statement and the kind of its period. */
export function basisOf(statement: string, time: TimeFound | null): FigureBasis {
  if (ADJUSTED.test(statement)) return 'adjusted';
  if (
    CUMULATIVE.test(statement) ||
    CUMULATIVE.test(time?.period.text ?? '') ||
    (time?.running === true && /^since/i.test(time.period.text ?? ''))
  )
    return 'cumulative';
  if (time?.period.basis === 'as_of') return 'snapshot';
  return 'period';
}
