import type { Pooling } from './pooling.js';

/** What the makers of a family of models say of its use, for archives that hold the network and tokenizer alone. */
export interface Family {
  readonly pooling: Exclude<Pooling, 'none'>;
  readonly queryPrefix: string;
  readonly passagePrefix: string;
}

const plain: Family = { pooling: 'mean', queryPrefix: '', passagePrefix: '' };
const searchSentence = 'Represent this sentence for searching relevant passages: ';

const families: readonly (readonly [RegExp, Family])[] = [
  [/bge-.*en|arctic-embed|mxbai-embed/, { pooling: 'cls', queryPrefix: searchSentence, passagePrefix: '' }],
  [/bge-/, { pooling: 'cls', queryPrefix: '', passagePrefix: '' }],
  [/(^|[-_/])e5-/, { pooling: 'mean', queryPrefix: 'query: ', passagePrefix: 'passage: ' }],
  [/nomic-embed/, { pooling: 'mean', queryPrefix: 'search_query: ', passagePrefix: 'search_document: ' }],
];

/** The family whose name occurs in one of the names given; otherwise mean pooling and no prefixes. */
export function familyOf(...names: readonly string[]): Family {
  return families.find(([pattern]) => names.some((name) => pattern.test(name.toLowerCase())))?.[1] ?? plain;
}
