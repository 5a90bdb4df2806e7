import type { Range } from '../../src/minutes/span.js';
import { pattern } from './exempt-fold.js';
import { exclusionIn } from './exempt-sentence-markers.js';

/** Words with which the account goes on after the public has gone, in the same sentence. They are no longer the resolution. */
const ACCOUNT = pattern(
  String.raw`(?:[;,]\s*|\s+)(?:and|after which|following which|whereupon|where|while|when|as)? ?(?:then )?(?:the )?(?:panel|committee|board|members|cabinet|council|sub-committee|chair|officers?|director|councillors?|cllr)\b (?:\w+ )?(?:heard|discussed|considered|were (?:told|informed|advised)|was (?:told|informed|advised)|received|noted|learn|debated|agreed|approved|asked|reported|said|decided)`,
);
const REASON = pattern(
  String.raw`^[\s(\-\u2022\u00b7]*(?:on the grounds?|(?:the )?grounds?\b|(?:the )?reasons?\b|because|in that|it (?:is|was) (?:likely|considered)|(?:the )?public interest|paragraphs?\b|exempt information|as (?:they|it|defined)|information (?:relating|which)|and that)`,
);
const LAW = pattern(String.raw`(?:exempt information|schedule 12|100\s*\(?a|paragraphs? \d|public interest|grounds?)`);
const LISTED = pattern(String.raw`^[\s(\-\u2022\u00b7]*(?:(?:agenda )?item\s*(?:no\.?)?\s*)?\d{1,3}[A-Za-z]?[.):]?\s`);

export interface Exclusion {
  readonly marker: Range;
  readonly resolved: boolean;
  /** The whole resolution, reasons and listed items included: the public record. */
  readonly end: number;
}

/** The resolution that begins in a sentence, with the sentences after it that only give its grounds or list its items. */
export function resolutionAt(page: string, sentences: readonly Range[], index: number): Exclusion | null {
  const sentence = sentences[index];
  if (!sentence) return null;
  const words = exclusionIn(page.slice(sentence.start, sentence.end));
  if (words === null) return null;
  const after = page.slice(sentence.start + words.end, sentence.end);
  const account = ACCOUNT.exec(after);
  const marker = { start: sentence.start + words.start, end: sentence.start + words.end };
  if (account) return { marker, resolved: words.resolved, end: marker.end + account.index };
  let end = sentence.end;
  let listing = page[end - 1] === ':';
  for (let at = index + 1; at < sentences.length; at += 1) {
    const next = sentences[at];
    if (!next) break;
    const printed = page.slice(next.start, next.end);
    const reason = printed.length <= 500 && REASON.test(printed) && LAW.test(printed);
    const listed = listing && printed.length <= 160 && LISTED.test(printed);
    if (!reason && !listed) break;
    end = next.end;
    listing ||= printed.endsWith(':');
  }
  return { marker, resolved: words.resolved, end };
}
