import type { Config } from '../../config.js';
import { AppError } from '../../errors.js';
import { type ListedModel, listModels } from '../../models/local/list-models.js';
import { loadRuntime } from '../../models/local/runtime.js';
import { type Check, type Examine, failed, ok, warning } from './check.js';

/** The embedding setting, and the models that are installed on this machine. */
export const examineModels: Examine = async ({ config }) => {
  const models = await listModels(config.dataFolder);
  return [await setting(config, models), ...models.map(toCheck)];
};

async function setting(config: Config, models: readonly ListedModel[]): Promise<Check> {
  const name = 'embeddings';
  if (config.embeddings === 'openai')
    return ok(
      name,
      `Embeddings are made by ${config.openai.embeddingModel ?? 'a model that is not named'} at the model server.`,
    );
  if (config.embeddings === 'lexical') {
    const lexical = 'Embeddings are lexical, not semantic: passages are found by their words, not by their meaning.';
    const usable = models.find(({ problem }) => problem === null);
    return usable
      ? warning(name, lexical, `${usable.name} is installed: set MINUTEBOOK_EMBEDDINGS=local and ingest again.`)
      : ok(name, lexical);
  }
  if (models.length === 0)
    return failed(
      name,
      'MINUTEBOOK_EMBEDDINGS is local, and no local model is installed.',
      'Run "minutebook model add PATH", or set MINUTEBOOK_EMBEDDINGS=lexical.',
    );
  const chosen =
    config.localModel === null ? (models.length === 1 ? models[0] : undefined) : byName(models, config.localModel);
  if (!chosen)
    return failed(
      name,
      config.localModel === null
        ? 'Several local models are installed, and MINUTEBOOK_LOCAL_MODEL does not say which to use.'
        : `MINUTEBOOK_LOCAL_MODEL is ${config.localModel}, which is not installed.`,
      `Set MINUTEBOOK_LOCAL_MODEL to one of: ${models.map((model) => model.name).join(', ')}.`,
    );
  try {
    await loadRuntime();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return failed(name, 'The packages that run a local model are missing.', error.message);
  }
  return ok(name, `Embeddings are made on this machine by ${chosen.name}.`);
}

const byName = (models: readonly ListedModel[], name: string): ListedModel | undefined =>
  models.find((model) => model.name === name);

function toCheck({ name, folder, problem, modelId }: ListedModel): Check {
  return problem === null
    ? ok(`model ${name}`, `The local model ${name} is whole: every file has its digest (${modelId}).`)
    : failed(`model ${name}`, problem, `Remove ${folder} and add the model again.`);
}
