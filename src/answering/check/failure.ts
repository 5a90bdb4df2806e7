import type { Failure, FailureCode } from './types.js';

/** `message` says what is wrong with the words, as the writer is told it. */
export const fail = (code: FailureCode, words: string, message: string): Failure => ({
  code,
  words,
  message: `“${words}”: ${message}.`,
});

export const unique = (failures: readonly Failure[]): Failure[] => [
  ...new Map(failures.map((failure) => [`${failure.code} ${failure.words}`, failure])).values(),
];
