import { fieldsOf } from '../json.js';
import type { Html } from './html.js';
import { drawMrkdwn, drawPlain } from './mrkdwn.js';
import type { See } from './see.js';

/** A text object of either kind. */
export function drawText(value: unknown, see: See): Html {
  const { type, text } = fieldsOf(value);
  return type === 'mrkdwn' ? drawMrkdwn(String(text), see) : drawPlain(String(text ?? ''));
}

/** The words of a text object, for a name that a screen reader says. */
export const wordsOf = (value: unknown): string => String(fieldsOf(value).text ?? '');
