import type { Range } from '../../src/minutes/span.js';
import type { ResolutionKind } from '../../src/minutes/types.js';
import type { ItemDraft } from './items.js';
import type { Part } from './parts.js';
import { squeeze, trimRange } from './plain.js';
import { resolutionMarker } from './resolution-marker.js';

export interface ResolutionDraft extends Range {
  readonly kind: ResolutionKind;
  /** Where the marker word begins, so that the whole decision can be told from what was said before it. */
  readonly markerStart: number;
}

/** Finds what a body resolved on one item, without the marker. A numbered block gives one resolution for each part. */
export const findResolutions = (text: string, item: Pick<ItemDraft, 'parts'>): ResolutionDraft[] =>
  withoutRepeats(text, findDecisions(text, item));

/** Every place where a decision is printed, repeats included. */
export function findDecisions(text: string, item: Pick<ItemDraft, 'parts'>): ResolutionDraft[] {
  const found: ResolutionDraft[] = [];
  const parts = item.parts.filter((part) => part.section === 'minutes' || part.section === 'decision');
  // Under "Decision:" all is decided unless a marker there says where the decision begins.
  const marked = parts.some((part) => part.section === 'decision' && part.kind !== 'bullet' && isMarked(text, part));
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (!part || part.kind === 'subheading') continue;
    const words = text.slice(part.start, part.end);
    const length = resolutionMarker(words);
    const unmarked = length === 0 && ((part.section === 'decision' && !marked) || isBareDecision(words, part));
    if (length === 0 && !unmarked) continue;
    const taken = collect(text, parts, index, part.start + length);
    for (const range of taken.ranges)
      found.push({
        ...range,
        markerStart: part.start,
        kind: kindOf(text.slice(range.start, range.end), words.slice(0, length)),
      });
    index = taken.last;
  }
  return found;
}

const isMarked = (text: string, part: Part): boolean => resolutionMarker(text.slice(part.start, part.end)) > 0;

/** "That the report be noted." by itself: some pages lose the bold word that stood before it. */
const isBareDecision = (words: string, part: Part): boolean =>
  part.kind === 'paragraph' && /^That\s[^.:]{3,300}\bbe\s+(?:not\s+)?[a-z]+(?:ed|d|n)\b/.test(words);

/** The parts that one marker governs: the rest of its own paragraph, or the list or paragraphs that follow it. */
function collect(text: string, parts: readonly Part[], index: number, from: number): { ranges: Range[]; last: number } {
  const own = parts[index];
  if (!own) return { ranges: [], last: index };
  const rest = text.slice(from, own.end).trim();
  const opensList = rest === '' || /[:–—-]$/.test(rest) || /^that$/i.test(rest);
  if (rest !== '' && !opensList) {
    const ranges = splitEnumerated(text, trimRange(text, from, own.end));
    const more =
      ranges.length > 1 || beginsEnumeration(rest)
        ? followers(parts, index, (part) => part.enumerator !== null)
        : followers(parts, index, (part) => startsWithThat(text, part));
    return { ranges: [...ranges, ...more.map(({ start, end }) => bare(text, start, end))], last: index + more.length };
  }
  const listed = followers(parts, index, (part) => part.kind === 'bullet');
  if (listed.length > 0)
    return { ranges: listed.flatMap((part) => splitEnumerated(text, part)), last: index + listed.length };
  const next = parts[index + 1];
  if (!next || next.kind === 'subheading' || rest !== '') return { ranges: [], last: index };
  const further = followers(
    parts,
    index + 1,
    (part) => startsWithThat(text, part) || (part.enumerator !== null && part.kind === 'bullet'),
  );
  const ranges = [next, ...further].flatMap((part) => splitEnumerated(text, part));
  return { ranges, last: index + 1 + further.length };
}

function followers(parts: readonly Part[], index: number, wanted: (part: Part) => boolean): Part[] {
  const taken: Part[] = [];
  for (let next = index + 1; next < parts.length; next += 1) {
    const part = parts[next];
    if (!part || !wanted(part)) break;
    taken.push(part);
  }
  return taken;
}

const startsWithThat = (text: string, part: Part): boolean =>
  /^(?:and )?that\b/i.test(text.slice(part.start, part.end)) && part.kind !== 'subheading';
const beginsEnumeration = (words: string): boolean => /^\(?(?:1|a|i)[.)]/.test(words);

/** Splits "1) … 2) …" that runs on in one paragraph; anything else stays whole. */
function splitEnumerated(text: string, range: Range): Range[] {
  const words = text.slice(range.start, range.end);
  if (!beginsEnumeration(words)) return [bare(text, range.start, range.end)];
  const marks = [...words.matchAll(/(?:^|(?<=[\s,;.]))\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s+(?=[A-Za-z“"])/g)];
  return marks.map((mark, index) =>
    bare(text, range.start + mark.index + mark[0].length, range.start + (marks[index + 1]?.index ?? words.length)),
  );
}

/** Leaves out the comma, semicolon or "and" that only joins one part of a list to the next. */
function bare(text: string, start: number, end: number): Range {
  const trimmed = trimRange(text, start, end);
  const joint = /\s*(?:[,;]\s*(?:and)?|[,;]?\s+and)$/.exec(text.slice(trimmed.start, trimmed.end));
  return joint ? { start: trimmed.start, end: trimmed.end - joint[0].length } : trimmed;
}

function kindOf(words: string, markerWords: string): ResolutionKind {
  if (
    /\b(?:added to|included (?:in|on|within)|placed (?:in|on)|incorporated (?:in|into|within))\b.{0,60}\bwork (?:programme|plan)\b/is.test(
      words,
    )
  )
    return 'workProgramme';
  if (
    /\brecommend(?:ed|s|ation)?\b/i.test(markerWords) ||
    /\b(?:recommend(?:s|ed)?|be recommended|be referred)\b/i.test(words)
  )
    return 'recommended';
  if (
    /\b(?:request(?:s|ed)?|be asked|asks?|be invited|(?:be|is) (?:provided|submitted|brought|circulated|presented|reported)\b(?! (?:be|and) (?:noted|received)))/i.test(
      words,
    )
  )
    return 'requested';
  if (/\b(?:noted|nodwyd)\b/i.test(markerWords) || /^nodi\b/i.test(words)) return 'noted';
  if (
    /\b(?:noted?|notes|received|thank(?:ed|s)?|welcomed|acknowledged)\b/i.test(words) &&
    !/\b(?:approved?|agreed?|endorsed?|adopted|appointed|elected)\b/i.test(words)
  )
    return 'noted';
  return 'agreed';
}

/** The site prints a decision twice, under "Decision:" and in the minutes; it was taken once. */
function withoutRepeats(text: string, found: readonly ResolutionDraft[]): ResolutionDraft[] {
  const seen = new Set<string>();
  return found.filter((resolution) => {
    const key = squeeze(text.slice(resolution.start, resolution.end))
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
