import type { Citation } from '../minutes/types.js';
import type { Answer } from './answer.js';
import { periodLabel } from './labels.js';
import { daysInWords, plural, squeeze } from './words.js';

/** What a line of sources says of an item, in the order in which it is said. Null where nothing is known. */
export interface SourceWords {
  /** Period first, because several sources often bear one title. */
  readonly when: string;
  /** Council and body. */
  readonly who: string | null;
  /** Number and title. */
  readonly what: string;
  readonly status: Citation['meeting']['minutesStatus'];
  readonly cutShort: boolean;
}

export function sourceWords({ meeting, item }: Pick<Citation, 'meeting' | 'item'>): SourceWords {
  const number =
    item.agendaItemNumber === null
      ? item.minuteNumber === null
        ? null
        : `minute ${item.minuteNumber}`
      : `item ${item.agendaItemNumber}`;
  const who = [meeting.council, meeting.body].filter((part) => part !== null).join(', ');
  const title = item.titleBasis === 'printed' ? squeeze(item.title) : `${squeeze(item.title)} (title not printed)`;
  return {
    when: periodLabel(item, meeting) ?? 'date not stated',
    who: who === '' ? null : who,
    what: [number, title].filter((part) => part !== null).join(', '),
    status: meeting.minutesStatus,
    cutShort: item.truncated,
  };
}

/** "Searched 14 meetings of Harrowmere Council, 1 June 2024 to 31 May 2025". */
export function searchedWords({ meetings, council, body, from, to }: Answer['searched']): string {
  const who = [council, body].filter((part) => typeof part === 'string').join(', ');
  const when = from === null && to === null ? '' : `, ${daysInWords(from, to)}`;
  return `Searched ${plural(meetings, 'meeting')}${who === '' ? '' : ` of ${who}`}${when}`;
}

/** The fixed line beside an answer that a model worded. */
export const wordedBy = (model: string | null): string =>
  `Worded by ${model === null ? 'a model' : `the model ${model}`}; the quotations, not this wording, are the record.`;
