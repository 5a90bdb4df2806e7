import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownDocument } from '../src/library/records.js';
import { placesIn } from './names.js';
import { isBelow, type RootListing } from './roots.js';
import type { Shelf } from './shelf.js';
import { isNamedExempt } from './sources/sidecar.js';

/**
 * The documents of a listing that are no longer there. What lies in a folder that cannot be listed just now is not gone.
 * `present` holds the names of those that are there.
 */
export function goneFrom(listing: RootListing, shelf: Shelf, present: ReadonlySet<string>): KnownDocument[] {
  const shut = listing.skipped.filter(({ status }) => status === 'failed').map(({ document }) => document);
  const isShut = (place: string): boolean => shut.some((folder) => folder === '.' || place.startsWith(`${folder}/`));
  return absentFrom(listing, shelf, present).filter((document) => {
    const places = placesIn(listing.root, document);
    if (places.some(isShut)) return false;
    // A name that can be read in two ways is taken for gone only where neither way leads to a file.
    return places.length === 1 || !places.some((place) => existsSync(join(listing.root, place)));
  });
}

/** What is held of documents that are not there, or cannot be seen just now, and that a sidecar marks as exempt. */
export const exemptAmongAbsent = (listing: RootListing, shelf: Shelf, present: ReadonlySet<string>): KnownDocument[] =>
  absentFrom(listing, shelf, present).filter(
    (document) =>
      document.status !== 'exempt' &&
      placesIn(listing.root, document).some((place) => isNamedExempt(listing.exempt, place)),
  );

/** Documents of a listing's root that it covers and that were not come upon. */
const absentFrom = (listing: RootListing, shelf: Shelf, present: ReadonlySet<string>): KnownDocument[] =>
  [...shelf.known.values()].filter(
    (document) =>
      !present.has(document.document) &&
      (document.root === listing.root || isBelow(document.root, listing.root)) &&
      placesIn(listing.root, document).some(listing.covers),
  );
