import type { FigureProposer } from '../../ingest/figures/proposing/proposer.js';
import type { Config } from '../config.js';
import { londonDay } from '../state/london-day.js';

/**
 * The configured model as one that proposes figures; null where the settings leave them to the rules. Read only then, because the packages
 * take a third of a second to load. Throws `UsageError` for settings or a prompt that cannot be used.
 */
export async function openProposer(
  { openai, figures, dataFolder }: Config,
  now: () => Date,
): Promise<FigureProposer | null> {
  if (figures === 'rules') return null;
  const [{ openChatModel }, { createModelProposer }, { openSpending }, { loadPrompt }] = await Promise.all([
    import('../models/openai/openai-chat.js'),
    import('../../ingest/figures/proposing/model-proposer.js'),
    import('../models/openai/spending.js'),
    import('../models/prompts/load-prompt.js'),
  ]);
  const model = openChatModel(openai);
  if (model === null) return null;
  const spending = openSpending(dataFolder, () => londonDay(now()));
  return createModelProposer({ model, prompt: loadPrompt('figures'), spending, dailyTokens: openai.dailyTokens });
}
