import type { Library } from '../../library/library.js';
import type { Citation } from '../../minutes/types.js';
import type { AnswerSentence } from '../answer.js';
import { squeeze } from '../words.js';

/**
 * The last look before anything is shown: every quotation must be the words of the document as it is held now, character for character.
 * A sentence whose quotation is not is dropped with its citation, whoever chose it.
 */
export async function checkQuotes(
  sentences: readonly AnswerSentence[],
  citations: readonly Citation[],
  library: Library,
): Promise<{ sentences: AnswerSentence[]; citations: Citation[] }> {
  const texts = new Map<string, string | null>();
  for (const { source } of citations)
    if (!texts.has(source.document)) texts.set(source.document, await library.documentText(source.document));
  const good = citations.filter(
    ({ quote, source }) =>
      quote !== '' && texts.get(source.document)?.slice(source.start, source.end) === quote && !quote.includes('█'),
  );
  const kept = sentences.filter((sentence) => {
    const cited = good.filter(({ label }) => sentence.citations.includes(label));
    return cited.length > 0 && cited.some(({ quote }) => squeeze(quote).includes(sentence.text));
  });
  const used = good.filter(({ label }) => kept.some((sentence) => sentence.citations.includes(label)));
  const relabelled = new Map(used.map(({ label }, index) => [label, String(index + 1)]));
  return {
    sentences: kept.map((sentence) => ({
      ...sentence,
      citations: sentence.citations.flatMap((label) => relabelled.get(label) ?? []),
    })),
    citations: used.map((citation) => ({ ...citation, label: relabelled.get(citation.label) ?? citation.label })),
  };
}
