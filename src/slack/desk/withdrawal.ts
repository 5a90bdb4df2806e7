import { UsageError } from '../../errors.js';
import type { Library } from '../../library/library.js';
import { targetNamed } from '../../library/withdrawals/target-named.js';
import { formatDay } from '../../minutes/calendar.js';
import type { AgendaItem } from '../../minutes/types.js';
import type { WithdrawalFacts } from '../blocks/withdraw-modal.js';

/** What a name would withdraw, or what is wrong with the name. */
export type Withdrawable = { readonly found: Omit<WithdrawalFacts, 'reason'> } | { readonly mistake: string };

export async function withdrawableNamed(name: string, library: Library): Promise<Withdrawable> {
  try {
    const target = await targetNamed(name, library);
    const items = (await library.items()).filter(({ id, source }) =>
      'itemId' in target ? id === target.itemId : source.document === target.document,
    );
    const [first] = items;
    if (first === undefined) return { mistake: `“${name}” is no longer held, and is kept out.` };
    const meeting = (await library.meetings()).find(({ id }) => id === first.meetingId);
    const of = [meeting?.council, meeting?.body, meeting?.heldOn ? formatDay(meeting.heldOn) : null];
    return {
      found: {
        name: 'itemId' in target ? `${itemWords(first)} of ${first.source.document}` : target.document,
        of: of.filter((part) => part).join(', ') || null,
        items: items.length,
      },
    };
  } catch (error) {
    if (error instanceof UsageError) return { mistake: error.message };
    throw error;
  }
}

function itemWords({ agendaItemNumber, minuteNumber, title }: AgendaItem): string {
  const number = agendaItemNumber ?? minuteNumber;
  return number === null ? `“${title}”` : `item ${number}, “${title}”,`;
}
