import { readdir } from 'node:fs/promises';
import { AppError } from '../../errors.js';
import { type ModelManifest, modelFolder, modelIdOf, modelsFolder, readManifest, verifyFiles } from './model-folder.js';

export interface ListedModel {
  readonly name: string;
  readonly folder: string;
  /** Null when the manifest cannot be read. */
  readonly modelId: string | null;
  readonly manifest: ModelManifest | null;
  /** Size of the model's files; null when the manifest cannot be read. */
  readonly bytes: number | null;
  /** A sentence when the model cannot be used, else null. */
  readonly problem: string | null;
}

/** The installed models by name, each with its files checked against their digests. A damaged one is listed with its problem. */
export async function listModels(dataFolder: string): Promise<ListedModel[]> {
  const names = await modelNames(dataFolder);
  return Promise.all(names.map((name) => inspect(name, modelFolder(dataFolder, name))));
}

/** The names of the installed models, in order, without looking into them. */
export async function modelNames(dataFolder: string): Promise<string[]> {
  const entries = await readdir(modelsFolder(dataFolder), { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  return folders.map(({ name }) => name).sort();
}

async function inspect(name: string, folder: string): Promise<ListedModel> {
  let manifest: ModelManifest | null = null;
  let problem: string | null = null;
  try {
    manifest = await readManifest(folder);
    await verifyFiles(folder, manifest);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problem = error.message;
  }
  const bytes = manifest && Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0);
  return { name, folder, modelId: manifest && modelIdOf(manifest), manifest, bytes, problem };
}
