export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  /** The JSON schema that the reply has to follow, with a name for it. */
  readonly schema: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
  /** The most tokens of the reply. */
  readonly maxTokens: number;
  readonly signal?: AbortSignal;
}

export interface Tokens {
  readonly prompt: number;
  readonly completion: number;
}

export interface ChatReply {
  readonly text: string;
  /** As the server counts them; estimated where it does not. */
  readonly tokens: Tokens;
}

/** A model that words text. Whatever it replies is a proposal, never an answer. */
export interface ChatModel {
  /** As an answer names it. */
  readonly name: string;
  /** Rejects with the code `model` and one sentence for every reason why there is no reply. */
  complete(request: ChatRequest): Promise<ChatReply>;
}

/** About how many tokens a text has: English has some four characters to one; counted high rather than low. */
export const estimateTokens = (text: string): number => Math.ceil(text.length / 3.6);
