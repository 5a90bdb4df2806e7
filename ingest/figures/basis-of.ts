import type { FigureBasis } from '../../src/minutes/figures.js';
import type { TimeFound } from './times.js';

const CUMULATIVE =
  /\b(?:cumulative(?:ly)?|year[\s-]to[\s-]date|YTD|to date|so far (?:this|in)|taken together|in[\s-]year to date)\b/i;
const ADJUSTED =
  /\b(?:if|when|once|were|excluding|without)\b[^.;]{0,90}\b(?:removed|excluded|discounted|taken out|left out|disregarded)\b|\b(?:re-?based|seasonally adjusted|adjusted (?:for|to)|once adjusted)\b/i;

/**
 * Whom an adjusted figure leaves out, in the words that say so: "if those on long-term leave were removed". Without them it would read
 * as a figure of just those.
 */
export const leftOutBy = (statement: string): string | null => LEFT_OUT.exec(statement)?.[0].trim() ?? null;

const LEFT_OUT =
  /(?<!\p{L})(?:if|when|once)\s[^.,;]{3,90}?\s(?:removed|excluded|discounted|taken out|left out|disregarded|not counted|included)(?!\p{L})|(?<!\p{L})(?:excluding|without|leaving out|after removing|discounting)\s[^.,;]{3,70}/iu;

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
