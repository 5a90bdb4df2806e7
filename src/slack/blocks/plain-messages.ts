import { plural } from '../../answering/words.js';
import { formatDay, isIsoDay } from '../../minutes/calendar.js';
import { type Message, plainMessage } from './message.js';

export { usageMessage } from './usage.js';

/** Whoever asked is never left without a word; the reference stands in the log. */
export const failedMessage = (ref: string, contact: string | null): Message =>
  plainMessage(
    `Your question could not be answered because something went wrong here, not because of what you asked. Ask again; if it happens again, tell ${contact ?? 'whoever runs Minutebook'} the reference ${ref}.`,
  );

export const nothingHeldMessage = (contact: string | null): Message =>
  plainMessage(
    `No minutes have been taken in yet, so there is nothing to answer from.${contact === null ? '' : ` Tell ${contact}.`}`,
  );

export const tooLongMessage = (length: number, most: number): Message =>
  plainMessage(
    `The question has ${length >= 8_000 ? 'more than 7,900' : length.toLocaleString('en-GB')} characters; ask in at most ${most.toLocaleString('en-GB')}.`,
  );

export const noWordsMessage = (): Message =>
  plainMessage('Write the words to look for after “find”, such as: /minutes find damp and mould');

export const withdrawnMeanwhileMessage = (ref: string): Message =>
  plainMessage(`The words that answer ${ref} quoted have just been withdrawn from the minutes held; ask again.`);

/** What stands where a message quoted words that were withdrawn since. `day`: the ISO day, or the day in words. */
export const withdrawnMessage = (day: string, ref: string | null): Message =>
  plainMessage(
    `Withdrawn on ${isIsoDay(day) ? formatDay(day) : day}: this message quoted minutes that have been taken out of the minute book.${ref === null ? '' : ` Answer ${ref}.`}`,
  );

export const staleButtonMessage = (): Message =>
  plainMessage('This button belongs to a message that Minutebook no longer has a record of; ask the question again.');

export const unknownButtonMessage = (): Message =>
  plainMessage('This button is of another version of Minutebook and does nothing now; ask the question again.');

/** The line beside the bot's name while it works: "is looking in 14 meetings". */
export const lookingStatus = (meetings: number): string => `is looking in ${plural(meetings, 'meeting')}`;
