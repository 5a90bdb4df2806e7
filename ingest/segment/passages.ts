import type { RangeIndex } from '../../src/minutes/range-index.js';
import { indexRanges } from '../../src/minutes/range-index.js';
import type { Sentence } from '../../src/minutes/sentence.js';
import type { Range } from '../../src/minutes/span.js';
import { isInside } from '../../src/minutes/span.js';
import type { ItemDraft } from './items.js';
import type { Part } from './parts.js';
import { trimRange } from './plain.js';
import { resolutionMarker } from './resolution-marker.js';
import { findDecisions } from './resolutions.js';
import { cutToLength, splitSentences } from './sentences.js';
import { type Roles, readRoles, speakerOf } from './speakers.js';

/** A passage as found in one text: whole paragraphs or list entries of one item, with the sentences that may be quoted. */
export interface PassageDraft extends Range {
  readonly sentences: readonly Sentence[];
}

/** A passage holds at most this many words: the span that the retrieval measurements were made with. */
export const maxPassageWords = 250;
/** Neighbours are joined until a passage has this many words. */
const enoughWords = 90;
/** A longer run without a full stop is a table or list; it leaves room for the words of a marker in the passage. */
const maxSentenceWords = 200;

/** Divides the public text of an item into passages. `hidden` ranges and agenda furniture are in none. */
export function splitPassages(text: string, item: ItemDraft, hidden: readonly Range[]): PassageDraft[] {
  const withheld = indexRanges(hidden);
  const drafts: PassageDraft[] = [];
  let open: Part[] = [];
  const close = (): void => {
    if (open.some((part) => part.kind !== 'subheading')) drafts.push(...build(text, open, contexts));
    open = [];
  };
  const parts = item.parts.filter(
    (part) => part.section !== 'contact' && part.section !== 'furniture' && !withheld.touches(part),
  );
  const decided = findDecisions(text, { parts });
  const contexts = sentenceContexts(text, parts, rolesIn(text, item, withheld), decided);
  for (const part of parts) {
    const before = open.at(-1);
    const sameSection = before === undefined || before.section === part.section;
    const size = countWords(text, open);
    const full = size + countWords(text, [part]) > maxPassageWords || size >= enoughWords;
    const newTopic = part.kind === 'subheading' && before !== undefined && before.kind !== 'subheading';
    const cutBetween = before !== undefined && withheld.touches({ start: before.end, end: part.outerStart });
    if (!sameSection || full || newTopic || cutBetween) close();
    open.push(part);
  }
  close();
  return drafts;
}

/** A contact is no speaker, but the role printed beside a contact's name is that person's role. */
function rolesIn(text: string, item: ItemDraft, withheld: RangeIndex<Range>): Roles {
  const shown = item.parts.filter((part) => !withheld.touches(part));
  const ordered = [
    ...shown.filter((part) => part.section !== 'contact'),
    ...shown.filter((part) => part.section === 'contact'),
  ];
  return readRoles(ordered.map((part) => text.slice(part.start, part.end)));
}

const countWords = (text: string, parts: readonly Range[]): number =>
  parts.reduce((sum, part) => sum + (text.slice(part.start, part.end).match(/\S+/g)?.length ?? 0), 0);

function build(text: string, parts: readonly Part[], contexts: ReadonlyMap<Part, readonly Sentence[]>): PassageDraft[] {
  const first = parts[0];
  const last = parts.at(-1);
  if (!first || !last) return [];
  const sentences = parts.flatMap((part) => contexts.get(part) ?? []);
  const whole = trimRange(text, first.start, last.end);
  if (countWords(text, [whole]) <= maxPassageWords) return [{ ...whole, sentences }];
  return splitLong(text, whole, sentences);
}

/** Only a very long paragraph is divided, and only between its sentences. */
function splitLong(text: string, whole: Range, sentences: readonly Sentence[]): PassageDraft[] {
  const drafts: PassageDraft[] = [];
  let open: Sentence[] = [];
  const startOf = (first: Sentence): number => (drafts.length === 0 ? whole.start : first.start);
  const push = (): void => {
    const [first] = open;
    const last = open.at(-1);
    if (first && last) drafts.push({ start: startOf(first), end: last.end, sentences: open });
    open = [];
  };
  for (const sentence of sentences) {
    const [first] = open;
    if (first && countWords(text, [{ start: startOf(first), end: sentence.end }]) > maxPassageWords) push();
    open.push(sentence);
  }
  push();
  return drafts;
}

/** Each part's sentences with who says them and which lead-in and sub-heading they stand under. */
function sentenceContexts(
  text: string,
  parts: readonly Part[],
  roles: Roles,
  decisions: readonly Range[],
): Map<Part, readonly Sentence[]> {
  const decided = indexRanges(decisions);
  const contexts = new Map<Part, readonly Sentence[]>();
  let heading: Range | null = null;
  let leadIn: { range: Range; speaker: string | null } | null = null;
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'subheading') {
      heading = { start: part.start, end: part.end };
      contexts.set(part, []);
      continue;
    }
    const words = text.slice(part.start, part.end);
    if (part.kind === 'paragraph' && startsAnew(words, roles)) {
      leadIn = null;
      if (heading && !isInside(heading, { start: (parts[index - 1] ?? part).start, end: part.end })) heading = null;
    }
    const markerLength = resolutionMarker(words);
    const governed = part.kind === 'bullet' || (part.kind === 'paragraph' && leadIn !== null && heading !== null);
    const ranges = splitSentences(text, { start: part.start + markerLength, end: part.end }).flatMap((sentence) =>
      cutToLength(text, sentence, maxSentenceWords),
    );
    let named: string | null = null;
    let holding: string | null = null;
    const sentences = ranges.map((range): Sentence => {
      const said = text.slice(range.start, range.end);
      const own = speakerOf(said, roles);
      named = holdsOn(said, own, named);
      holding = own === null ? holdsOn(said, null, holding) : PRESENTS.test(said) ? own : null;
      const carried = part.kind !== 'paragraph' ? null : PRONOUN.test(said) ? named : holding;
      return {
        ...range,
        section:
          part.section === 'agenda'
            ? 'agenda'
            : part.section === 'decision' || markerLength > 0 || decided.touches(range)
              ? 'decision'
              : 'minutes',
        speaker: own ?? carried ?? (governed && leadIn ? leadIn.speaker : null),
        leadIn: part.kind === 'bullet' && leadIn ? leadIn.range : null,
        heading,
        list: part.kind === 'bullet',
        part: { start: part.start, end: part.end },
      };
    });
    contexts.set(part, sentences);
    const last = ranges.at(-1);
    if (part.kind === 'paragraph' && last && /(?:[:–—-]|:-|-:)$/.test(words.trimEnd()))
      leadIn = { range: last, speaker: speakerOf(text.slice(last.start, last.end), roles) };
    else if (part.kind === 'paragraph' && heading === null) leadIn = null;
  }
  return contexts;
}

/**
 * Who goes on speaking in a paragraph: whoever introduced the report, until it speaks of somebody else or of what the body did; and
 * "he" or "she" is the last who was named. Any other sentence is credited to nobody.
 */
function holdsOn(words: string, own: string | null, before: string | null): string | null {
  if (own !== null) return own;
  return ELSEWHERE.test(words) ? null : before;
}

/** Verbs by which somebody takes the floor to tell what a report says. */
const PRESENTS =
  /^.{0,200}?\b(?:introduced|presented|updated|outlined|summarised|went through|ran through|turned (?:then )?to|took (?:the \w+ through|questions)|provided (?:an? |the )?(?:\w+ )?(?:update|overview|summary)|gave (?:an? |the )?(?:\w+ )?(?:update|overview|summary|presentation))\b/su;
const PRONOUN = /^\W{0,4}(?:He|She)\b/u;
const ELSEWHERE =
  /^\W{0,4}(?:In (?:answer|response|reply)|The (?:Panel|Committee|Board|Forum|Cabinet|Council|Members?|Chair|Group)|Members?|Councillors?|Cllrs?|Officers?|Following|During|It was|Asked|Questions?|Responding|There (?:was|followed)|Concerns?|RESOLVED|AGREED|NOTED|Resolved|Agreed|On behalf)\b/u;

/** A paragraph that names its own speaker, or speaks of what the body did, ends what was carried down from a lead-in. */
const startsAnew = (words: string, roles: Roles): boolean =>
  speakerOf(words, roles) !== null ||
  resolutionMarker(words) > 0 ||
  /^(?:In (?:answer|response|reply) to|The (?:Panel|Committee|Board|Members?|Chair)|Members?|Officers?|Following|During|It was)\b/.test(
    words,
  );
