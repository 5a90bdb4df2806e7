import { projectFile } from '../paths.js';
import { type Abbreviations, abbreviationsFrom, lookUp, withDefinitions } from './abbreviations.js';
import { expandQuestion, findAmbiguous } from './expand.js';
import { readVocabularyFiles, type VocabularyFiles } from './files.js';
import { createPlaces } from './places.js';
import { createStandingItems } from './standing-items.js';
import { buildTermIndex, type TermIndex } from './terms.js';
import type { Vocabulary } from './types.js';

export type {
  AmbiguousAbbreviation,
  Expansion,
  LearntDefinition,
  Meaning,
  Place,
  StandingItem,
  Vocabulary,
} from './types.js';

export interface VocabularyOptions {
  /** Names of synonyms files to leave out, so that a benchmark can tell what they are worth. */
  readonly without?: readonly string[];
}

/** Reads and checks the data files. Keep what it returns: nothing is cached here. */
export function loadVocabulary(
  dataFolder: string = projectFile('src', 'vocabulary', 'data'),
  { without = [] }: VocabularyOptions = {},
): Vocabulary {
  const files = readVocabularyFiles(dataFolder, without);
  const rest = { isStandingItem: createStandingItems(files.standingItems), placesIn: createPlaces(files.places) };
  return createVocabulary(files, abbreviationsFrom(files.abbreviations), rest);
}

function createVocabulary(
  files: VocabularyFiles,
  abbreviations: Abbreviations,
  rest: Pick<Vocabulary, 'isStandingItem' | 'placesIn'>,
): Vocabulary {
  // Built when first asked for: a vocabulary that only passes through `withLearnt` never needs its own.
  let index: TermIndex | null = null;
  const indexed = () => {
    index ??= buildTermIndex(abbreviations, files.synonyms);
    return index;
  };
  return {
    ...rest,
    meaningsOf: (short) => lookUp(abbreviations, short)?.meanings ?? [],
    expand: (question) => expandQuestion(question, abbreviations, indexed()),
    ambiguous: (question) => findAmbiguous(question, abbreviations),
    withLearnt: (definitions) => createVocabulary(files, withDefinitions(abbreviations, definitions), rest),
  };
}
