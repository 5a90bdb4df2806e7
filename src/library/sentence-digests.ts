import { createHash } from 'node:crypto';
import { key } from './keys.js';
import type { StoredPassage } from './records.js';

/** The sentences of a passage that may be quoted, as they stand. */
export const sentencesOf = ({ text, source, sentences }: StoredPassage): string[] =>
  sentences.map(({ start, end }) => text.slice(start - source.start, end - source.start));

/** Eight words and more make a sentence that tells one item from another. */
export const isTelling = (sentence: string): boolean => key(sentence).split(' ').length >= 8;

/** Equal for sentences of the same words, whatever their letters, points and spaces. 48 bits: a whole number in every store. */
export const sentenceDigest = (sentence: string): number =>
  createHash('sha1').update(key(sentence)).digest().readUIntBE(0, 6);

/** Digests of each item's telling sentences, in order; an item without passages has none. */
export function digestsByItem(passages: readonly StoredPassage[]): Map<string, number[]> {
  const digests = new Map<string, number[]>();
  for (const passage of passages) {
    const own = digests.get(passage.itemId) ?? [];
    own.push(...sentencesOf(passage).filter(isTelling).map(sentenceDigest));
    digests.set(passage.itemId, own);
  }
  return digests;
}
