import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { AppError } from '../../errors.js';

/** An installed model is a folder `<data>/models/<name>` with the network, its tokenizer and a manifest that vouches for both. */
export const manifestFile = 'manifest.json';
export const networkFile = 'model.onnx';
export const tokenizerFile = 'tokenizer.json';
export const tokenizerConfigFile = 'tokenizer_config.json';

export const modelsFolder = (dataFolder: string): string => join(dataFolder, 'models');
export const modelFolder = (dataFolder: string, name: string): string => join(modelsFolder(dataFolder), name);

export const namePattern = /^[a-z0-9][a-z0-9._-]{0,63}$/;

const fileSchema = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.number().int().nonnegative() });

const manifestSchema = z.object({
  format: z.literal(1),
  name: z.string().regex(namePattern),
  dimensions: z.number().int().positive(),
  /** Longer texts are cut to this many tokens. */
  maxTokens: z.number().int().min(8),
  pooling: z.enum(['mean', 'cls', 'none']),
  output: z.string(),
  /** Put before a question, for models trained that way; usually empty. */
  queryPrefix: z.string(),
  /** Put before a passage, likewise. */
  passagePrefix: z.string(),
  normalise: z.boolean(),
  files: z.record(z.string(), fileSchema),
  /** What the model was taken from: a file's name, or a hub's or repository's name for it. */
  source: z.string(),
  sourceSha256: z.string().nullable(),
  addedAt: z.string(),
});

export type ModelManifest = Readonly<z.infer<typeof manifestSchema>>;

/** Throws `damaged` when there is no manifest, or none that this program understands. */
export async function readManifest(folder: string): Promise<ModelManifest> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(folder, manifestFile), 'utf8')));
  } catch (cause) {
    throw new AppError(
      'damaged',
      `The local model in ${folder} has no readable manifest; remove the folder and add the model again.`,
      { cause },
    );
  }
}

/** Throws `damaged` when a file is missing or is not, byte for byte, the one that was added. */
export async function verifyFiles(folder: string, manifest: ModelManifest): Promise<void> {
  for (const [file, { sha256, bytes }] of Object.entries(manifest.files)) {
    const found = await stat(join(folder, file)).catch(() => null);
    const same = found?.size === bytes && (await digestOfFile(join(folder, file))) === sha256;
    if (!same) {
      const problem = found === null ? 'is missing' : 'is not the one that was added';
      throw new AppError(
        'damaged',
        `The file ${file} of the local model ${manifest.name} ${problem}; remove ${folder} and add the model again.`,
      );
    }
  }
}

/** Names the model together with everything that shapes a stored vector, so that an index of another model is never taken for its own. */
export function modelIdOf(manifest: ModelManifest): string {
  const { maxTokens, pooling, output, passagePrefix, normalise, files } = manifest;
  const digests = Object.entries(files)
    .map(([file, { sha256 }]) => `${file}:${sha256}`)
    .sort();
  const shape = JSON.stringify([maxTokens, pooling, output, passagePrefix, normalise, digests]);
  return `local/${manifest.name}@${createHash('sha256').update(shape).digest('hex').slice(0, 12)}`;
}

/** SHA-256 as lower-case hex. */
export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
