import { randomInt } from 'node:crypto';

const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** The reference of an answer: five letters and figures that are not mistaken for one another. */
export const newReference = (): string => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
