import type { Meeting, MinutesStatus } from './types.js';

interface Agreement {
  readonly council: string | null;
  readonly body: string | null;
  readonly minutesOf: string;
  readonly outcome: 'approved' | 'amended' | 'deferred';
}

/**
 * Whether the minutes of a meeting are draft or approved: a later meeting of the same body that agreed them as a correct record
 * makes them approved, with or without amendments; one that deferred them leaves them as they were.
 */
export function statusFrom(meeting: Meeting, agreements: readonly Agreement[]): MinutesStatus {
  return agreements.some((agreement) => agreement.outcome !== 'deferred' && isAbout(agreement, meeting))
    ? 'approved'
    : meeting.minutesStatus;
}

/** True where what was agreed concerns the minutes of this meeting. */
export function isAbout(agreement: Agreement, meeting: Meeting): boolean {
  return (
    meeting.heldOn !== null &&
    agreement.minutesOf === meeting.heldOn &&
    same(agreement.body, meeting.body) &&
    same(agreement.council, meeting.council)
  );
}

const same = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a.toLowerCase() === b.toLowerCase();
