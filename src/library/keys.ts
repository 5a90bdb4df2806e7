/** The form in which titles and names are compared: letters and digits only, lower case. */
export const key = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export const sameKey = (a: string, b: string): boolean => key(a) === key(b);

/** Under what name a library keeps when the minutes of a meeting were first printed as approved. */
export const approvedKey = (meetingId: string): string => `approved ${meetingId}`;
