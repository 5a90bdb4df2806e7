import { realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { type ListOptions, listFolder } from './sources/folder.js';
import type { SourceListing } from './sources/source.js';

/** What one path of the command line names: its root, and which of the root's documents are meant. */
export interface RootListing extends SourceListing {
  /** True for a document of the root that the path covers. */
  readonly covers: (documentInRoot: string) => boolean;
}

/** Lists a path. A path inside a folder that was ingested before belongs to that folder: its names and sidecars hold. */
export async function listRoot(
  path: string,
  knownRoots: readonly string[],
  options: ListOptions,
): Promise<RootListing> {
  const place = await realpath(path).catch(() => null);
  const root =
    place === null
      ? null
      : outermost(
          knownRoots.filter((known) => place !== known && place.startsWith(known.endsWith(sep) ? known : known + sep)),
        );
  if (place === null || root === null) {
    const listing = await listFolder(path, options);
    const only =
      place !== listing.root && listing.documents.length + listing.skipped.length === 1
        ? (listing.documents[0] ?? listing.skipped[0])?.document
        : undefined;
    return { ...listing, covers: (document) => only === undefined || document === only };
  }
  const below = place
    .slice(root.length)
    .split(sep)
    .filter((part) => part !== '')
    .join('/');
  const covers = (document: string): boolean => document === below || document.startsWith(`${below}/`);
  const listing = await listFolder(root, options);
  return {
    root,
    documents: listing.documents.filter(({ document }) => covers(document)),
    skipped: listing.skipped.filter(({ document }) => covers(document)),
    warnings: listing.warnings.filter(({ document }) => covers(document)),
    covers,
  };
}

const outermost = (roots: readonly string[]): string | null =>
  [...roots].sort((a, b) => a.length - b.length)[0] ?? null;
