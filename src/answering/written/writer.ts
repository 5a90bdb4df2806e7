import type { ChatModel } from '../../models/chat-model.js';
import type { Spending } from '../../models/openai/spending.js';
import { loadPrompt, type Prompt, type PromptName, promptNames } from '../../models/prompts/load-prompt.js';

/** A configured model with what its calls say and what they may cost. */
export interface Writer {
  readonly model: ChatModel;
  readonly prompts: Readonly<Record<PromptName, Prompt>>;
  readonly spending: Spending;
  /** How long an answer may wait for the model, every call and retry together. */
  readonly timeoutMs: number;
  /** The most tokens of a day; null for no limit. */
  readonly dailyTokens: number | null;
  /** What a million tokens cost; null where nobody says. */
  readonly price: { readonly prompt: number; readonly completion: number } | null;
}

/** Reads every prompt. Throws `UsageError` for one that cannot be used. */
export function createWriter(input: Omit<Writer, 'prompts'>): Writer {
  const prompts = Object.fromEntries(promptNames.map((name) => [name, loadPrompt(name)]));
  return { ...input, prompts: prompts as Record<PromptName, Prompt> };
}
