import { projectFile } from '../paths.js';
import { type Abbreviations, abbreviationsFrom, lookUp, withDefinitions } from './abbreviations.js';
import { expandQuestion, findAmbiguous } from './expand.js';
import { readVocabularyFiles, type VocabularyFiles } from './files.js';
import { createPlaces } from './places.js';
import { createStandingItems } from './standing-items.js';
import { buildTermIndex } from './terms.js';
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

/** Reads and checks the data files, and builds every index once. Keep what it returns: nothing is cached here. */
export function loadVocabulary(dataFolder: string = projectFile('src', 'vocabulary', 'data')): Vocabulary {
  const files = readVocabularyFiles(dataFolder);
  const rest = { isStandingItem: createStandingItems(files.standingItems), placesIn: createPlaces(files.places) };
  return createVocabulary(files, abbreviationsFrom(files.abbreviations), rest);
}

function createVocabulary(
  files: VocabularyFiles,
  abbreviations: Abbreviations,
  rest: Pick<Vocabulary, 'isStandingItem' | 'placesIn'>,
): Vocabulary {
  const index = buildTermIndex(abbreviations, files.synonyms);
  return {
    ...rest,
    meaningsOf: (short) => lookUp(abbreviations, short)?.meanings ?? [],
    expand: (question) => expandQuestion(question, abbreviations, index),
    ambiguous: (question) => findAmbiguous(question, abbreviations),
    withLearnt: (definitions) => createVocabulary(files, withDefinitions(abbreviations, definitions), rest),
  };
}
