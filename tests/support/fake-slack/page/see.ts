import type { Fields } from '../json.js';

/** What the one who looks at the page knows beyond the blocks themselves. */
export interface See {
  /** The name of a person, or the id of one who is not known. */
  readonly person: (id: string) => string;
  readonly channel: (id: string) => string;
  /** Where an uploaded file can be fetched. */
  readonly file: (id: string) => string;
  /** Choices of a menu of people or channels, as id and name. */
  readonly choices: (of: 'users' | 'channels') => readonly (readonly [string, string])[];
  /** What is filled in, by block and action id. */
  readonly state: Readonly<Record<string, Readonly<Record<string, Fields>>>>;
  /** What is wrong with it, by block id. */
  readonly errors: Readonly<Record<string, string>>;
  /** Keeps the ids of elements apart where several messages are drawn. */
  readonly prefix: string;
}

/** Enough to draw blocks that stand alone. */
export const nobodySees: See = {
  person: (id) => id,
  channel: (id) => id,
  file: (id) => `/files/${id}`,
  choices: () => [],
  state: {},
  errors: {},
  prefix: 'm',
};
