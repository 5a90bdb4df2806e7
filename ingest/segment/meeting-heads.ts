import { findDates } from '../../src/minutes/dates.js';
import type { Block } from './blocks.js';
import { bodyWords, tidyBody } from './meeting-names.js';
import { squeeze } from './plain.js';

/** A line that says which meeting the words after it are of. */
export interface Head {
  readonly block: number;
  readonly body: string | null;
  /** ISO day. */
  readonly heldOn: string | null;
  /** Number of the one item that an issue page prints with the meeting. */
  readonly itemNumber: string | null;
  /** The line itself says that a meeting begins here; a bare date at the top of a page does not. */
  readonly explicit: boolean;
}

const weekday = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Dydd [A-Z][a-z]+)';
const day = `(?:${weekday},?\\s+(?:the\\s+)?)?\\d{1,2}(?:st|nd|rd|th)?\\s+(?:day of\\s+)?[A-Z][A-Za-z]+,?\\s+\\d{4}`;
/** What stands at the top of a page ends within this many blocks. */
const top = 14;

/** Every line of a page that heads a meeting, in order. Dates inside agendas and minutes are never taken for one. */
export function findHeads(text: string, blocks: readonly Block[]): Head[] {
  const lines = blocks.map((block) => squeeze(text.slice(block.start, block.end)).replace(/\*\*/g, ''));
  const content = firstContent(blocks, lines);
  return blocks.flatMap((block, index) => {
    const words = lines[index] ?? '';
    if (words.length > 400) return [];
    const head =
      issueHead(words) ??
      (block.kind === 'bullet' || (block.label !== null && block.label !== 'date') || isNumbered(block, words)
        ? null
        : (heldHead(words, blocks, index, content) ??
          dashedHead(words, blocks, index, content) ??
          dateHead(words, block, index, content)));
    return head ? [{ ...head, block: index }] : [];
  });
}

type Found = Omit<Head, 'block'>;

/** The block with which the page's own heading ends: the first item label, numbered line or list. */
function firstContent(blocks: readonly Block[], lines: readonly string[]): number {
  const found = blocks.findIndex(
    (block, index) =>
      block.label === 'minutes' ||
      block.label === 'agendaItem' ||
      block.label === 'decision' ||
      (index > 0 && isNumbered(block, lines[index] ?? '')),
  );
  return found === -1 ? blocks.length : found;
}

/** "31. Minutes of the meeting held on …" is an item; "12 March 2025" is no numbered line. */
const isNumbered = (block: Block, words: string): boolean =>
  block.enumerator !== null ||
  /^\d{1,4}[A-Z]?[.)](?:\s|$)/.test(words) ||
  /^\d{1,4}(?:\/\d{2,4})?\s+(?!\d)[A-Z]/.test(words.replace(new RegExp(`^${day}`), ''));

/** "Meeting: 05/03/2025 - Cabinet (Item 128)" · "Meeting of Cabinet, Wednesday 5th March 2025 10.00 am (Item 4.)" · "Decided at meeting: 05/03/2025 - Cabinet" */
function issueHead(words: string): Found | null {
  const issue = /^Meeting:\s*(?<date>[\d/ A-Za-z]+?)\s*[-–]\s*(?<body>.+?)(?:\s*\(Item\s+(?<item>[^)]+)\))?$/.exec(
    words,
  );
  const listed = /^Meeting of (?:the )?(?<body>.+?),\s+\S*day\b.{8,40}?\(Item\s+(?<item>[^)]+?)\.?\)$/.exec(words);
  const decided = /^Decided at meeting:\s*[\d/]+\s*[-–]\s*(?<body>.+)$/.exec(words);
  const groups = (issue ?? listed ?? decided)?.groups;
  const date = groups && findDates(words)[0]?.date;
  if (!date) return null;
  return {
    body: tidyBody(groups.body ?? '') || null,
    heldOn: date,
    itemNumber: groups.item ?? null,
    explicit: decided === null,
  };
}

const held =
  /^(?:(?:draft|unconfirmed|printed|public|approved|confirmed)\s+)*(?:(?:minutes|notes|record)\s+(?:of|from)\s+(?:the\s+proceedings\s+(?:of|at)\s+)?(?:an?\s+|the\s+)?(?:(?:\w+\s+)?meeting\s+of\s+)?(?:the\s+)?|at an?(?:\s+\w+)?\s+meeting\s+of\s+(?:the\s+)?)(?<body>.*?)(?:\s+meeting)?,?\s*\b(?:which was\s+|that was\s+)?held\b/i;

function heldHead(words: string, blocks: readonly Block[], index: number, content: number): Found | null {
  const found = held.exec(words);
  const date = found && findDates(words)[0];
  if (!found?.groups || !date || words.length - date.end > 70) return null;
  if (/\b(?:approved?|agreed?|correct record|signed|resolved|confirm|deferred|subject to)\b/i.test(words)) return null;
  // An item on earlier minutes has the same words: it is labelled, or it stands among the items.
  if (index > content || index > top || blocks[index - 1]?.label === 'agendaItem') return null;
  const next = blocks.slice(index + 1, index + 4).find((block) => block.label !== null)?.label;
  if (next === 'minutes' || next === 'documents' || next === 'decision') return null;
  const body = (found.groups.body ?? '').replace(/^(?:(?:meeting|minutes|of|the)\b\s*)+/i, '');
  return { body: bodyWords.test(body) ? tidyBody(body) : null, heldOn: date.date, itemNumber: null, explicit: true };
}

/** "Children's Scrutiny Panel - Friday, 8th August, 2025 10.00 am" */
function dashedHead(words: string, blocks: readonly Block[], index: number, content: number): Found | null {
  const line = words.replace(/^(?:Moved|Rescheduled|Postponed|Reconvened) from [^-–]*?\d{4},?\s*/i, '');
  const found = new RegExp(`^(?<body>[^.;:]{4,90}?)\\s*(?<joint>[-–—,|]|\\bon\\b|\\bheld\\b)\\s*(?<date>${day})`).exec(
    line,
  );
  if (!found) return null;
  const { body = '', joint = '', date = '' } = found.groups ?? {};
  const heldOn = findDates(date)[0]?.date;
  if (!heldOn || words.length > 140 || !bodyWords.test(body) || isSentence(words)) return null;
  // "The Panel met on 6 March 2025" tells of a meeting and heads none.
  if (/[a-z]/.test(joint) && !new RegExp(`${bodyWords.source}\\s*$`, 'i').test(body)) return null;
  if (/\b(?:minutes|notes|held|report|from|since|approve|update|work programme|next meeting|appendix)\b/i.test(body))
    return null;
  const isAtTop = index < content && index < top;
  if (!isAtTop && !headsAPage(blocks, index)) return null;
  return { body: tidyBody(body), heldOn, itemNumber: null, explicit: true };
}

const isSentence = (words: string): boolean =>
  (/[.;]$/.test(words) && !/[ap]\.m\.$/.test(words)) || /\b(?:was|were|had|has|would|will)\b/.test(words);

/** Further down, a body with a date heads a meeting only where what a page prints at its top follows. */
function headsAPage(blocks: readonly Block[], index: number): boolean {
  const level = blocks[index]?.level ?? null;
  const next = blocks.slice(index + 1, index + 6).find((block) => block.label !== null)?.label;
  return (level !== null && level <= 2) || next === 'venue' || next === 'present';
}

function dateHead(words: string, block: Block, index: number, content: number): Found | null {
  if (index >= top || index > content || words.length > 90 || isSentence(words)) return null;
  const found = new RegExp(
    `^(?:(?:held|meeting held|meeting|date|meeting date|date of meeting)\\s*(?:on|:)?\\s*:?\\s*)?(?:on\\s+)?${day}\\b.{0,40}$`,
    'i',
  ).test(words);
  const date = findDates(words)[0]?.date;
  if (!date || !(found || block.label === 'date')) return null;
  return { body: null, heldOn: date, itemNumber: null, explicit: false };
}
