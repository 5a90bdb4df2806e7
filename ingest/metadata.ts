import type { MinutesStatus, Warning } from '../src/minutes/types.js';
import type { MeetingDraft } from './segment/meetings.js';
import type { SidecarValues } from './sources/source.js';

/** Who met and when, as far as text, sidecar and command line say. */
export interface MeetingMetadata {
  readonly council: string | null;
  readonly body: string | null;
  readonly heldOn: string | null;
  readonly minutesStatus: MinutesStatus;
}

/**
 * Settles what is known of a meeting. The text wins over the sidecar and a warning says where they disagree; the command line fills
 * only what neither says. A sidecar's date is for a page with one meeting: it says nothing about which of several it means.
 */
export function settleMetadata(
  draft: MeetingDraft,
  sidecar: SidecarValues,
  fallback: { readonly council: string | null; readonly body: string | null },
  onlyMeeting: boolean,
): { metadata: MeetingMetadata; warnings: Warning[] } {
  const warnings: Warning[] = [];
  const settle = (what: string, printed: string | null, given: string | null): string | null => {
    if (printed === null || given === null) return printed ?? given;
    // The same name in capitals or without "Council" is no disagreement; the sidecar's spelling is the tidier one.
    if (plainName(printed) === plainName(given)) return given;
    warnings.push({
      code: 'sidecar_disagrees',
      message: `The text gives the ${what} as “${printed}”, the sidecar as “${given}”; the text is used.`,
    });
    return printed;
  };
  const council = settle('council', draft.council, sidecar.council) ?? fallback.council;
  const body = settle('body', draft.body, sidecar.body) ?? fallback.body;
  const heldOn = settle('meeting date', draft.heldOn, onlyMeeting ? sidecar.heldOn : null);
  const minutesStatus = statusOf(draft.minutesStatus, sidecar.status, warnings);
  return { metadata: { council, body, heldOn, minutesStatus }, warnings };
}

function statusOf(printed: MinutesStatus, given: 'draft' | 'approved' | null, warnings: Warning[]): MinutesStatus {
  if (printed === 'draft' && given === 'approved')
    warnings.push({
      code: 'sidecar_disagrees',
      message: 'The text says that the minutes are a draft, the sidecar that they are approved; the text is used.',
    });
  return printed === 'unknown' ? (given ?? 'unknown') : printed;
}

const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/\b(?:the|council|borough|city|county|district|metropolitan|london|royal|of)\b/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
