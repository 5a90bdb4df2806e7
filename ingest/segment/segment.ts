import { splitBlocks } from './blocks.js';
import { type ItemDraft, segmentItems } from './items.js';
import { findMeetings, type MeetingDraft } from './meetings.js';
import { plain } from './plain.js';

/** Bump when the same text would be segmented otherwise: unchanged documents are then read again. */
export const segmenterVersion = 4;

export interface SegmentedMeeting {
  readonly meeting: MeetingDraft;
  readonly items: readonly ItemDraft[];
}

export interface SegmentRules {
  /** True for the title of an agenda item that recurs at every meeting. */
  readonly isStandingItem: (title: string) => boolean;
}

/** Finds the meetings and agenda items of a text. Offsets index the text as given. */
export function segmentText(text: string, rules: SegmentRules): SegmentedMeeting[] {
  const words = plain(text);
  const blocks = splitBlocks(words);
  return findMeetings(words, blocks)
    .map((meeting) => ({
      meeting,
      items: withNumber(segmentItems(words, blocks.slice(meeting.from, meeting.to), rules), meeting),
    }))
    .filter(({ items }) => items.length > 0);
}

/** An issue page prints the item's number with the meeting and nowhere else. */
function withNumber(items: readonly ItemDraft[], meeting: MeetingDraft): readonly ItemDraft[] {
  const [only] = items;
  if (items.length !== 1 || !only || meeting.itemNumber === null || only.agendaItemNumber !== null) return items;
  return [{ ...only, agendaItemNumber: meeting.itemNumber }];
}
