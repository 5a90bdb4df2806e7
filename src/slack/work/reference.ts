import { randomInt } from 'node:crypto';

const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Five letters and figures that are not mistaken for one another: a person may read them out. */
export const newReference = (): string => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
