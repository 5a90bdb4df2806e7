import { AppError } from '../../../src/errors.js';
import type { ChatModel } from '../../../src/models/chat-model.js';
import type { Spending } from '../../../src/models/openai/spending.js';
import type { Prompt } from '../../../src/models/prompts/load-prompt.js';
import type { FigureProposer } from './proposer.js';
import { figuresSchema, readProposals } from './reply.js';

export interface ModelProposerInput {
  readonly model: ChatModel;
  readonly prompt: Prompt;
  readonly spending: Spending;
  /** The most tokens of a day; null for no limit. */
  readonly dailyTokens: number | null;
}

/** In tokens: a figure of each sentence of a batch, with its quote. */
const longestReply = 1_500;
/** After so many failures of the server or of the allowance the rest of a run does without. */
const mostFailures = 2;

/** A chat model that proposes figures, for one run of an ingest. */
export function createModelProposer({ model, prompt, spending, dailyTokens }: ModelProposerInput): FigureProposer {
  let failures = 0;

  /** What keeps the model from replying at all, as against a reply that is of no use. */
  async function orFail<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      // What a server did has a cause; what a reply lacks has none.
      if (error instanceof AppError && error.cause !== undefined) failures += 1;
      throw error;
    }
  }

  function allow(): void {
    if (failures >= mostFailures) throw new AppError('model', 'The model failed twice and was not asked again.');
    if (dailyTokens === null || spending.today() < dailyTokens) return;
    failures += 1;
    throw new AppError('model', "Today's allowance for the model is used up.");
  }

  return {
    id: `${model.name}, figures prompt ${prompt.version}`,
    async propose(sentences) {
      allow();
      const messages = await prompt.fill({
        sentences: sentences.map(({ label, title, text }) => `[${label}] ${title}\n${text}`).join('\n\n'),
      });
      const { text, tokens } = await orFail(() =>
        model.complete({ messages, schema: figuresSchema, maxTokens: longestReply }),
      );
      spending.add(tokens);
      const proposals = readProposals(text);
      if (proposals === null) throw new AppError('model', 'The reply of the model could not be read.');
      return proposals;
    },
  };
}
