import { realpath, stat } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import { type ListOptions, listFolder } from './sources/folder.js';
import type { SourceListing } from './sources/source.js';

/** What one path of the command line names: its root, and which of the root's documents are meant. */
export interface RootListing extends SourceListing {
  /** True for a document of the root that the path covers. */
  readonly covers: (documentInRoot: string) => boolean;
}

/**
 * Lists paths. A path inside a folder that was ingested before, or that is named beside it, belongs to that folder: its names and
 * sidecars hold.
 */
export async function listRoots(
  paths: readonly string[],
  knownRoots: readonly string[],
  options: ListOptions,
): Promise<RootListing[]> {
  const named = await Promise.all(paths.map(folderAt));
  const roots = [...knownRoots, ...named.filter((folder) => folder !== null)];
  const walked = new Map<string, SourceListing>();
  const list = async (place: string, root?: string): Promise<SourceListing> => {
    const listing = walked.get(place) ?? (await listFolder(place, options, root));
    walked.set(place, listing);
    return listing;
  };
  const listings: RootListing[] = [];
  for (const path of paths) listings.push(await listPath(path, roots, list));
  return listings;
}

async function listPath(
  path: string,
  roots: readonly string[],
  list: (place: string, root?: string) => Promise<SourceListing>,
): Promise<RootListing> {
  const place = await realpath(path).catch(() => null);
  const root = place === null ? undefined : outermost(roots.filter((root) => isBelow(place, root)));
  if (place === null || root === undefined) {
    const listing = await list(place ?? path);
    // A path that is no folder names the one document of its own name.
    const only = place === null || place === listing.root ? null : basename(place);
    return { ...listing, covers: (document) => only === null || document === only };
  }
  const below = place.slice(root.length).split(sep).filter(Boolean).join('/');
  const covers = (document: string): boolean => document === below || document.startsWith(`${below}/`);
  const listing = await list(place, root);
  // Of a sidecar further up, only what it says about these documents counts.
  return { ...listing, warnings: listing.warnings.filter(({ document }) => covers(document)), covers };
}

/** True for a path that lies in the folder, at any depth. */
export const isBelow = (path: string, folder: string): boolean =>
  path !== folder && path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

const outermost = (roots: readonly string[]): string | undefined => [...roots].sort((a, b) => a.length - b.length)[0];

async function folderAt(path: string): Promise<string | null> {
  try {
    const place = await realpath(path);
    return (await stat(place)).isDirectory() ? place : null;
  } catch {
    // Listing it will say what is wrong.
    return null;
  }
}
