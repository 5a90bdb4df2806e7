import { termsOf } from '../../library/terms.js';
import type { ChatReply } from '../../models/chat-model.js';
import { readRewrite, rewriteSchema } from './reply.js';
import type { Writer } from './writer.js';

/**
 * A question of a conversation so that it stands alone; null where the model gives none, or brings in a word that nobody asked. Answers given before
 * are not shown to it: what a user claims in the thread is a question's words and never evidence.
 */
export async function rewriteFollowUp(
  question: string,
  previous: readonly string[],
  { model, prompts }: Writer,
  signal: AbortSignal,
): Promise<{ readonly question: string | null; readonly tokens: ChatReply['tokens'] }> {
  const asked = previous.slice(-3);
  const messages = await prompts.rewrite.fill({ previous: asked.map((each) => `- ${each}`).join('\n'), question });
  const { text, tokens } = await model.complete({ messages, schema: rewriteSchema, maxTokens: 200, signal });
  const rewritten = readRewrite(text);
  const known = new Set(termsOf([...asked, question].join(' ')));
  const adds = rewritten === null || termsOf(rewritten).some((term) => !known.has(term));
  return { question: adds ? null : rewritten, tokens };
}
