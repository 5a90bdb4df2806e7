import type { z } from 'zod';

/** The JSON of a model's reply; null where it does not have the form. Some models put their JSON between fences or words. */
export function readReply<Schema extends z.ZodType>(text: string, schema: Schema): z.infer<Schema> | null {
  const from = text.indexOf('{');
  const to = text.lastIndexOf('}');
  if (from < 0 || to < from) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(text.slice(from, to + 1)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
