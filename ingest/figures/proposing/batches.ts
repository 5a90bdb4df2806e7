import { estimateTokens } from '../../../src/models/chat-model.js';
import type { LeftOutOfItem } from '../../record-builder.js';
import type { ShownSentence } from './proposer.js';

/** A sentence with what a model is shown of it. */
export interface Shown extends ShownSentence {
  readonly leftOut: LeftOutOfItem;
}

/** In tokens, for the sentences of one prompt. A sentence alone never has as many. */
const most = 1_000;
/** So many sentences still leave room for a figure of each in the reply. */
const mostSentences = 12;
/** In characters. A title that runs on tells no more of what its item is about. */
const longestTitle = 160;

/** The sentences in order, as many together as one prompt may hold, each under a label of its own. */
export function inBatches(sentences: readonly LeftOutOfItem[], titles: ReadonlyMap<string, string>): Shown[][] {
  const batches: Shown[][] = [];
  let tokens = 0;
  for (const leftOut of sentences) {
    const title = (titles.get(leftOut.itemId) ?? '').slice(0, longestTitle);
    const text = leftOut.sentence.replace(/\s+/g, ' ').trim();
    const needed = estimateTokens(`${title}${text}`);
    let batch = batches.at(-1);
    if (!batch || batch.length === mostSentences || tokens + needed > most) {
      batch = [];
      batches.push(batch);
      tokens = 0;
    }
    batch.push({ label: `S${batch.length + 1}`, title, text, leftOut });
    tokens += needed;
  }
  return batches;
}
