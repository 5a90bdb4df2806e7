import { Embeddings } from '@langchain/core/embeddings';
import { termsOf } from '../../library/terms.js';

export const lexicalDimensions = 1024;
/** Bump when the same passage would get another vector. */
export const lexicalModelId = 'lexical-1024/1';

const k1 = 1.2;
const b = 0.75;
/** A length to compare with that no corpus can change: a passage's vector depends on the passage alone. */
const usualTerms = 90;

/**
 * Vectors of hashed words: no model, no key, nothing learnt. They are near for passages that share words, not for those that share a meaning.
 * Passages are weighted by how often a word stands in them (BM25's saturation); how rare a word is in the library enters on the
 * question's side only, so that a growing library leaves every stored vector as it was.
 */
export class LexicalEmbeddings extends Embeddings {
  private readonly weightOf: (term: string) => number;

  /** `weightOf` gives a term's rarity in the library, 0 and up; without it every term weighs the same. */
  constructor(options: { weightOf?: (term: string) => number } = {}) {
    super({});
    this.weightOf = options.weightOf ?? (() => 1);
  }

  /** One unit-length vector for each text, in order; all zeros for a text without words. */
  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map((text) => Array.from(embedPassage(text)));
  }

  override async embedQuery(text: string): Promise<number[]> {
    const vector = new Float32Array(lexicalDimensions);
    for (const term of new Set(termsOf(text))) add(vector, term, this.weightOf(term));
    return Array.from(toUnitLength(vector));
  }
}

function embedPassage(text: string): Float32Array {
  const terms = termsOf(text);
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const vector = new Float32Array(lexicalDimensions);
  const length = 1 - b + (b * terms.length) / usualTerms;
  for (const [term, count] of counts) add(vector, term, (count * (k1 + 1)) / (count + k1 * length));
  return toUnitLength(vector);
}

/** Half the words count downwards, so that words that fall on one dimension cancel rather than add. */
function add(vector: Float32Array, term: string, weight: number): void {
  const hash = fnv1a(term);
  const place = hash % lexicalDimensions;
  vector[place] = (vector[place] ?? 0) + (hash & 0x80000000 ? -weight : weight);
}

function toUnitLength(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** The FNV-1a hash of a string's UTF-16 units, 32 bits, unsigned. */
function fnv1a(term: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < term.length; index += 1) hash = Math.imul(hash ^ term.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
