import { clean } from '../text/clean.js';
import { pieces } from '../text/length.js';
import { line, writtenLine } from '../text/line.js';
import { type Message, plainMessage, small } from './message.js';

/**
 * An answer that somebody asked for alone and now shows to others: with the question, and who shares it, by name rather than by a mention,
 * which would call them.
 */
export function shared({ text, blocks }: Message, question: string, by: string): Message {
  const words = [
    clean(question) === '' ? null : `Question: ${begin(question, 160)}`,
    `shared by ${begin(by, 60)}`,
  ].filter((part) => part !== null);
  const said = words.join(' · ');
  const last = blocks.findIndex(({ type }) => type === 'actions' || type === 'context_actions');
  const at = last === -1 ? blocks.length : last;
  return {
    text: `${text}\n${writtenLine(line(said))}`,
    blocks: [...blocks.slice(0, at), small(said), ...blocks.slice(at)],
  };
}

/** The beginning of a text, at most so many UTF-16 units as written with escapes. */
function begin(text: string, most: number): string {
  const [first = '–', ...others] = pieces(clean(text), most);
  return others.length === 0 ? first : `${first}…`;
}

/** What whoever shares an answer is told. */
export const sharedNotice = (ref: string): Message =>
  plainMessage(
    `Answer ${ref} is being posted in this channel under your name. If it does not appear, invite Minutebook to the channel first.`,
  );
