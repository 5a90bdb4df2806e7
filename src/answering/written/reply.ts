import { z } from 'zod';
import { readReply } from '../../models/read-reply.js';

const sentence = z.object({
  text: z.string().trim().min(1).max(1_000),
  passages: z.array(z.string()).max(12),
  quotes: z.array(z.string()).max(12).default([]),
});
const answerReply = z.object({ sentences: z.array(sentence).max(20) });
const rewriteReply = z.object({ question: z.string().trim().min(1).max(500) });

export type WrittenSentence = z.infer<typeof sentence>;

/** The forms that a model is told to reply in. */
export const answerSchema = { name: 'answer', schema: z.toJSONSchema(answerReply, { io: 'output' }) };
export const rewriteSchema = { name: 'question', schema: z.toJSONSchema(rewriteReply) };

/** The sentences of a reply; null where it does not have the form. */
export const readAnswer = (text: string): WrittenSentence[] | null => readReply(text, answerReply)?.sentences ?? null;
export const readRewrite = (text: string): string | null => readReply(text, rewriteReply)?.question ?? null;
