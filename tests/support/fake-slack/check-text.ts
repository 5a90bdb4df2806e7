import { type BlockCheck, checkFields, checkFlag, checkString } from './block-check.js';

type TextType = 'plain_text' | 'mrkdwn';

/** A text object: its type, its length from 1 to `max`, and nothing else in it. */
export function checkText(
  check: BlockCheck,
  value: unknown,
  path: string,
  {
    max = 3000,
    types = ['plain_text', 'mrkdwn'],
  }: { readonly max?: number; readonly types?: readonly TextType[] } = {},
): void {
  if (!checkFields(check, value, path, { needed: ['text'], allowed: ['emoji', 'verbatim'] })) return;
  const { type } = value;
  if (!types.includes(type as TextType)) check.fail(path, `must be a ${types.join(' or ')} text object`);
  if (value.emoji !== undefined && type !== 'plain_text') check.fail(path, 'invalid additional property: emoji');
  if (value.verbatim !== undefined && type !== 'mrkdwn') check.fail(path, 'invalid additional property: verbatim');
  checkFlag(check, value.emoji, `${path}/emoji`);
  checkFlag(check, value.verbatim, `${path}/verbatim`);
  checkString(check, value.text, `${path}/text`, { min: 1, max });
  if (typeof value.text === 'string') {
    if (value.text.trim() === '' && value.text !== '') check.fail(`${path}/text`, 'must hold more than white space');
    check.count(value.text);
  }
}

export const checkPlainText = (check: BlockCheck, value: unknown, path: string, max = 3000): void =>
  checkText(check, value, path, { max, types: ['plain_text'] });

/** The dialogue that asks before an action is done. */
export function checkConfirm(check: BlockCheck, value: unknown, path: string): void {
  if (value === undefined) return;
  if (!checkFields(check, value, path, { needed: ['title', 'text', 'confirm', 'deny'], allowed: ['style'] })) return;
  checkPlainText(check, value.title, `${path}/title`, 100);
  checkText(check, value.text, `${path}/text`, { max: 300 });
  checkPlainText(check, value.confirm, `${path}/confirm`, 30);
  checkPlainText(check, value.deny, `${path}/deny`, 30);
}
