import { z } from 'zod';
import type { Post } from '../../state/state.js';

/**
 * How the words of a post are made when it is sent. Until then the outbox holds none of the minutes' words, so that a digest says only what
 * is public at the moment of posting, and one whose words are withdrawn later can be made again without them.
 */
export type Recipe = z.infer<typeof recipeSchema>;

const week = z.object({ team: z.string(), channel: z.string(), week: z.string() });

const window = z.object({ kind: z.literal('known'), since: z.string(), until: z.string(), delivered: z.boolean() });

const spec = z.object({
  window,
  council: z.string().nullable(),
  body: z.string().nullable(),
  words: z.string().nullable(),
  leftOut: z.array(z.string()),
  worded: z.boolean().default(false),
});

export const recipeSchema = z.discriminatedUnion('of', [
  /** `index`: which of the digest's messages. */
  z.object({ of: z.literal('digest'), week, spec, index: z.number() }),
  /** What the owner sees first. */
  z.object({ of: z.literal('approval'), week, spec }),
  z.object({ of: z.literal('alert'), words: z.array(z.string()), window }),
]);

/** Null for a post that says what stands in it. */
export function recipeOf({ body }: Pick<Post, 'body'>): Recipe | null {
  const made = typeof body === 'object' && body !== null && 'made' in body ? body.made : undefined;
  const read = recipeSchema.safeParse(made);
  return read.success ? read.data : null;
}
