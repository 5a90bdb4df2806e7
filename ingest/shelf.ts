import { join } from 'node:path';
import type { Library } from '../src/library/library.js';
import type { KnownDocument, UnheldDocument } from '../src/library/records.js';
import { isBelow } from './roots.js';
import type { SourceDocument } from './sources/source.js';

/** Why a document is not held. */
export interface Reason extends Pick<UnheldDocument, 'status' | 'reason' | 'message'> {
  readonly fingerprint?: string;
  readonly duplicateOf?: string;
}

/** What the library knows of each document, kept in step with it during a run. */
export async function openShelf(library: Library) {
  const known = new Map((await library.knownDocuments()).map((document) => [document.document, document]));
  const byPlace = new Map([...known.values()].map((document) => [join(document.root, document.document), document]));
  /** Names of the held documents by the digest of their bytes. */
  const holders = new Map<string, string>();
  for (const { digest, document, status } of known.values())
    if (digest !== null && status === 'stored') holders.set(digest, document);

  function forgetDigest(name: string): void {
    const digest = known.get(name)?.digest;
    if (digest && holders.get(digest) === name) holders.delete(digest);
  }

  function remember(document: KnownDocument): void {
    forgetDigest(document.document);
    known.set(document.document, document);
    if (document.digest !== null) holders.set(document.digest, document.document);
  }

  return {
    known: known as ReadonlyMap<string, KnownDocument>,
    isHeld: (name: string): boolean => known.get(name)?.status === 'stored',
    /** The document that is held with these bytes. */
    holderOf: (digest: string): string | undefined => holders.get(digest),
    /** The same file, known from a folder inside the root that was once a root of its own. */
    formerOf: (place: string, root: string): KnownDocument | undefined => {
      const found = byPlace.get(place);
      return found && known.has(found.document) && isBelow(found.root, root) ? found : undefined;
    },
    /** Takes note of a document that has just been stored. */
    remember,
    /** Notes a document that is not held, which removes what was held under its name. */
    keepAway: async (
      { name, root, source }: { name: string; root: string; source?: Pick<SourceDocument, 'sidecar'> },
      { status, reason, message, fingerprint = '', duplicateOf }: Reason,
    ): Promise<void> => {
      const { council = null, body = null, heldOn = null } = source?.sidecar ?? {};
      await library.storeUnheld({
        document: name,
        root,
        status,
        reason,
        message,
        council,
        body,
        heldOn,
        duplicateOf: duplicateOf ?? null,
        fingerprint,
      });
      remember({ document: name, root, fingerprint, digest: null, status });
    },
    drop: async (name: string): Promise<void> => {
      await library.deleteDocument(name);
      forgetDigest(name);
      known.delete(name);
    },
  };
}

export type Shelf = Awaited<ReturnType<typeof openShelf>>;
