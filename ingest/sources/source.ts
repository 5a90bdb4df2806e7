/** What sidecars say about one document; null where they say nothing. */
export interface SidecarValues {
  readonly council: string | null;
  readonly body: string | null;
  /** ISO day. */
  readonly heldOn: string | null;
  readonly url: string | null;
  readonly status: 'draft' | 'approved' | null;
  /** The stricter of all sidecars that apply. */
  readonly access: 'public' | 'exempt' | null;
}

/** A document that can be read. Its bytes have not been read yet. */
export interface SourceDocument {
  /** Path relative to the root, with forward slashes. */
  readonly document: string;
  /** Absolute real path of the root folder. */
  readonly root: string;
  readonly rootName: string;
  readonly absolutePath: string;
  readonly sidecar: SidecarValues;
  /** SHA-256 of the sidecar values that apply, lower-case hex; '' when none does. */
  readonly sidecarDigest: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

/** A file, or a whole folder, that is not read. */
export interface SkippedDocument {
  /** Path relative to the root, with forward slashes; '.' for the root itself. */
  readonly document: string;
  readonly root: string;
  readonly status: 'skipped' | 'failed';
  /** `hidden`, `unsupported`, `empty` or `outside_root` when skipped; `unreadable` or `too_large` when failed. */
  readonly reason: string;
  /** One sentence. */
  readonly message: string;
  /** What sidecars say about it all the same: what is exempt goes at once, readable or not. */
  readonly sidecar: SidecarValues;
  readonly sidecarDigest: string;
}

export interface SourceWarning {
  /** The document or sidecar it is about, relative to the root. */
  readonly document: string;
  readonly code: string;
  readonly message: string;
}

/** What one root holds. Every list is in order of path, the same on every machine. */
export interface SourceListing {
  readonly root: string;
  readonly documents: readonly SourceDocument[];
  readonly skipped: readonly SkippedDocument[];
  /** Files and folders (with all below them; '' is the root) that sidecars mark as exempt, whether they are there or not. */
  readonly exempt: readonly string[];
  readonly warnings: readonly SourceWarning[];
}
