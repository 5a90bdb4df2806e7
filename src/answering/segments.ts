import { termsOf } from '../library/terms.js';

/**
 * Words that say which part of a population is meant. A figure for all is no answer to a question about some,
 * so an answer must hold them as it must hold a name.
 */
export const segments: ReadonlySet<string> = new Set(
  termsOf(
    `girls boys female male women men primary secondary nursery nurseries infants juniors reception toddlers babies teenagers teenage fives
    disabled disability asylum ethnic pensioners students leaseholders homeowners adults veterans`,
  ),
);

/**
 * Words that say which of the things counted are meant by what became of them: "how many applications were refused" is not answered with
 * how many were made. Each has one stem with its noun, as "refused" and "refusal".
 */
export const outcomes: ReadonlySet<string> = new Set(
  termsOf('refused rejected appealed overturned dismissed cancelled postponed abandoned reopened revoked'),
);
