import { z } from 'zod';
import { stemsOf } from './words.js';

const text = z.string().trim().min(1);
const flag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .default(false);

/** Names may hold commas, so semicolons part them. */
const names = z
  .string()
  .default('')
  .transform((value) => pieces(value, ';'));

export const abbreviationSchema = z.strictObject({
  short: text,
  full: text,
  variants: names,
  preferred: text.optional(),
  area: text.optional(),
  nation: text.optional(),
  /** The abbreviation also spells an everyday word ("SEND"), so only its own capitals count. */
  ordinaryWord: flag,
});

/** One transformation for the whole entry, because there are far more of these than of any other. */
export const synonymSchema = z
  .strictObject({
    /** The official term first. */
    terms: z.string(),
    /** The other terms lead to the first, which does not lead back. */
    oneWay: z.enum(['true', 'false']).optional(),
    note: z.string().optional(),
  })
  .transform((entry, context) => {
    const terms = pieces(entry.terms, ',');
    const complain = (message: string) => context.addIssue({ code: 'custom', path: ['terms'], message });
    if (terms.length < 2) complain('it needs two terms or more, with commas between');
    else if (!differ(terms)) complain('its terms differ only in their endings, which are matched anyway');
    return { terms, oneWay: entry.oneWay === 'true' };
  });

export const standingItemSchema = z.strictObject({
  name: text,
  variants: names,
  substance: z.enum(['true', 'false']).transform((value) => value === 'true'),
});

export const placeGroupSchema = z
  .strictObject({ kind: text, nation: text, councils: names, ordinaryWords: names })
  .transform(({ councils, ordinaryWords }) => [
    ...councils.map((council) => placeFrom(council, false)),
    ...ordinaryWords.map((council) => placeFrom(council, true)),
  ]);

export type AbbreviationEntry = z.infer<typeof abbreviationSchema>;
export type SynonymGroup = z.infer<typeof synonymSchema>;
export type StandingItemEntry = z.infer<typeof standingItemSchema>;
export type PlaceEntry = z.infer<typeof placeGroupSchema>[number];

/** "Hull = Kingston upon Hull": the short form first, then other names. */
function placeFrom(council: string, ordinaryWord: boolean) {
  const [name = '', ...variants] = pieces(council, '=');
  return { name, variants, ordinaryWord };
}

const pieces = (value: string, separator: string): string[] =>
  value
    .split(separator)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

/** Compares each with the first, so that most groups are settled by their second term. */
function differ([first = '', ...others]: readonly string[]): boolean {
  const key = stemsOf(first).join(' ');
  return others.some((other) => stemsOf(other).join(' ') !== key);
}
