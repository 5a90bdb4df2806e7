import type { Config } from '../config.js';
import type { EmbeddingModel } from './embedding-model.js';
import { LexicalEmbeddings, lexicalDimensions, lexicalModelId } from './lexical/lexical-embeddings.js';
import { LocalEmbeddings } from './local/local-embeddings.js';

/** How rare a term is in the library, 0 and up. */
export type WeightOf = (term: string) => number;

/**
 * Opens the embedding model that the configuration names. `weightOf` weighs the words of a question where the model is lexical; passages
 * need none. Throws `UsageError` when the model asked for is not installed or not named, `model` when its server gives nothing.
 */
export async function openEmbeddingModel(config: Config, weightOf?: WeightOf): Promise<EmbeddingModel> {
  if (config.embeddings === 'openai') return openOpenAi(config);
  return config.embeddings === 'local' ? openLocal(config) : openLexical(weightOf);
}

/**
 * Settings that name the model with this id, so that the vectors it made go on answering while another one's are made. Null where no
 * setting can: words go to a server only as long as the settings say so.
 */
export function settingsOfModel(modelId: string, config: Config): Config | null {
  if (modelId.startsWith('lexical-')) return { ...config, embeddings: 'lexical' };
  const local = /^local\/(.+)@[^@]*$/.exec(modelId)?.[1];
  if (local !== undefined) return { ...config, embeddings: 'local', localModel: local };
  const embeddingModel = /^openai\/[^/]+\/(.+)@\d+$/.exec(modelId)?.[1];
  if (embeddingModel === undefined || config.embeddings !== 'openai') return null;
  return { ...config, openai: { ...config.openai, embeddingModel } };
}

function openLexical(weightOf: WeightOf | undefined): EmbeddingModel {
  return {
    modelId: lexicalModelId,
    dimensions: lexicalDimensions,
    name: 'lexical',
    embeddings: new LexicalEmbeddings(weightOf === undefined ? {} : { weightOf }),
    batch: 256,
    share: 0.05,
    neighbourPart: 0,
  };
}

async function openLocal({ dataFolder, localModel }: Config): Promise<EmbeddingModel> {
  const embeddings = await LocalEmbeddings.open({ dataFolder, ...(localModel === null ? {} : { name: localModel }) });
  return {
    modelId: embeddings.modelId,
    dimensions: embeddings.dimensions,
    name: `local: ${embeddings.modelId.replace(/^local\/|@.*$/g, '')}`,
    embeddings,
    // Texts are computed one at a time; a batch is what a killed ingest has to do again.
    batch: 16,
    share: 0.4,
    neighbourPart: 0.2,
  };
}

async function openOpenAi({ openai }: Config): Promise<EmbeddingModel> {
  // The package takes a third of a second to load.
  const { OpenAiEmbeddings, textsTogether } = await import('./openai/openai-embeddings.js');
  const embeddings = await OpenAiEmbeddings.open(openai);
  return {
    modelId: embeddings.modelId,
    dimensions: embeddings.dimensions,
    name: `openai: ${openai.embeddingModel}`,
    embeddings,
    batch: textsTogether,
    // As measured for a sentence encoder on this machine; no hosted model could be measured.
    share: 0.4,
    neighbourPart: 0.2,
  };
}
