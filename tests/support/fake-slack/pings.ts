import { type Fields, fieldsOf, isFields, listOf } from './json.js';

/** Somebody whom a text calls, or a sign that was not escaped. */
export interface TextFault {
  readonly kind: 'pings' | 'escape';
  readonly path: string;
  readonly message: string;
}

const calls = /<(!(?:channel|here|everyone|subteam\^[A-Z0-9]+)|@[UW][A-Z0-9]+)(?:\|[^>]*)?>/g;
const known =
  /<(?:https?:|mailto:|tel:|slack:|@[UW][A-Z0-9]|#C[A-Z0-9]|!(?:channel|here|everyone|subteam\^|date\^))[^<>]*>/gi;

/** Calls and unescaped signs in the text of a message and in every text of its blocks. */
export function textFaults(message: { readonly text?: unknown; readonly blocks?: unknown }): readonly TextFault[] {
  const own = typeof message.text === 'string' ? inMrkdwn(message.text, '/text') : [];
  return [...own, ...inBlocks(message.blocks, '/blocks')];
}

function inBlocks(value: unknown, path: string): readonly TextFault[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => inBlocks(item, `${path}/${index}`));
  if (!isFields(value)) return [];
  return [
    ...ownFaults(value, path),
    ...Object.entries(value).flatMap(([name, part]) => (isPart(part) ? inBlocks(part, `${path}/${name}`) : [])),
  ];
}

const isPart = (value: unknown): boolean => Array.isArray(value) || isFields(value);

function ownFaults(value: Fields, path: string): readonly TextFault[] {
  const { type, text } = value;
  if (type === 'mrkdwn' && typeof text === 'string') return inMrkdwn(text, `${path}/text`);
  if (type === 'markdown' && typeof text === 'string') return pingsIn(text, `${path}/text`);
  if (type === 'broadcast') return [ping(path, `!${String(value.range)}`)];
  if (type === 'user') return [ping(path, `@${String(value.user_id)}`)];
  if (type === 'usergroup') return [ping(path, `!subteam^${String(value.usergroup_id)}`)];
  return [];
}

const inMrkdwn = (text: string, path: string): readonly TextFault[] => [
  ...pingsIn(text, path),
  ...unescapedIn(text, path),
];

const pingsIn = (text: string, path: string): readonly TextFault[] =>
  [...text.matchAll(calls)].map(([, called = '']) => ping(path, called));

const ping = (path: string, called: string): TextFault => ({ kind: 'pings', path, message: `calls <${called}>` });

function unescapedIn(text: string, path: string): readonly TextFault[] {
  const rest = text.replaceAll(known, '');
  const faults: TextFault[] = [];
  if (rest.includes('<')) faults.push({ kind: 'escape', path, message: 'has a "<" that is not written &lt;' });
  if (/&(?!amp;|lt;|gt;)/.test(rest))
    faults.push({ kind: 'escape', path, message: 'has an "&" that is not written &amp;' });
  return faults;
}

/** Every text that a person reads in a message, blocks and all, for searching. */
export function readableText(message: { readonly text?: unknown; readonly blocks?: unknown }): string {
  const parts = [typeof message.text === 'string' ? message.text : '', ...textsOf(listOf(message.blocks))];
  return parts.filter((part) => part !== '').join('\n');
}

function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    if (typeof part === 'string')
      return ['text', 'title', 'caption', 'alt_text', 'name', 'label', 'url'].includes(name) ? [part] : [];
    return textsOf(part);
  });
}

/** Who is called, as "!channel" or "@U…", for a list of those who may be. */
export const calledBy = (fault: TextFault): string =>
  fieldsOf(/<(?<called>[^>]+)>/.exec(fault.message)?.groups).called as string;
