import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { UsageError } from '../../src/errors.js';
import { errnoOf, whyUnreachable } from './errno.js';
import { digestOfSidecar, readSidecars } from './sidecar.js';
import type { SourceDocument, SourceListing } from './source.js';
import { examineFile, type ListOptions, ruledOutByName, type Walked, walk } from './walk.js';

export type { ListOptions } from './walk.js';

/**
 * Lists the documents in a folder, or the one document that a path names; its folder is then the root, unless a folder above is
 * given as that. Only what the path names is looked at, but sidecars hold from the root downwards. Reads no document. Throws `UsageError` for a path that does not exist and for a sidecar that cannot be used.
 */
export async function listFolder(path: string, options: ListOptions, within?: string): Promise<SourceListing> {
  const place = await locate(path);
  const isFolder = (await stat(place)).isDirectory();
  const root = within ?? (isFolder ? place : dirname(place));
  const start = relative(root, place).split(sep).join('/');
  const { files, skipped, folders } = isFolder ? await walk(root, start, options) : await single(root, start, options);
  const sidecars = await readSidecars(root, [
    ...folders,
    ...[start, ...files.map(({ target }) => target), ...skipped.map(({ target }) => target)].flatMap(foldersAbove),
  ]);
  const sidecarOf = (document: string, target: string) => {
    const sidecar = sidecars.valuesFor(document, target);
    return { sidecar, sidecarDigest: digestOfSidecar(sidecar) };
  };
  const documents = files.map(({ document, target, bytes, modifiedMs }): SourceDocument => {
    return {
      document,
      root,
      rootName: basename(root) || root,
      absolutePath: join(root, document),
      ...sidecarOf(document, target),
      bytes,
      modifiedMs,
    };
  });
  return {
    root,
    documents,
    skipped: skipped.map(({ target, ...left }) => ({ ...left, ...sidecarOf(left.document, target) })),
    exempt: sidecars.exempt,
    warnings: sidecars.warnings,
  };
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
async function single(root: string, path: string, options: ListOptions): Promise<Walked> {
  const place = { path, target: path };
  const early = ruledOutByName(root, place, basename(path));
  const found = early === undefined ? await examineFile(root, place, options) : early;
  const folders = foldersAbove(path);
  if (found === null) return { files: [], skipped: [], folders };
  return 'reason' in found ? { files: [], skipped: [found], folders } : { files: [found], skipped: [], folders };
}

/** Every folder from the root down to the one that holds this path, relative to the root. */
const foldersAbove = (path: string): string[] => {
  const parts = path.split('/');
  return parts.map((_, depth) => parts.slice(0, depth).join('/'));
};
