import type { Warning } from '../src/minutes/types.js';

export type IngestStatus = 'created' | 'updated' | 'unchanged' | 'deleted' | 'skipped' | 'failed';

/** What became of one document. */
export interface DocumentReport {
  readonly document: string;
  readonly status: IngestStatus;
  /** Why it was skipped or failed, as a code; null otherwise. */
  readonly reason: string | null;
  readonly meetings: number;
  readonly items: number;
  readonly passages: number;
  readonly observations: number;
  /** Stretches that are not held because they are exempt or label a private person. */
  readonly withheld: number;
  readonly warnings: readonly Warning[];
}

export interface IngestReport {
  readonly documents: readonly DocumentReport[];
  readonly totals: Readonly<Record<IngestStatus, number>> & {
    readonly documents: number;
    readonly meetings: number;
    readonly items: number;
    readonly passages: number;
    readonly observations: number;
    readonly withheld: number;
    readonly embedded: number;
  };
  readonly timingsMs: {
    readonly read: number;
    readonly parse: number;
    /** Waiting for proposals; 0 without a proposer. */
    readonly propose: number;
    readonly embed: number;
    readonly store: number;
    readonly index: number;
    readonly total: number;
  };
}

const nothing = { meetings: 0, items: 0, passages: 0, observations: 0, withheld: 0 };

/** A report of a document from which nothing was taken in. */
export const reportWithout = (
  document: string,
  status: IngestStatus,
  reason: string | null,
  warnings: readonly Warning[] = [],
): DocumentReport => ({
  document,
  status,
  reason,
  ...nothing,
  warnings,
});

export function totalsOf(documents: readonly DocumentReport[], embedded: number): IngestReport['totals'] {
  const sum = (pick: (report: DocumentReport) => number): number =>
    documents.reduce((total, report) => total + pick(report), 0);
  const count = (status: IngestStatus): number => documents.filter((report) => report.status === status).length;
  return {
    documents: documents.length,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    deleted: count('deleted'),
    skipped: count('skipped'),
    failed: count('failed'),
    meetings: sum((report) => report.meetings),
    items: sum((report) => report.items),
    passages: sum((report) => report.passages),
    observations: sum((report) => report.observations),
    withheld: sum((report) => report.withheld),
    embedded,
  };
}
