import { squeeze } from '../words.js';
import { take } from './bind.js';
import { checkClasses, checkClauses, checkLeftOut } from './check-clauses.js';
import { checkFigures } from './check-figures.js';
import { checkTimes } from './check-times.js';
import { checkCompany, checkNames, checkQuoted, checkWords } from './check-words.js';
import { fail } from './failure.js';
import type { Failure, SourceSentence } from './types.js';

/**
 * Whether a written sentence says only what its sources say. [] where it may be shown; otherwise why not. Strict on purpose: a true
 * sentence that is rejected costs a wording, a false one that is shown costs trust.
 */
export function checkClaim(text: string, sources: readonly SourceSentence[]): Failure[] {
  if (sources.length === 0) return [fail('no_source', text, 'it is not found in the passages it names')];
  const claim = take(squeeze(text));
  return [
    ...checkQuoted(claim.text, sources),
    ...checkFigures(claim, sources),
    ...checkTimes(claim, sources),
    ...checkClasses(claim, sources),
    ...checkClauses(claim, sources),
    ...checkLeftOut(claim, sources),
    ...checkCompany(claim, sources),
    ...checkNames(claim, sources),
    ...checkWords(claim, sources),
  ];
}
