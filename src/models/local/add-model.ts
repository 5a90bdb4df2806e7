import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { AppError, UsageError } from '../../errors.js';
import {
  digestOfFile,
  type ModelManifest,
  manifestFile,
  modelFolder,
  modelIdOf,
  modelsFolder,
  namePattern,
  networkFile,
  readManifest,
  tokenizerConfigFile,
  tokenizerFile,
} from './model-folder.js';
import { findModelParts, type ModelParts } from './model-parts.js';
import { type ModelSource, openModelSource } from './model-source.js';
import { loadRuntime, type ModelRuntime } from './runtime.js';
import { tryModel } from './try-model.js';

export interface AddModelOptions {
  readonly dataFolder: string;
  /** The name to install it under; by default taken from the network's or the archive's name. */
  readonly name?: string;
  /** `sha256:…` of the archive, as its publisher states it. */
  readonly digest?: string;
  /** What the manifest says the model was taken from; by default the file's name. */
  readonly source?: string;
  readonly runtime?: ModelRuntime;
  readonly now?: () => Date;
}

export interface AddedModel {
  /** False when the same model is already there under this name. */
  readonly added: boolean;
  readonly folder: string;
  readonly modelId: string;
  readonly manifest: ModelManifest;
}

/** Installs a sentence embedding model from a folder or archive. Either the whole model is there afterwards, or nothing. */
export async function addModel(path: string, options: AddModelOptions): Promise<AddedModel> {
  const source = await openModelSource(resolve(path));
  const sourceSha256 = await digestOfArchive(path, options.digest);
  const parts = await findModelParts(source, `${options.name ?? ''} ${options.source ?? ''}`);
  const name = chooseName(options.name, parts.network, source.label);
  const runtime = options.runtime ?? (await loadRuntime());

  const beside = await makeBeside(options.dataFolder);
  try {
    const files = await writeParts(beside, source, parts);
    const tried = await tryModel(source.label, join(beside, networkFile), parts, runtime);
    const manifest: ModelManifest = {
      format: 1,
      name,
      ...tried,
      queryPrefix: parts.queryPrefix,
      passagePrefix: parts.passagePrefix,
      files,
      source: options.source ?? basename(resolve(path)),
      sourceSha256,
      addedAt: (options.now?.() ?? new Date()).toISOString(),
    };
    await writeFile(join(beside, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
    return await moveIntoPlace(beside, options.dataFolder, manifest);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** Folders of an addition under way begin with a dot; one this old was left by a program that was killed. */
export async function makeBeside(dataFolder: string): Promise<string> {
  const folder = modelsFolder(dataFolder);
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir(folder)) {
    if (!entry.startsWith('.part-')) continue;
    const found = await stat(join(folder, entry)).catch(() => null);
    if (found && Date.now() - found.mtimeMs > 24 * 3600 * 1000)
      await rm(join(folder, entry), { recursive: true, force: true });
  }
  const beside = join(folder, `.part-${randomUUID()}`);
  await mkdir(beside);
  return beside;
}

/** Takes `sha256:` and 64 hex digits, in either case; returns the digits in lower case. */
export function parseDigest(digest: string): string {
  const [, hex] = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(digest.trim()) ?? [];
  if (hex === undefined) throw new UsageError('A digest is written as sha256: followed by 64 hexadecimal digits.');
  return hex.toLowerCase();
}

async function digestOfArchive(path: string, expected: string | undefined): Promise<string | null> {
  const isFolder = (await stat(path)).isDirectory();
  if (isFolder && expected !== undefined)
    throw new UsageError('A digest can be checked for an archive only, not for a folder.');
  const found = isFolder ? null : await digestOfFile(path);
  if (expected !== undefined && found !== parseDigest(expected)) {
    throw new AppError('model', `${basename(path)} is not the file that was asked for: its digest is sha256:${found}.`);
  }
  return found;
}

async function writeParts(folder: string, source: ModelSource, parts: ModelParts): Promise<ModelManifest['files']> {
  const contents: [string, Uint8Array][] = [
    [networkFile, await source.read(parts.network)],
    [tokenizerFile, Buffer.from(JSON.stringify(parts.tokenizer))],
  ];
  if (parts.tokenizerConfig !== null)
    contents.push([tokenizerConfigFile, Buffer.from(JSON.stringify(parts.tokenizerConfig))]);
  for (const [file, bytes] of contents) await writeFile(join(folder, file), bytes, { flush: true });
  return Object.fromEntries(
    contents.map(([file, bytes]) => [
      file,
      { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length },
    ]),
  );
}

async function moveIntoPlace(beside: string, dataFolder: string, manifest: ModelManifest): Promise<AddedModel> {
  const folder = modelFolder(dataFolder, manifest.name);
  const modelId = modelIdOf(manifest);
  if ((await stat(folder).catch(() => null)) !== null) {
    const present = await readManifest(folder);
    if (modelIdOf(present) === modelId) return { added: false, folder, modelId, manifest: present };
    throw new UsageError(
      `There is already another model called ${manifest.name}; give this one another name with --name, or remove ${folder} first.`,
    );
  }
  await rename(beside, folder);
  return { added: true, folder, modelId, manifest };
}

function chooseName(wanted: string | undefined, network: string, label: string): string {
  if (wanted !== undefined) {
    if (namePattern.test(wanted)) return wanted;
    throw new UsageError(
      `${JSON.stringify(wanted)} cannot be a model's name: use up to 64 small letters, digits, dots, hyphens and underscores.`,
    );
  }
  const stem = basename(network, extname(network));
  // Hubs call every network "model"; then the archive or folder has the telling name.
  const telling = /^model([_-]|$)/i.test(stem) ? label.replace(/\.(zip|whl|jar)$/i, '') : stem;
  const name = telling
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 64);
  return namePattern.test(name) ? name : 'local-model';
}
