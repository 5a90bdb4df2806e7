import type { Writer } from './answering/written/writer.js';
import type { Config } from './config.js';
import { londonDay } from './state/london-day.js';

/**
 * The configured model with its prompts; null where none is configured. Read only then, because the packages take a third of a second to
 * load. Throws `UsageError` for settings or prompts that cannot be used.
 */
export async function openWriter({ openai, dataFolder }: Config, now: () => Date): Promise<Writer | null> {
  if (openai.chatModel === null) return null;
  const [{ openChatModel }, { createWriter }, { openSpending }] = await Promise.all([
    import('./models/openai/openai-chat.js'),
    import('./answering/written/writer.js'),
    import('./models/openai/spending.js'),
  ]);
  const model = openChatModel(openai);
  if (model === null) return null;
  const spending = openSpending(dataFolder, () => londonDay(now()));
  return createWriter({
    model,
    spending,
    timeoutMs: openai.timeoutMs,
    dailyTokens: openai.dailyTokens,
    price: openai.price,
  });
}
