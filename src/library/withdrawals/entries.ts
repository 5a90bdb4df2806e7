import { z } from 'zod';

/** Lower-case hex SHA-256: what stands for words that may not be kept. */
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const nullable = z.string().nullable();

/** By what a withdrawn item is known again. Numbers, names of councils and bodies, dates and digests; none of its words. */
const marksSchema = z.strictObject({
  id: z.string(),
  document: z.string(),
  root: z.string(),
  council: nullable,
  body: nullable,
  heldOn: nullable,
  period: z.strictObject({ start: nullable, end: nullable }).nullable(),
  /** Null where another item of the meeting bears the same. */
  title: digest.nullable(),
  agendaItemNumber: nullable,
  minuteNumber: nullable,
  /** Of title and words together; null where there are no words. */
  words: digest.nullable(),
  sentences: z.array(z.number().int().nonnegative()),
});
export type ItemMarks = Readonly<z.infer<typeof marksSchema>>;

const decision = { id: z.string().min(1), at: z.iso.datetime(), by: z.string() };

const withdrawSchema = z.strictObject({
  kind: z.literal('withdraw'),
  ...decision,
  reason: nullable,
  target: z.enum(['document', 'item']),
  document: z.string(),
  root: z.string(),
  itemId: nullable,
  /** Null where other documents have the same address. */
  url: nullable,
  /** Of the document's bytes. */
  digest: nullable,
  council: nullable,
  body: nullable,
  heldOn: nullable,
  agendaItemNumber: nullable,
  minuteNumber: nullable,
  items: z.array(marksSchema),
  /** Titles of the items beside them that stay: a number that has passed to one of these tells nothing. */
  neighbours: z.array(digest),
});

/** What officers decided about the words held, in the order they decided. Entries are only ever added. */
export const entrySchema = z.discriminatedUnion('kind', [
  withdrawSchema,
  z.strictObject({ kind: z.literal('release'), ...decision, withdrawal: z.string() }),
  z.strictObject({
    kind: z.literal('clear'),
    ...decision,
    document: z.string(),
    itemId: nullable,
    /** Of the paragraphs that may be held from now on. */
    paragraphs: z.array(digest),
  }),
]);

export type Entry = z.infer<typeof entrySchema>;
export type WithdrawEntry = z.infer<typeof withdrawSchema>;

/** The withdrawals that were not released, in the order they were made. */
export function inForce(entries: readonly Entry[]): WithdrawEntry[] {
  const released = new Set(entries.flatMap((entry) => (entry.kind === 'release' ? [entry.withdrawal] : [])));
  return entries.filter((entry) => entry.kind === 'withdraw').filter(({ id }) => !released.has(id));
}

/** Digests of the paragraphs about private persons that officers have cleared. */
export const clearedIn = (entries: readonly Entry[]): ReadonlySet<string> =>
  new Set(entries.flatMap((entry) => (entry.kind === 'clear' ? entry.paragraphs : [])));
