import { termsOf } from '../library/terms.js';
import type { ChosenSentence } from './compose.js';
import type { MinuteBook } from './minute-book.js';

/** "What did I promise": the asker as somebody who said or did something that minutes record. "Can I park there?" asks for anybody. */
const asSpeaker =
  /\b(?:(?:did|have|had|was|am|were) I|I (?:said|say|told|promised?|agreed?|undert(?:ook|ake)|reported?|advised?|explained?|committed|presented|was asked|have to)|(?:asked|told) me|my (?:actions?|promises?|commitments?|answers?|repl(?:y|ies)|reports?|updates?|item|items))\b/i;

/** A question asked as "I", with the one person of the minutes who is meant. */
export interface AskedAs {
  /** The question with the person's name in the place of "I". */
  readonly text: string;
  readonly person: string;
}

/**
 * Takes "I" and "my" as the asker, only where the asker's name is exactly that of one person whom the minutes hold. Null otherwise, and
 * then "I" means nobody in particular. Somebody of that name in the minutes of two councils is two persons.
 */
export async function askedAs(text: string, askerName: string | null, book: MinuteBook): Promise<AskedAs | null> {
  if (askerName === null || !asSpeaker.test(text)) return null;
  const wanted = plainName(askerName);
  if (wanted.split(' ').length < 2) return null;
  const found = book.index.search(
    termsOf(wanted).map((term) => ({ alternatives: [{ terms: [term], weight: 1 }], weight: 1 })),
    placesRead,
    (place) => book.items.has(book.index.itemIds[place] ?? ''),
  );
  const passages = await book.library.passagesById(found.map(({ place }) => book.index.passageIds[place] ?? ''));
  const printed = new Map<string, string>();
  for (const { text: words, sentences, itemId } of passages) {
    const council = book.meetings.get(book.items.get(itemId)?.meetingId ?? '')?.council ?? '';
    const speaker = sentences
      .map((sentence) => sentence.speaker?.split(',')[0] ?? '')
      .find((name) => plainName(name) === wanted);
    const named = speaker ?? nameIn(words, wanted);
    if (named !== null) printed.set(council, named);
  }
  const [person] = printed.values();
  if (person === undefined || printed.size > 1) return null;
  const name = person.replace(title, '');
  return {
    person: name,
    text: text
      .replace(/\b(did|have|had|was|am|were) I\b/gi, `$1 ${name}`)
      .replace(/\bmy\b/gi, `${name}'s`)
      .replace(/\b(asked|told) me\b/gi, `$1 ${name}`)
      .replace(/\bI\b/g, name),
  };
}

/** Passages in which the name is looked for; those that hold all of it come first. */
const placesRead = 50;

const title = /^(?:councillor|cllr|mr|mrs|ms|miss|dr|sir|dame)\.?\s+/i;

/** "Marsh, Jonquil (Waste)" and "Cllr Jonquil Marsh" are "jonquil marsh". */
function plainName(name: string): string {
  const plain = name
    .replace(/[([].*?[)\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const turned = /^([^,]+),\s*([^,]+)$/.exec(plain);
  return (turned ? `${turned[2]} ${turned[1]}` : plain).replace(title, '').replace(/[’ʼ]/g, "'").toLowerCase().trim();
}

/** The name as a text prints it; null where it does not. */
function nameIn(text: string, wanted: string): string | null {
  const pattern = wanted
    .split(' ')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/'/g, "['’ʼ]"))
    .join('\\s+');
  return new RegExp(`(?<![\\p{L}'’-])${pattern}(?![\\p{L}-])`, 'iu').exec(text)?.[0]?.replace(/\s+/g, ' ') ?? null;
}

/** A contact is no speaker and neither is whoever stands in the same paragraph: words are somebody's only where the minutes say so. */
export function isCreditedTo(person: string, { sentence, text }: Pick<ChosenSentence, 'sentence' | 'text'>): boolean {
  if (sentence.section === 'agenda') return false;
  if (sentence.speaker !== null)
    return plainName(sentence.speaker.split(',')[0] ?? '') === plainName(person) || isNamed(person, text);
  return isNamed(person, text);
}

const isNamed = (person: string, text: string): boolean => {
  const surname = plainName(person).split(' ').at(-1) ?? '';
  return (
    nameIn(text, plainName(person)) !== null ||
    new RegExp(`\\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\\.?\\s+${surname}\\b`, 'i').test(text)
  );
};
