import { isTitleLike } from './lines.js';

/** Words with which a council says what an item is for. They stand in the future: the agenda was written before the meeting. */
const purposeOpeners =
  /^(?:To\s+[a-z]+|(?:The|This|An?|Each|Any|All|Members?|Councillors?|Officers?|Report|[A-Z][a-z]+ Members)\b[^.]{0,160}?\b(?:will|is asked|are asked|is invited|are invited|is requested|are requested|is recommended|may)\b)/;

/** Other words with which an item's text begins where it follows its title on one line. */
const textOpeners =
  /^(?:In (?:the (?:event|absence|interests?)|accordance|order|respect|line)\b|Reports? (?:of|from|by) |Consideration (?:was|of)|Recommendations?:|Apologies (?:for absence )?(?:were|was|had|have)|An apology|There (?:were|was|are|is)\b|(?:The|A|An) (?!Future|Way)[\w’'-]+(?: [\w’'-]+){0,6} (?:was|were|had|considered|received|noted|asked|welcomed|agreed|advised|reported|presented|introduced|discussed|thanked)\b|(?:A|An|The|This|These|All|Each|No) (?:[a-z\d’'-]+ ){1,10}(?:is|are|was|were|has|have|had|will|may|can)\b|(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Dr) [A-Z]|Members (?:are|were|had|considered|noted|received|asked)|(?:No|None) |If |It was|RESOLVED|Resolved|AGREED)/;

/** True for the sentence on an agenda that says what the body will do with an item. */
export function isPurpose(words: string): boolean {
  return purposeOpeners.test(words) && !/\b(?:was|were|had)\b/.test(words.slice(0, 120));
}

export interface RunOn {
  /** Where the title ends and where the text that follows it begins. */
  readonly end: number;
  readonly next: number;
}

/**
 * Where a title and the text after it run together on one line; null where they do not. Only the sentence of purpose parts them unless
 * `wide` says that a title is due here, so that any opening of a sentence may.
 * A sentence that opens with a determiner wins; else one whose subject is soon followed by its clause or verb; else the first place.
 */
export function splitRunOnTitle(words: string, wide = false): RunOn | null {
  const places: number[] = [];
  for (const found of words.matchAll(/(?<=[\w)'’”"?/&:–-]\s+)[A-Z(][A-Za-z]*/g)) {
    const before = words
      .slice(0, found.index)
      .trimEnd()
      .replace(/\s*[-–:]$/, '');
    if (before.length > 200) break;
    const rest = words.slice(found.index);
    if (
      isTitleLike(before) &&
      !/(?:^|\s)(?:of|by|and|the|from|for|on|to|in|with|at|a|an|or)$/i.test(before) &&
      (isPurpose(rest) || (wide && textOpeners.test(rest)))
    )
      places.push(found.index);
  }
  const determined = places.find((place) => /^(?:The|This|To|An?|Each)\s/.test(words.slice(place)));
  // "… Parenting Board Panel Members who attend …": the subject of a sentence is soon followed by its clause or verb.
  const place =
    determined ??
    places.find((each) => /^(?:[A-Z][a-z]+\s){1,2}(?:who|which|that|will|may|are|is)\b/.test(words.slice(each))) ??
    places[0];
  return place === undefined
    ? null
    : {
        end: words
          .slice(0, place)
          .trimEnd()
          .replace(/\s*[-–:]$/, '').length,
        next: place,
      };
}
