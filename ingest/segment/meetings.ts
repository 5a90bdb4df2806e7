import { findDates } from '../../src/minutes/dates.js';
import type { MinutesStatus } from '../../src/minutes/types.js';
import type { Block } from './blocks.js';
import { isTitleLike } from './lines.js';
import { squeeze } from './plain.js';

/** One meeting as a page prints it. Unknown is null: nothing here is worked out from what the minutes are about. */
export interface MeetingDraft {
  readonly council: string | null;
  readonly body: string | null;
  /** ISO day. */
  readonly heldOn: string | null;
  readonly title: string | null;
  readonly minutesStatus: MinutesStatus;
  /** Number of the one item that an issue page prints with the meeting: "(Item 23)". */
  readonly itemNumber: string | null;
  /** The blocks of the meeting: `from` is the first after its own heading, `to` is exclusive. */
  readonly from: number;
  readonly to: number;
}

const bodyWords =
  /\b(?:Panel|Committee|Sub-?Committee|Board|Cabinet|Executive|Commission|Forum|Council|Group|Partnership|Authority|Working Party|Task and Finish)\b/;
const weekday = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';

/** Finds the meetings of a page. A page that prints no meeting heading is one meeting of which nothing is known. */
export function findMeetings(text: string, blocks: readonly Block[]): MeetingDraft[] {
  const heads = blocks.map((block, index) => headAt(text, block, index)).filter((head): head is Head => head !== null);
  const starts = separateMeetings(heads);
  if (starts.length > 1)
    return starts.map((head, index) => ({
      ...fill(text, blocks, index === 0 ? 0 : head.block, head),
      from: head.block + 1,
      to: starts[index + 1]?.block ?? blocks.length,
    }));
  const head = starts[0] ?? null;
  return [{ ...fill(text, blocks, 0, head), from: head?.explicit ? head.block + 1 : 0, to: blocks.length }];
}

interface Head {
  readonly block: number;
  readonly body: string | null;
  readonly heldOn: string | null;
  readonly itemNumber: string | null;
  /** The line itself says that a meeting begins here, wherever on the page it stands. */
  readonly explicit: boolean;
}

/** Heads of one and the same sitting that follow one another ("Minutes of …", then "Panel - Friday …") are one head. */
function separateMeetings(heads: readonly Head[]): Head[] {
  const separate: Head[] = [];
  for (const head of heads) {
    const before = separate.at(-1);
    if (!before) separate.push(head);
    else if (
      head.heldOn !== null &&
      before.heldOn !== null &&
      (head.heldOn !== before.heldOn || differentBody(head, before))
    )
      separate.push(head);
    else if (head.itemNumber !== null) separate.push(head);
    else if (head.block - before.block <= 6)
      separate[separate.length - 1] = { ...head, body: before.body ?? head.body, heldOn: before.heldOn ?? head.heldOn };
  }
  return separate;
}

const differentBody = (a: Head, b: Head): boolean =>
  a.body !== null && b.body !== null && a.body.toLowerCase() !== b.body.toLowerCase();

function headAt(text: string, block: Block, index: number): Head | null {
  if (block.kind === 'bullet' || block.label !== null) return null;
  const words = squeeze(text.slice(block.start, block.end));
  if (words.length > 400) return null;
  const dates = findDates(words);
  const date = dates[0]?.date ?? null;
  const issue = /^Meeting:\s*(?<date>[\d/ A-Za-z]+?)\s*[-–]\s*(?<body>.+?)(?:\s*\(Item\s+(?<item>[^)]+)\))?$/.exec(
    words,
  );
  if (issue?.groups && date)
    return {
      block: index,
      body: clean(issue.groups.body),
      heldOn: date,
      itemNumber: issue.groups.item ?? null,
      explicit: true,
    };
  const held =
    /^(?:(?:draft|unconfirmed|printed)\s+)?(?:(?:minutes|notes|record)\s+(?:of|from)\s+(?:the|a|an)?\s*(?:\w+ )?meeting(?:\s+of)?|at an?(?: \w+)? meeting of)\s+(?:the\s+)?(?<body>.+?),?\s+(?:held|on\s)/i.exec(
      words,
    );
  if (held?.groups && date && !/\b(?:approve|agree|agreed|approved|correct record|signed|resolved)\b/i.test(words))
    return { block: index, body: clean(held.groups.body), heldOn: date, itemNumber: null, explicit: true };
  const dashed = new RegExp(
    `^(?<body>[^.;:]{4,90}?)\\s*(?:[-–—,]|\\bon\\b)\\s*(?:${weekday},?\\s+)?\\d{1,2}(?:st|nd|rd|th)?\\s+[A-Z][a-z]+,?\\s+\\d{4}`,
  ).exec(words);
  if (
    dashed?.groups &&
    date &&
    bodyWords.test(dashed.groups.body ?? '') &&
    words.length <= 140 &&
    !/\b(?:minutes of|held|report|from|since|to approve)\b/i.test(dashed.groups.body ?? '')
  )
    return { block: index, body: clean(dashed.groups.body), heldOn: date, itemNumber: null, explicit: true };
  const dateLine = new RegExp(
    `^(?:(?:held|meeting held|date|meeting date|date of meeting)\\s*(?:on|:)?\\s*:?\\s*)?(?:${weekday},?\\s+(?:the\\s+)?)?\\d{1,2}(?:st|nd|rd|th)?\\s+[A-Z][a-z]+,?\\s+\\d{4}\\b.{0,40}$`,
    'i',
  ).exec(words);
  if (dateLine && date && index < 14 && words.length <= 90)
    return { block: index, body: null, heldOn: date, itemNumber: null, explicit: false };
  return null;
}

const clean = (words: string | undefined): string | null =>
  words === undefined ? null : squeeze(words).replace(/^[#*\s]+|[\s,*–-]+$/g, '') || null;

const councilName =
  /^(?:(?:The )?(?:London |Royal |Metropolitan )*Borough of [A-Z][\w' -]+|(?:The )?City of [A-Z][\w' -]+|[A-Z][\w'&., -]+? (?:(?:Metropolitan |Borough |City |County |District |Town |Unitary |Metropolitan Borough )*Council))$/;

/** Body, council and status from the few lines that head the page or the meeting. */
function fill(
  text: string,
  blocks: readonly Block[],
  from: number,
  head: Head | null,
): Omit<MeetingDraft, 'from' | 'to'> {
  const until = head && head.block >= from ? Math.max(head.block + 3, from + 6) : from + 6;
  const lines = blocks
    .slice(from, Math.min(until, blocks.length))
    .filter((block) => block.kind === 'paragraph' || block.kind === 'heading')
    .map((block) => squeeze(text.slice(block.start, block.end)).replace(/\*+/g, ''))
    .filter((line) => line.length <= 140);
  const council = lines.find((line) => councilName.test(line)) ?? null;
  const alone = head ? lines.find((line) => isBodyName(line) && line !== council) : undefined;
  const draft = lines.some(
    (line) =>
      /^(?:agenda,? (?:decisions )?and )?draft minutes\b|\bdraft minutes$|^draft$|\b(?:subject to (?:approval|confirmation)|unconfirmed minutes)\b|\(draft\)/i.test(
        line,
      ) || /^DRAFT\b/.test(line),
  );
  const title = head && head.block < blocks.length ? lineOf(text, blocks[head.block]) : null;
  return {
    council,
    body: head?.body ? withoutCouncil(head.body, council) : (alone ?? null),
    heldOn: head?.heldOn ?? null,
    title,
    minutesStatus: draft ? 'draft' : 'unknown',
    itemNumber: head?.itemNumber ?? null,
  };
}

const lineOf = (text: string, block: Block | undefined): string | null =>
  block ? squeeze(text.slice(block.start, block.end)).slice(0, 200) : null;

const isBodyName = (line: string): boolean =>
  isTitleLike(line) &&
  bodyWords.test(line) &&
  line.split(' ').length <= 12 &&
  !/\d|minutes|agenda|membership|feedback/i.test(line);

const withoutCouncil = (body: string, council: string | null): string =>
  council && body.startsWith(`${council} `) ? body.slice(council.length).trim() : body;
