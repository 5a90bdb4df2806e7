import type { Block } from './blocks.js';
import { isTitleLike } from './lines.js';
import { readNumber } from './numbers.js';
import { splitRunOnTitle } from './run-on-title.js';

/** A title as printed in a block, without what the site prints beside it. */
export interface Title {
  readonly start: number;
  readonly end: number;
  /** Where the item's own text begins when it runs on in the title's block, else the block's end. */
  readonly textStart: number;
  readonly runOn: boolean;
  /** The size of an attached file follows: only titles of items have one. */
  readonly hasFile: boolean;
  /** A second number printed behind the title: "(Agenda item 5)", "(minute 5/25)". */
  readonly other: { readonly kind: 'agendaItem' | 'minute'; readonly number: string } | null;
}

const fileSize = /\s*(?:\bpdf icon\s+)?\bPDF\s+\d+(?:\.\d+)?\s*[KM]B\s*$/i;
const otherNumber =
  /\s*\((?<kind>agenda item|item|minute)(?:\s+(?:no|number|ref)\.?)?:?\s+(?<number>[\w./]{1,9})\)\s*$/i;

/** How much speaks for a title here: `sure` after a number alone or "Agenda item", `likely` in a row of the site's table. */
export type Footing = 'sure' | 'likely' | 'plain';

/** Reads the title that begins at `start` in a block; null where the words are no title. */
export function readTitle(
  text: string,
  block: Block,
  start: number,
  footing: Footing,
  numbered: boolean,
): Title | null {
  const whole = text.slice(start, block.end);
  const file = fileSize.exec(whole);
  const named = file ? whole.slice(0, file.index) : whole;
  const suffix = otherNumber.exec(named);
  const words = (suffix ? named.slice(0, suffix.index) : named).trimEnd();
  const flat = words.replace(/\n/g, ' ');
  const other = suffix?.groups
    ? {
        kind: /^minute/i.test(suffix.groups.kind ?? '') ? ('minute' as const) : ('agendaItem' as const),
        number: suffix.groups.number ?? '',
      }
    : null;
  const about = { hasFile: file !== null, other };
  if (words === '') return null;
  if (isWholeTitle(flat, block, footing, file !== null))
    return { start, end: start + words.length, textStart: block.end, runOn: false, ...about };
  const split = (numbered ? splitCapitals(flat) : null) ?? splitRunOnTitle(flat, footing === 'likely' || numbered);
  if (split === null) return null;
  return {
    start,
    end: start + words.slice(0, split.end).trimEnd().length,
    textStart: start + split.next,
    runOn: true,
    ...about,
  };
}

function isWholeTitle(flat: string, block: Block, footing: Footing, hasFile: boolean): boolean {
  if (block.kind === 'heading') return flat.length <= 250;
  if (hasFile) return flat.length <= 300 && /^["“‘(]?[A-Z0-9]/.test(flat);
  if (isTitleLike(flat)) return true;
  return (
    footing === 'sure' &&
    flat.split(' ').length <= 30 &&
    /^["“‘(]?[A-Z0-9]/.test(flat) &&
    !/[.;,:]$|\b(?:will|were|was) /.test(flat)
  );
}

/** "12 PERFORMANCE (QUARTER 1) – Members were advised …": the capitals are the title. */
function splitCapitals(words: string): { readonly end: number; readonly next: number } | null {
  const found = /^(?<title>[A-Z][^a-z]{4,200}?)(?:\s*[-–—:.]\s+|\s{1,3})(?=["“(]?[A-Z][a-z]|[A-Z] [a-z])/.exec(words);
  const title = found?.groups?.title;
  if (!found || title === undefined || !/[A-Z]{4}/.test(title)) return null;
  return { end: title.length, next: found[0].length };
}

/** The number that a heading line begins with, where a bracketed letter or number is not the item's but a list's. */
export const numberOf = (words: string): ReturnType<typeof readNumber> =>
  /^\(?\w{1,4}\)/.test(words) ? null : readNumber(words);
