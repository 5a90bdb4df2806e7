import type { MinutesStatus } from '../../src/minutes/types.js';
import type { Block } from './blocks.js';
import { findHeads, type Head } from './meeting-heads.js';
import { councilIn, isBodyName, statusIn, tidyBody, withoutCouncil } from './meeting-names.js';
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

/** Finds the meetings of a page. A page that prints no meeting heading is one meeting of which nothing is known. */
export function findMeetings(text: string, blocks: readonly Block[]): MeetingDraft[] {
  const starts = separateMeetings(findHeads(text, blocks));
  if (starts.length > 1)
    return starts.map((head, index) => ({
      ...fill(text, blocks, index === 0 ? 0 : head.block, head),
      from: head.block + 1,
      to: starts[index + 1]?.block ?? blocks.length,
    }));
  const head = starts[0] ?? null;
  const filled = fill(text, blocks, 0, head);
  const from = head && (head.explicit || isPageHead(text, blocks.slice(0, head.block))) ? head.block + 1 : 0;
  return [{ ...filled, from, to: blocks.length }];
}

/** True where only the page's own heading stands above a bare date: names of council and body, "Draft minutes", labels. */
function isPageHead(text: string, above: readonly Block[]): boolean {
  const lines = above
    .filter((block) => block.label === null && block.kind !== 'furniture')
    .map((block) => squeeze(text.slice(block.start, block.end)).replace(/\*+/g, ''));
  return (
    above.length <= 8 &&
    lines.some((line) => isBodyName(line) || isPageTitle(line)) &&
    lines.every((line) => line.split(' ').length <= 14 && !/[.;]$/.test(line))
  );
}

const isPageTitle = (line: string): boolean => /^(?:(?:draft|approved) )?(?:agenda|minutes)\b/i.test(line);

/** Heads of one and the same sitting that follow one another ("Minutes of …", then "Panel - Friday …") are one head. */
function separateMeetings(heads: readonly Head[]): Head[] {
  const separate: Head[] = [];
  for (const head of heads) {
    const before = separate.at(-1);
    if (!before) separate.push(head);
    else if (head.itemNumber !== null) separate.push(head);
    else if (isAnotherSitting(head, before)) {
      if (head.explicit && before.explicit) separate.push(head);
      // A bare date at the top gives way to the line that names the body with its date.
      else if (head.explicit) separate[separate.length - 1] = head;
    } else if (head.block - before.block <= 6)
      separate[separate.length - 1] = {
        ...head,
        body: before.body ?? head.body,
        heldOn: before.heldOn ?? head.heldOn,
        explicit: before.explicit || head.explicit,
      };
  }
  return separate;
}

const isAnotherSitting = (head: Head, before: Head): boolean =>
  head.heldOn !== null && before.heldOn !== null && (head.heldOn !== before.heldOn || differentBody(head, before));

const differentBody = (a: Head, b: Head): boolean =>
  a.body !== null && b.body !== null && a.body.toLowerCase() !== b.body.toLowerCase();

/** Body, council and status from the few lines that head the page or the meeting. */
function fill(
  text: string,
  blocks: readonly Block[],
  from: number,
  head: Head | null,
): Omit<MeetingDraft, 'from' | 'to'> {
  const until = head && head.block >= from && head.block < from + 20 ? Math.max(head.block + 3, from + 6) : from + 6;
  const lines = blocks
    .slice(from, Math.min(until, blocks.length))
    .filter((block) => block.kind === 'paragraph' || block.kind === 'heading')
    .map((block) => squeeze(text.slice(block.start, block.end)).replace(/\*+/g, ''))
    .filter((line) => line.length <= 140);
  const { council, body } = councilIn(lines, head?.body ?? null);
  const alone = head && !head.body ? lines.find((line) => isBodyName(line) && tidyBody(line) !== council) : undefined;
  const title = head && head.block < blocks.length ? lineOf(text, blocks[head.block]) : null;
  return {
    council,
    body: body ? withoutCouncil(body, council) : alone === undefined ? null : withoutCouncil(tidyBody(alone), council),
    heldOn: head?.heldOn ?? null,
    title,
    minutesStatus: statusIn(lines),
    itemNumber: head?.itemNumber ?? null,
  };
}

const lineOf = (text: string, block: Block | undefined): string | null =>
  block ? squeeze(text.slice(block.start, block.end)).slice(0, 200) : null;
