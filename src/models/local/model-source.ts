import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { UsageError } from '../../errors.js';

/** The files a model is looked for in, whether they lie in a folder or in an archive. */
export interface ModelSource {
  /** The last part of the path, for names and messages. */
  readonly label: string;
  readonly files: readonly SourceFile[];
  read(name: string): Promise<Uint8Array>;
}

export interface SourceFile {
  /** With forward slashes, relative to the folder or archive. */
  readonly name: string;
  readonly bytes: number;
}

/** Sentence encoders are far smaller; beyond this Node cannot read a file in one piece either. */
export const maxModelBytes = 2 * 1024 ** 3 - 1;
const maxFiles = 10_000;

/** Opens a folder, or a .zip, .whl or .jar archive. Nothing is unpacked: only the files asked for are read. */
export async function openModelSource(path: string): Promise<ModelSource> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new UsageError(`There is no file or folder ${path}.`);
  if (found.isDirectory()) return openFolder(path);
  if (extname(path).toLowerCase() === '.onnx') {
    throw new UsageError(
      `${basename(path)} is a network without its tokenizer; give the folder or archive that holds both.`,
    );
  }
  if (!(await isZip(path)))
    throw new UsageError(
      `${basename(path)} is not an archive that can be opened; give a folder, a .zip, a .whl or a .jar.`,
    );
  refuseTooLarge(basename(path), found.size);
  return openArchive(path);
}

async function openFolder(path: string): Promise<ModelSource> {
  const files: SourceFile[] = [];
  const folders = [path];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const place = join(folder, entry.name);
      // A link is followed to a file, as model caches lay them out, but never to a folder, which could lead round in a circle.
      if (entry.isDirectory()) folders.push(place);
      const found = entry.isDirectory() ? null : await stat(place).catch(() => null);
      if (found?.isFile()) files.push({ name: relative(path, place).split(sep).join('/'), bytes: found.size });
      if (files.length > maxFiles)
        throw new UsageError(`The folder ${path} holds more than ${maxFiles} files; give the folder of one model.`);
    }
  }
  return {
    label: basename(path),
    files,
    read: async (name) => {
      refuseTooLarge(name, files.find((file) => file.name === name)?.bytes ?? 0);
      return readFile(join(path, name));
    },
  };
}

async function openArchive(path: string): Promise<ModelSource> {
  const label = basename(path);
  const archive = await readFile(path);
  const files: SourceFile[] = [];
  unzip(label, archive, (entry) => {
    if (isOutside(entry.name))
      throw new UsageError(
        `${label} holds a file that would be written outside its folder (${JSON.stringify(entry.name)}); it is not a model archive to trust.`,
      );
    if (!entry.name.endsWith('/')) files.push({ name: entry.name, bytes: entry.originalSize });
    return false;
  });
  return {
    label,
    files,
    read: async (name) => {
      refuseTooLarge(name, files.find((file) => file.name === name)?.bytes ?? 0);
      const bytes = unzip(label, archive, (entry) => entry.name === name)[name];
      if (bytes === undefined) throw new UsageError(`${label} holds no file ${name}.`);
      return bytes;
    },
  };
}

function unzip(
  label: string,
  archive: Uint8Array,
  filter: (entry: UnzipFileInfo) => boolean,
): Record<string, Uint8Array> {
  try {
    return unzipSync(archive, { filter });
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(`${label} is damaged or not complete: it cannot be unpacked; fetch it again.`);
  }
}

const isOutside = (name: string): boolean =>
  /^([/\\]|[a-z]:)/i.test(name) || name.split(/[/\\]/).includes('..') || name.includes('\0');

async function isZip(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const start = Buffer.alloc(4);
    await handle.read(start, 0, 4, 0);
    return start.equals(Buffer.from('PK\x03\x04'));
  } finally {
    await handle.close();
  }
}

function refuseTooLarge(name: string, bytes: number): void {
  if (bytes > maxModelBytes)
    throw new UsageError(`${name} is larger than 2 GB; a sentence embedding model for this program is far smaller.`);
}
