import { z } from 'zod';
import { readReply } from '../../../src/models/read-reply.js';
import type { Proposal } from './proposer.js';

const words = (most: number) => z.string().trim().min(1).max(most);
const figure = z.object({ sentence: words(10), value: words(80), measure: words(200), quote: words(2_000) });
const figuresReply = z.object({ figures: z.array(figure).max(60) });

/** The form that a model is told to reply in. */
export const figuresSchema = { name: 'figures', schema: z.toJSONSchema(figuresReply, { io: 'output' }) };

/** The proposals of a reply; null where it does not have the form. */
export const readProposals = (text: string): readonly Proposal[] | null =>
  readReply(text, figuresReply)?.figures ?? null;
