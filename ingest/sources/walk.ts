import { constants, type Dirent } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';
import { extname, join, posix, relative, sep } from 'node:path';
import { whyUnreachable } from './errno.js';
import { sidecarName } from './sidecar.js';
import type { SkippedDocument } from './source.js';

/** A file or folder that is left out, before its sidecars are read. */
export type LeftOut = Omit<SkippedDocument, 'sidecar' | 'sidecarDigest'> & { readonly target: string };

export interface ListOptions {
  /** A larger file is `failed`, unread. */
  readonly maxBytes: number;
  /** What the readers take: lower case, with the dot. */
  readonly extensions: ReadonlySet<string>;
}

export interface FoundFile {
  /** Path relative to the root by which it was reached, with forward slashes. */
  readonly document: string;
  /** The same for where it really lies, once links are followed. */
  readonly target: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

export interface Walked {
  readonly files: readonly FoundFile[];
  readonly skipped: readonly LeftOut[];
  /** Every folder that could be listed, relative to the root; '' is the root. */
  readonly folders: readonly string[];
}

/** A folder or file within the root: the path by which it was reached, and where it really lies. Both relative to the root. */
interface Place {
  readonly path: string;
  readonly target: string;
}

type Found = FoundFile | LeftOut | { readonly folder: Place; readonly linked: boolean } | null;

/** Looks at everything in a folder of a root (an absolute real path; '' is the root). Each real folder is visited once, by its own name where it has one. */
export async function walk(root: string, start: string, options: ListOptions): Promise<Walked> {
  const files: FoundFile[] = [];
  const skipped: LeftOut[] = [];
  const folders: string[] = [];
  const visited = new Set<string>();
  const own: Place[] = [{ path: start, target: start }];
  const linked: Place[] = [];
  for (let folder = own.pop(); folder; folder = own.pop() ?? linked.shift()) {
    if (visited.has(folder.target)) continue;
    visited.add(folder.target);
    const found = await listOne(root, folder, options);
    if (Array.isArray(found)) folders.push(folder.path);
    for (const each of Array.isArray(found) ? found : [found]) {
      if (each === null) continue;
      if ('folder' in each) (each.linked ? linked : own).push(each.folder);
      else if ('reason' in each) skipped.push(each);
      else files.push(each);
    }
  }
  return { files: files.sort(byDocument), skipped: skipped.sort(byDocument), folders };
}

/** By code unit, not by locale: the order must not depend on the machine. */
const byDocument = (a: { document: string }, b: { document: string }): number =>
  a.document < b.document ? -1 : a.document > b.document ? 1 : 0;

async function listOne(root: string, folder: Place, options: ListOptions): Promise<Found[] | LeftOut> {
  try {
    const entries = await readdir(join(root, folder.target), { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    return await Promise.all(entries.map((entry) => classify(root, folder, entry, options)));
  } catch (error) {
    const why = whyUnreachable(error);
    return leftOut(
      root,
      { ...folder, path: folder.path || '.' },
      'unreadable',
      `The folder cannot be listed because ${why}.`,
    );
  }
}

async function classify(root: string, folder: Place, entry: Dirent, options: ListOptions): Promise<Found> {
  const place = { path: posix.join(folder.path, entry.name), target: posix.join(folder.target, entry.name) };
  const early = ruledOutByName(root, place, entry.name);
  if (early !== undefined) return early;
  if (entry.isDirectory()) return { folder: place, linked: false };
  return entry.isSymbolicLink() ? followLink(root, place, options) : examineFile(root, place, options);
}

/** A hidden file or folder is skipped; a sidecar is no document and gives null; anything else undefined. */
export function ruledOutByName(root: string, place: Place, name: string): LeftOut | null | undefined {
  if (name === sidecarName) return null;
  if (name.startsWith('.')) return leftOut(root, place, 'hidden', 'The name begins with a full stop, so it is hidden.');
  return undefined;
}

async function followLink(root: string, link: Place, options: ListOptions): Promise<Found> {
  const { path, target } = link;
  try {
    const real = await realpath(join(root, target));
    const inside = relative(root, real).split(sep).join('/');
    if (inside === '..' || inside.startsWith('../')) {
      return leftOut(root, link, 'outside_root', 'The link leads outside the folder being read.');
    }
    const place = { path, target: inside };
    return (await stat(real)).isDirectory() ? { folder: place, linked: true } : await examineFile(root, place, options);
  } catch (error) {
    return leftOut(root, link, 'unreadable', `The link cannot be followed because ${whyUnreachable(error)}.`);
  }
}

/** Whether a file can be a document, without reading it. */
export async function examineFile(
  root: string,
  { path, target }: Place,
  options: ListOptions,
): Promise<FoundFile | LeftOut> {
  const leave = (reason: keyof typeof statusOf, message: string) => leftOut(root, { path, target }, reason, message);
  const extension = extname(path).toLowerCase();
  if (!options.extensions.has(extension)) {
    return leave(
      'unsupported',
      extension === '' ? 'The file has no extension.' : `Files ending in ${extension} are not read.`,
    );
  }
  try {
    const absolute = join(root, target);
    const found = await stat(absolute);
    if (!found.isFile()) return leave('unreadable', 'It is not a regular file.');
    if (found.size === 0) return leave('empty', 'The file is empty.');
    if (found.size > options.maxBytes) {
      const limit = `the limit of ${options.maxBytes} bytes (MINUTEBOOK_MAX_BYTES)`;
      return leave('too_large', `The file has ${found.size} bytes, more than ${limit}.`);
    }
    await access(absolute, constants.R_OK);
    return { document: path, target, bytes: found.size, modifiedMs: found.mtimeMs };
  } catch (error) {
    return leave('unreadable', `The file cannot be read because ${whyUnreachable(error)}.`);
  }
}

const statusOf = {
  hidden: 'skipped',
  unsupported: 'skipped',
  empty: 'skipped',
  outside_root: 'skipped',
  unreadable: 'failed',
  too_large: 'failed',
} as const;

const leftOut = (root: string, place: Place, reason: keyof typeof statusOf, message: string): LeftOut => ({
  document: place.path,
  target: place.target,
  root,
  status: statusOf[reason],
  reason,
  message,
});
