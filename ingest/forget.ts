import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownDocument } from '../src/library/records.js';
import { placesIn } from './names.js';
import { isBelow, type RootListing } from './roots.js';
import type { Shelf } from './shelf.js';

/**
 * The documents of a listing that are no longer there. What lies in a folder that cannot be listed just now is not gone.
 * `present` holds the names of those that are there.
 */
export function goneFrom(listing: RootListing, shelf: Shelf, present: ReadonlySet<string>): KnownDocument[] {
  const shut = listing.skipped.filter(({ status }) => status === 'failed').map(({ document }) => document);
  const isShut = (place: string): boolean => shut.some((folder) => folder === '.' || place.startsWith(`${folder}/`));
  return [...shelf.known.values()].filter((document) => {
    if (present.has(document.document)) return false;
    if (document.root !== listing.root && !isBelow(document.root, listing.root)) return false;
    const places = placesIn(listing.root, document);
    if (!places.some(listing.covers) || places.some(isShut)) return false;
    // A name that can be read in two ways is taken for gone only where neither way leads to a file.
    return places.length === 1 || !places.some((place) => existsSync(join(listing.root, place)));
  });
}
