import type { RichTextElement, RichTextSection } from '@slack/types';
import { cleanRun, isVisible } from './clean.js';
import { escapeMrkdwn } from './escape.js';
import { pieces, shorten } from './length.js';

/** Some words of a line, shown in one way. */
export interface Span {
  readonly text: string;
  /** Where the words lead; an address that no browser should open is left out. */
  readonly link?: string | null;
  /** The id of a channel whose name Slack shows in place of the words, to those who may know it. */
  readonly channel?: string;
  readonly bold?: true;
  readonly italic?: true;
}

/**
 * One line of a message. Blocks and the text beside them are both made from lines, so that neither says less than the other. Rich text is
 * shown as it stands: Slack looks for no mention, link or mark in it, whatever the minutes hold.
 */
export type Line = readonly Span[];

/** The longest line, in UTF-16 units as written with escapes; below every limit of Slack for one text. */
export const longestLine = 2_800;
const longestLinked = 300;
const longestAddress = 1_500;

export const line = (...parts: readonly (Span | string | null)[]): Line =>
  parts.filter((part) => part !== null).map((part) => (typeof part === 'string' ? { text: part } : part));

export const channelNamed = (channel: string): Span => ({ text: 'a channel', channel });

/** The line in rich text. */
export const richLine = (spans: Line): RichTextSection => ({
  type: 'rich_text_section',
  elements: spans.flatMap(richSpan),
});

/** The line in mrkdwn, without marks of its own but its links: for the text beside blocks. */
export const writtenLine = (spans: Line): string => spans.map(writtenSpan).join('').trim();

/** Whether a reader would see anything of it. */
export const showsSomething = (spans: Line): boolean => spans.some(({ text }) => isVisible(cleanRun(text)));

/** The whole of a line in lines that Slack takes. None where there is nothing to show. */
export function splitLine(spans: Line): Line[] {
  if (!showsSomething(spans)) return [];
  if (lengthOf(spans) <= longestLine) return [spans];
  const lines: Span[][] = [[]];
  let length = 0;
  for (const span of spans.flatMap(shortSpans)) {
    const own = writtenSpan(span).length;
    if (length > 0 && length + own > longestLine) {
      lines.push([]);
      length = 0;
    }
    lines.at(-1)?.push(span);
    length += own;
  }
  return lines.filter(showsSomething);
}

const lengthOf = (spans: Line): number => spans.reduce((sum, span) => sum + writtenSpan(span).length, 0);

const shortSpans = (span: Span): Span[] =>
  linkOf(span) === null ? pieces(cleanRun(span.text), longestLine).map((text) => ({ ...span, text })) : [span];

function richSpan(span: Span): RichTextElement[] {
  if (span.channel !== undefined) return [{ type: 'channel', channel_id: span.channel }];
  const text = cleanRun(span.text);
  if (text === '') return [];
  const { bold, italic } = span;
  const style = bold || italic ? { style: { ...(bold ? { bold } : {}), ...(italic ? { italic } : {}) } } : {};
  const url = linkOf(span);
  return url === null
    ? [{ type: 'text', text, ...style }]
    : [{ type: 'link', url, text: shorten(text, longestLinked), ...style }];
}

function writtenSpan(span: Span): string {
  if (span.channel !== undefined) return `<#${span.channel}>`;
  const url = linkOf(span);
  const text = cleanRun(span.text);
  return url === null
    ? escapeMrkdwn(text)
    : `<${escapeMrkdwn(url.replaceAll('|', '%7C'))}|${escapeMrkdwn(shorten(text, longestLinked))}>`;
}

function linkOf({ text, link = null }: Span): string | null {
  return link !== null && isVisible(text) ? safeAddress(link) : null;
}

/** An address of the web as a browser writes it; null for anything else. */
export function safeAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return (protocol === 'https:' || protocol === 'http:') && href.length <= longestAddress ? href : null;
}
