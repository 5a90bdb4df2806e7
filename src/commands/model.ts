import { type AddedModel, addModel } from '../models/local/add-model.js';
import { listModels } from '../models/local/list-models.js';
import { type PullModelOptions, pullModel } from '../models/local/pull-model.js';

/** One installed model as `model add`, `model pull` and `model list` print it. */
export interface ModelObject {
  readonly name: string;
  readonly modelId: string | null;
  readonly dimensions: number | null;
  readonly bytes: number | null;
  readonly source: string | null;
  readonly addedAt: string | null;
  readonly folder: string;
  readonly problem: string | null;
}

/** `added` is false when the very same model was there before. */
export type ModelAdded = ModelObject & { readonly added: boolean };

export interface ModelAddFlags {
  readonly data: string;
  readonly name?: string;
  readonly digest?: string;
}

export async function modelAdd(path: string, { data, ...flags }: ModelAddFlags): Promise<ModelAdded> {
  return describeAdded(await addModel(path, { dataFolder: data, ...flags }));
}

/** `hub` and `repository` come from the configuration (`MINUTEBOOK_MODEL_HUB`, `MINUTEBOOK_MODEL_REPOSITORY`). */
export type ModelPullFlags = ModelAddFlags & Pick<PullModelOptions, 'hub' | 'repository' | 'onProgress'>;

export async function modelPull(model: string, { data, name, ...flags }: ModelPullFlags): Promise<ModelAdded> {
  return describeAdded(
    await pullModel(model, { dataFolder: data, ...flags, ...(name === undefined ? {} : { installAs: name }) }),
  );
}

export async function modelList({
  data,
}: {
  readonly data: string;
}): Promise<{ readonly models: readonly ModelObject[] }> {
  const models = await listModels(data);
  return {
    models: models.map(({ name, modelId, manifest, bytes, folder, problem }) => ({
      name,
      modelId,
      dimensions: manifest?.dimensions ?? null,
      bytes,
      source: manifest?.source ?? null,
      addedAt: manifest?.addedAt ?? null,
      folder,
      problem,
    })),
  };
}

/** The line for people. */
export function modelLine(model: ModelObject): string {
  if (model.problem !== null) return `${model.name}: cannot be used. ${model.problem}`;
  const megabytes = ((model.bytes ?? 0) / 1e6).toFixed(1);
  return `${model.name}: ${model.dimensions} dimensions, ${megabytes} MB, from ${model.source}, added ${model.addedAt?.slice(0, 10)}`;
}

function describeAdded({ added, folder, modelId, manifest }: AddedModel): ModelAdded {
  const bytes = Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0);
  const { name, dimensions, source, addedAt } = manifest;
  return { added, name, modelId, dimensions, bytes, source, addedAt, folder, problem: null };
}
