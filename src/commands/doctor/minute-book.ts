import { plural } from '../../answering/words.js';
import type { Config } from '../../config.js';
import { AppError } from '../../errors.js';
import { describeVectorIndex, graphFrom } from '../../library/index/open-vector-index.js';
import type { Library } from '../../library/library.js';
import { schemaVersion } from '../../library/sqlite/schema.js';
import { formatDay } from '../../minutes/calendar.js';
import { lexicalModelId } from '../../models/lexical/lexical-embeddings.js';
import { listModels } from '../../models/local/list-models.js';
import { settingsOfModel } from '../../models/open-embedding-model.js';
import { modelAddress } from '../../models/openai/model-address.js';
import { type Check, type Examine, failed, ok, warning } from './check.js';

/** What is held and how it is searched. Without a library there is one thing to say. */
export const examineMinuteBook: Examine = async ({ config, openLibrary }) => {
  let library: Library;
  try {
    library = openLibrary({ create: false });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'no_library')
      return [warning('library', 'There is no library yet.', 'Run "minutebook ingest PATH" with a folder of minutes.')];
    return [failed('library', error.message, 'Set the data folder right, or move it away and ingest again.')];
  }
  try {
    return [
      ok('library', `The library opens; its schema is version ${schemaVersion}.`),
      await holdings(library),
      await lastIngest(library),
      await vectorsInUse(library, config),
    ];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [failed('library', error.message, 'Move the library away and ingest again.')];
  } finally {
    await library.close();
  }
};

async function holdings(library: Library): Promise<Check> {
  const [meetings, items, documents, passages] = await Promise.all([
    library.meetings(),
    library.items(),
    library.documents(),
    library.passageCount(),
  ]);
  if (documents.length === 0)
    return warning('held', 'The library holds no minutes.', 'Run "minutebook ingest PATH" with a folder of minutes.');
  const distinct = (names: readonly (string | null)[]): number => new Set(names.filter((name) => name !== null)).size;
  const days = meetings.flatMap(({ heldOn }) => heldOn ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  const range = first === undefined || last === undefined ? 'none dated' : `${formatDay(first)} to ${formatDay(last)}`;
  const undated = meetings.length - days.length;
  return ok(
    'held',
    `${plural(documents.length, 'document')} of ${plural(distinct(meetings.map(({ council }) => council)), 'council')} and ${plural(distinct(meetings.map(({ body }) => body)), 'body', 'bodies')}: ${plural(meetings.length, 'meeting')} (${range}${undated > 0 && days.length > 0 ? `; ${undated} not dated` : ''}), ${plural(items.length, 'agenda item')}, ${plural(passages, 'passage')}.`,
  );
}

async function lastIngest(library: Library): Promise<Check> {
  const failures = (await library.unheldDocuments()).filter(({ status }) => status === 'failed');
  const [first] = failures;
  if (!first) return ok('last-ingest', 'Every document of the last ingest could be read.');
  const others = failures.length > 1 ? ` and ${failures.length - 1} more` : '';
  return warning(
    'last-ingest',
    `${plural(failures.length, 'document')} could not be read: ${first.document}${others}.`,
    `${first.message} Then ingest again; "minutebook ingest" lists them all.`,
  );
}

/** Which model's vectors answer, and whether it is the one that the settings ask for. */
async function vectorsInUse(library: Library, config: Config): Promise<Check> {
  const active = await library.activeModel();
  if (active === null)
    return warning('vectors', 'No passage has a vector; words alone answer.', 'Run "minutebook ingest PATH".');
  const wanted = await wantedModel(config);
  const [passages, embedded] = [await library.passageCount(), await library.embeddingCount(active.modelId)];
  if (wanted !== null && wanted !== active.modelId && wanted !== active.modelId.replace(/@\d+$/, ''))
    return warning(
      'vectors',
      `The library's vectors are of ${active.modelId}, and the settings ask for ${wanted}; ${settingsOfModel(active.modelId, config) === null ? 'words alone answer' : 'the old vectors answer'} until the new ones are made.`,
      'Run "minutebook ingest PATH" again; it makes the new vectors while the bot goes on answering.',
    );
  if (embedded < passages)
    return warning(
      'vectors',
      `${plural(passages - embedded, 'passage')} of ${passages.toLocaleString('en-GB')} ${passages - embedded === 1 ? 'has' : 'have'} no vector of ${active.modelId}.`,
      'Run "minutebook ingest PATH" again; it makes those that are missing.',
    );
  const index = await describeVectorIndex(library, config);
  const message = `${plural(index.size, 'vector')} of ${active.modelId}. ${index.why}`;
  return index.kind === 'exact' && passages >= graphFrom(active.modelId, config.indexFrom)
    ? warning('vectors', message, 'Answers are right and slower meanwhile; run "minutebook ingest PATH" again.')
    : ok('vectors', message);
}

/** Of a server's model without its dimensions, which only the server knows; null where no model can be told. */
async function wantedModel({ embeddings, dataFolder, localModel, openai }: Config): Promise<string | null> {
  if (embeddings === 'lexical') return lexicalModelId;
  if (embeddings === 'openai')
    return openai.embeddingModel === null ? null : `openai/${modelAddress(openai).host}/${openai.embeddingModel}`;
  const models = await listModels(dataFolder);
  const chosen =
    localModel === null && models.length === 1 ? models[0] : models.find(({ name }) => name === localModel);
  return chosen?.modelId ?? null;
}
