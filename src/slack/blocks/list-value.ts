import { z } from 'zod';

/** Which list a button sends whole. `id` is the list's own: pressed twice, one list is sent once. */
const listSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('decisions'), id: z.string(), topic: z.string().nullable() }),
  z.object({
    kind: z.literal('actions'),
    id: z.string(),
    state: z.enum(['open', 'overdue', 'marked']).nullable(),
    body: z.string().nullable(),
  }),
]);
export type ListAsked = z.infer<typeof listSchema>;

/** What Slack takes as the value of a button. */
const longestValue = 2_000;

/** Null where the words are too long for a button. */
export function listValue(list: ListAsked): string | null {
  const value = JSON.stringify(list);
  return value.length <= longestValue ? value : null;
}

/** Null for what no button of this version carries. */
export function readListValue(value: string): ListAsked | null {
  try {
    return listSchema.parse(JSON.parse(value));
  } catch {
    return null;
  }
}
