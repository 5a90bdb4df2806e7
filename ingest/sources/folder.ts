import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../../src/errors.js';
import { errnoOf, whyUnreachable } from './errno.js';
import { digestOfSidecar, readSidecars } from './sidecar.js';
import type { SourceDocument, SourceListing } from './source.js';
import { examineFile, type ListOptions, ruledOutByName, type Walked, walk } from './walk.js';

export type { ListOptions } from './walk.js';

/**
 * Lists the documents in a folder, or the one document that a path names (its folder is then the root). Reads no document.
 * Throws `UsageError` for a path that does not exist and for a sidecar that cannot be used.
 */
export async function listFolder(path: string, options: ListOptions): Promise<SourceListing> {
  const place = await locate(path);
  const isFolder = (await stat(place)).isDirectory();
  const root = isFolder ? place : dirname(place);
  const { files, skipped, folders } = isFolder
    ? await walk(root, options)
    : await single(root, basename(place), options);
  const sidecars = await readSidecars(root, [...folders, ...files.flatMap(({ target }) => foldersAbove(target))]);
  const documents = files.map(({ document, target, bytes, modifiedMs }): SourceDocument => {
    const sidecar = sidecars.valuesFor(document, target);
    return {
      document,
      root,
      rootName: basename(root) || root,
      absolutePath: join(root, document),
      sidecar,
      sidecarDigest: digestOfSidecar(sidecar),
      bytes,
      modifiedMs,
    };
  });
  return { root, documents, skipped, warnings: sidecars.warnings };
}

async function locate(path: string): Promise<string> {
  // Resolving '' would give the working folder, which nobody asked for.
  if (path === '') throw new UsageError('A path to read is empty; name a file or folder.');
  try {
    return await realpath(path);
  } catch (error) {
    const code = errnoOf(error);
    if (code === null) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new UsageError(`“${path}” does not exist; name a file or folder that does.`);
    }
    throw new UsageError(`“${path}” cannot be reached because ${whyUnreachable(error)}; name another file or folder.`);
  }
}

/** A sidecar named by itself lists nothing: a shell pattern such as `minutes/*` names it along with the documents. */
async function single(root: string, name: string, options: ListOptions): Promise<Walked> {
  const early = ruledOutByName(root, name, name);
  const found = early === undefined ? await examineFile(root, { path: name, target: name }, options) : early;
  if (found === null) return { files: [], skipped: [], folders: [''] };
  return 'reason' in found
    ? { files: [], skipped: [found], folders: [''] }
    : { files: [found], skipped: [], folders: [''] };
}

/** Every folder from the root down to the one that holds this path, relative to the root. */
const foldersAbove = (path: string): string[] => {
  const parts = path.split('/');
  return parts.map((_, depth) => parts.slice(0, depth).join('/'));
};
