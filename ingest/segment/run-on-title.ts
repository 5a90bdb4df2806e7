import { isTitleLike } from './lines.js';

/** Words with which a council says what an item is for. They stand in the future: the agenda was written before the meeting. */
const purposeOpeners =
  /^(?:To\s+[a-z]+|(?:The|This|An?|Each|Any|All|Members?|Councillors?|Officers?|Report|[A-Z][a-z]+ Members)\b[^.]{0,160}?\b(?:will|would|is asked|are asked|is invited|are invited|is requested|are requested|is recommended|may)\b)/;

/** True for the sentence on an agenda that says what the body will do with an item. */
export function isPurpose(words: string): boolean {
  return purposeOpeners.test(words) && !/\b(?:was|were|had)\b/.test(words.slice(0, 120));
}

/**
 * Where a title and the sentence of purpose run together on one line, the offset at which the sentence begins; null where they do not.
 * A sentence that opens with a determiner wins; else one whose subject is soon followed by its clause or verb; else the first place.
 */
export function splitRunOnTitle(words: string): number | null {
  const places: number[] = [];
  for (const found of words.matchAll(/(?<=[\w)'’”"?/&]\s+)[A-Z][A-Za-z]*/g)) {
    const before = words.slice(0, found.index).trimEnd();
    if (before.length > 200) break;
    if (
      isTitleLike(before) &&
      !/(?:^|\s)(?:of|by|and|the|from|for|on|to|in|with|at|a|an|or|[-–—])$/i.test(before) &&
      isPurpose(words.slice(found.index))
    )
      places.push(found.index);
  }
  const determined = places.find((place) => /^(?:The|This|To|An?|Each)\s/.test(words.slice(place)));
  if (determined !== undefined) return determined;
  // "… Parenting Board Panel Members who attend …": the subject of a sentence is soon followed by its clause or verb.
  return (
    places.find((place) => /^(?:[A-Z][a-z]+\s){1,2}(?:who|which|that|will|may|are|is)\b/.test(words.slice(place))) ??
    places[0] ??
    null
  );
}
