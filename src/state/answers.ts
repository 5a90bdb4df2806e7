import type { Citation } from '../minutes/types.js';
import type { Json } from './json.js';

/** An answer as it was given, whole. The answering room's `Answer` has this very shape; a test holds the two together. */
export interface GivenAnswer {
  readonly question: string;
  readonly ref: string;
  readonly status: 'answered' | 'not_found' | 'refused' | 'failed';
  readonly mode: 'extractive' | 'model';
  readonly model?: {
    readonly name: string;
    readonly tokens: { readonly prompt: number; readonly completion: number };
    readonly cost: number | null;
    readonly checks: readonly {
      readonly text: string;
      readonly failures: readonly { readonly code: string; readonly words: string }[];
    }[];
    readonly fellBack: string | null;
  };
  readonly sentences: readonly {
    readonly text: string;
    readonly citations: readonly string[];
    readonly said: {
      readonly speaker: string | null;
      readonly period: string | null;
      readonly referent: string | null;
    };
  }[];
  readonly text: string;
  readonly notes: readonly string[];
  readonly citations: readonly Citation[];
  readonly nearest: readonly Citation[];
  readonly searched: {
    readonly meetings: number;
    readonly council?: string | null;
    readonly body?: string | null;
    readonly from: string | null;
    readonly to: string | null;
    readonly undated: number;
    readonly missing: readonly string[];
  };
  readonly timingsMs: {
    readonly embed: number;
    readonly retrieve: number;
    readonly compose: number;
    readonly total: number;
  };
}

/** What the record of a citation keeps beside the citation itself. */
export interface Evidence {
  /** The citation's label. */
  readonly label: string;
  /** The sentence before the quotation; null where there is none or it was withdrawn. */
  readonly before: string | null;
  readonly after: string | null;
  readonly document: string;
  /** SHA-256 of the document's bytes, lower-case hex; null when it is no longer known. */
  readonly sha256: string | null;
  /** ISO instant at which the document was taken in. */
  readonly ingestedAt: string | null;
}

export interface NewAnswer {
  /** The same as the answer's own. */
  readonly ref: string;
  /** The job it answers; null for the command line. */
  readonly jobId: string | null;
  readonly team: string | null;
  readonly user: string | null;
  readonly channel: string | null;
  readonly threadTs: string | null;
  readonly at: Date;
  readonly question: string;
  /** What limited the question. */
  readonly scope: Json;
  readonly answer: GivenAnswer;
  /** One for each citation. */
  readonly evidence: readonly Evidence[];
  /** What a follow-up needs to know. */
  readonly context: Json;
  readonly programVersion: string;
}

export interface StoredAnswer extends Omit<NewAnswer, 'question' | 'evidence'> {
  /** Null once the retention period is over or the user's records were deleted. */
  readonly question: string | null;
  readonly evidence: readonly (Evidence & {
    /** ISO day on which the cited words were withdrawn; the quotation is empty then. */
    readonly withdrawnOn: string | null;
  })[];
}
