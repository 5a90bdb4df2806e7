import { basename } from 'node:path';
import { UsageError } from '../errors.js';
import { type AddedModel, addModel } from '../models/local/add-model.js';
import { listModels } from '../models/local/list-models.js';
import { type PullModelOptions, pullModel } from '../models/local/pull-model.js';
import type { Context, Run } from './context.js';

/** What `model add` and `model pull` may be told. */
export interface ModelFlags {
  readonly name?: string;
  readonly digest?: string;
}

/** Installs a model from a folder or archive. */
export const runModelAdd =
  (path: string, flags: ModelFlags): Run =>
  async (context) => {
    const { dataFolder } = context.config;
    return printAdded(context, await modelAdd(path, { data: dataFolder, ...checked(flags) }));
  };

/** Fetches a model from a hub or repository and installs it: the one command that opens a connection. */
export const runModelPull =
  (model: string, flags: ModelFlags): Run =>
  async (context) => {
    const { dataFolder, modelHub, modelRepository } = context.config;
    const added = await modelPull(model, {
      data: dataFolder,
      ...checked(flags),
      ...(modelHub === null ? {} : { hub: modelHub }),
      ...(modelRepository === null ? {} : { repository: modelRepository }),
      onProgress: announceFiles(context),
    });
    return printAdded(context, added);
  };

/** Lists what is installed, each file checked against its digest. */
export const runModelList = (): Run => async (context) => {
  const { config, output, json } = context;
  const list = await modelList({ data: config.dataFolder });
  const lines = list.models.length === 0 ? ['No local model is installed.'] : list.models.map(modelLine);
  output.result(json ? JSON.stringify(list) : lines.join('\n'));
  return 0;
};

function checked({ name, digest }: ModelFlags): ModelFlags {
  if (name === '') throw new UsageError('--name is empty; give the name to install the model under.');
  return { ...(name === undefined ? {} : { name }), ...(digest === undefined ? {} : { digest }) };
}

function printAdded({ config, output, json }: Context, model: ModelAdded): number {
  const next =
    config.embeddings === 'local'
      ? 'Run "minutebook ingest" again; it makes the new vectors.'
      : 'Set MINUTEBOOK_EMBEDDINGS=local and run "minutebook ingest" again to use it.';
  const lines = [model.added ? `Added ${modelLine(model)}` : `Already there: ${modelLine(model)}`, next];
  output.result(json ? JSON.stringify(model) : lines.join('\n'));
  return 0;
}

/** One line a file on standard error, when its first bytes come. */
function announceFiles({ output }: Context): NonNullable<PullModelOptions['onProgress']> {
  const announced = new Set<string>();
  return ({ file, of }) => {
    if (announced.has(file)) return;
    announced.add(file);
    output.aside(`Fetching ${basename(file)}${of === null ? '' : ` (${(of / 1e6).toFixed(1)} MB)`}`);
  };
}

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
