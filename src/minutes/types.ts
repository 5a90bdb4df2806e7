import type { Span } from './span.js';

export type MinutesStatus = 'draft' | 'approved' | 'unknown';
export type Access = 'public' | 'exempt';

/** A dated stretch that words in the minutes stand for. Dates are ISO days, both inclusive; null where the words do not fix them. */
export interface Period {
  readonly text: string;
  readonly start: string | null;
  readonly end: string | null;
}

/** The period an item's report covers, with the words that say so. */
export interface ReportPeriod extends Period {
  readonly source: Span;
}

/** One coded remark about a document. `span` points at the words that caused it. */
export interface Warning {
  readonly code: string;
  readonly message: string;
  readonly span?: Span;
}

export interface MinutesDocument {
  /** Path relative to its root, with forward slashes. */
  readonly document: string;
  readonly root: string;
  readonly url: string | null;
  readonly reader: string;
  /** SHA-256 of the file's bytes, lower-case hex. */
  readonly digest: string;
  readonly bytes: number;
  readonly council: string | null;
  readonly body: string | null;
  readonly minutesStatus: MinutesStatus;
  readonly access: Access;
  readonly duplicateOf: string | null;
  /** ISO instant. */
  readonly ingestedAt: string;
  readonly warnings: readonly Warning[];
}

export interface Meeting {
  readonly id: string;
  readonly council: string | null;
  readonly body: string | null;
  /** ISO day, only where the record states it. */
  readonly heldOn: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly minutesStatus: MinutesStatus;
}

export interface AgendaItem {
  readonly id: string;
  readonly meetingId: string;
  /** As printed: "7", "33A", "25.1". */
  readonly agendaItemNumber: string | null;
  readonly minuteNumber: string | null;
  readonly title: string;
  readonly titleBasis: 'printed' | 'derived';
  readonly access: Access;
  readonly url: string | null;
  /** The copy held stops before the end of the item. */
  readonly truncated: boolean;
  readonly reportPeriod: ReportPeriod | null;
  readonly source: Span;
}

export interface Passage {
  readonly id: string;
  readonly itemId: string;
  readonly text: string;
  readonly source: Span;
}

export type ResolutionKind = 'noted' | 'agreed' | 'recommended' | 'requested' | 'workProgramme';

export interface Resolution {
  readonly id: string;
  readonly itemId: string;
  readonly kind: ResolutionKind;
  /** Verbatim, without the RESOLVED marker. */
  readonly text: string;
  readonly source: Span;
}

export type ActionType = 'commitment' | 'planned' | 'request';

export interface Action {
  readonly id: string;
  readonly itemId: string;
  readonly type: ActionType;
  readonly who: string | null;
  readonly what: string;
  /** Verbatim time words; null where none are printed. */
  readonly when: string | null;
  /** ISO day, only where the action's own words and the meeting's date fix one. */
  readonly due: string | null;
  readonly state: 'open' | 'done' | 'not_an_action';
  /** ISO day of the first meeting that asked, null when unknown. */
  readonly firstAsked: string | null;
  readonly quote: string;
  readonly source: Span;
}

export interface Citation {
  /** "1", "2"… in order of first use. */
  readonly label: string;
  readonly meeting: Meeting;
  readonly item: AgendaItem;
  readonly quote: string;
  readonly source: Span;
  readonly link: string | null;
}
