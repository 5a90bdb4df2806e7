import type OpenAI from 'openai';
import { APIError } from 'openai';
import type { OpenAiConfig } from '../../config.js';
import { AppError } from '../../errors.js';
import { type ChatModel, type ChatReply, type ChatRequest, estimateTokens } from '../chat-model.js';
import { describeFailure } from './failures.js';
import { openClient } from './open-client.js';

/** The configured chat model, or null where none is: a key alone switches nothing on. Throws `UsageError` for settings that cannot hold. */
export function openChatModel(config: OpenAiConfig): ChatModel | null {
  const { chatModel: name } = config;
  if (name === null) return null;
  const client = openClient(config);
  // Learnt from the server: not every one takes a schema, or the newer name for the most tokens.
  let schemas = true;

  async function ask(request: ChatRequest): Promise<OpenAI.ChatCompletion> {
    const { messages, schema, maxTokens, signal } = request;
    return client.chat.completions.create(
      {
        model: name as string,
        messages: messages.map(({ role, content }) => ({ role, content })),
        max_completion_tokens: maxTokens,
        ...(schemas
          ? {
              response_format: {
                type: 'json_schema',
                json_schema: { name: schema.name, schema: { ...schema.schema }, strict: true },
              },
            }
          : {}),
      },
      { ...(signal === undefined ? {} : { signal }) },
    );
  }

  return {
    name,
    async complete(request) {
      try {
        return replyOf(await ask(request), request);
      } catch (error) {
        if (
          schemas &&
          error instanceof APIError &&
          error.status === 400 &&
          /response_format|schema/i.test(error.message)
        ) {
          schemas = false;
          return this.complete(request);
        }
        throw describeFailure(error, { setting: 'OPENAI_CHAT_MODEL', timeoutMs: config.timeoutMs });
      }
    },
  };
}

function replyOf({ choices, usage }: OpenAI.ChatCompletion, { messages }: ChatRequest): ChatReply {
  const [choice] = choices ?? [];
  if (choice === undefined) throw new AppError('model', 'The reply of the model could not be read.');
  const text = choice.message?.content ?? '';
  if (choice.finish_reason === 'length') throw new AppError('model', 'The reply of the model broke off.');
  if (choice.message?.refusal || choice.finish_reason === 'content_filter' || text.trim() === '')
    throw new AppError('model', 'The model gave no answer.');
  const estimated = messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
  return {
    text,
    tokens: { prompt: usage?.prompt_tokens ?? estimated, completion: usage?.completion_tokens ?? estimateTokens(text) },
  };
}
