import { z } from 'zod';
import type { Job, NewAnswer, NewAudit, NewPost } from '../../state/state.js';
import type { BotParts } from '../bot-parts.js';
import type { Person } from '../gates/look-up.js';
import { type Place, threadOf } from './place.js';

/** What is queued for each request: the asker's words and where the answer goes. */
const requestSchema = z.object({
  /** With Slack's marks, as written. */
  text: z.string(),
  /** The message itself; null for a command. */
  ts: z.string().nullable(),
  direct: z.boolean(),
  /** What Slack says of the channel. */
  shared: z.boolean(),
  responseUrl: z.string().nullable(),
  /** Answer from everything held, whatever "our panel" means here. */
  widened: z.boolean(),
});
export type Request = z.infer<typeof requestSchema>;

/** Null for a payload that no version of the program reads any more. */
export function readRequest({ payload, channel }: Job): Request | null {
  const read = requestSchema.safeParse(payload);
  return read.success && channel !== null ? read.data : null;
}

/** What came of a request, to be stored together. */
export interface Done {
  readonly answer?: NewAnswer;
  readonly posts: readonly NewPost[];
  readonly audit: readonly NewAudit[];
}

export interface Admitted {
  readonly job: Job;
  readonly request: Request;
  readonly person: Person;
}

export type Handler = (parts: BotParts, admitted: Admitted) => Promise<Done>;

export const placeOf = ({ team, user, channel, threadTs }: Job, { responseUrl }: Request): Place => ({
  team,
  user,
  channel: channel ?? '',
  threadTs: threadOf(threadTs),
  responseUrl,
});
