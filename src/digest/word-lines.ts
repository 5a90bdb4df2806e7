import { checkWritten } from '../answering/written/check-written.js';
import { answerSchema, readAnswer } from '../answering/written/reply.js';
import type { Writer } from '../answering/written/writer.js';
import { AppError } from '../errors.js';
import type { Library } from '../library/library.js';
import type { StoredPassage } from '../library/records.js';
import type { DigestLine } from './lines.js';

/** In UTF-16 units. A sentence that is longer than the minutes' own helps nobody. */
const longestSentence = 300;
const longestReply = 700;

/**
 * What a model makes of quoted lines, each sentence checked against its own quotation alone. A line without a sentence that holds is left as
 * it is; so are all where the model cannot be asked or gives nothing to read.
 */
export async function wordLines(
  lines: readonly DigestLine[],
  library: Library,
  writer: Writer,
): Promise<ReadonlyMap<DigestLine, string>> {
  const { model, prompts, spending, dailyTokens, timeoutMs } = writer;
  const found = await Promise.all(lines.map(async (line) => ({ line, passage: await quotedPassage(line, library) })));
  const labelled = new Map(
    found
      .flatMap(({ line, passage }) => (passage === null ? [] : [{ line, passage }]))
      .map((one, at) => [`P${at + 1}`, one]),
  );
  if (labelled.size === 0 || (dailyTokens !== null && spending.today() >= dailyTokens)) return new Map();
  const shown = [...labelled].map(([label, { line }]) => `[${label}] ${line.said} · ${line.place}\n${line.quote}`);
  try {
    const messages = await prompts.digest.fill({ lines: shown.join('\n\n') });
    const signal = AbortSignal.timeout(timeoutMs);
    const reply = await model.complete({ messages, schema: answerSchema, maxTokens: longestReply, signal });
    spending.add(reply.tokens);
    const sentences = (readAnswer(reply.text) ?? []).filter(
      ({ text, passages }) => passages.length === 1 && text.length <= longestSentence,
    );
    const passages = new Map([...labelled].map(([label, { passage }]) => [label, passage]));
    const checked = await checkWritten(sentences, passages, await bookOf(library));
    const worded = new Map<DigestLine, string>();
    for (const [at, { text, failures }] of checked.entries()) {
      const line = labelled.get(sentences[at]?.passages[0] ?? '')?.line;
      if (line !== undefined && failures.length === 0 && !worded.has(line)) worded.set(line, text);
    }
    return worded;
  } catch (error) {
    if (error instanceof AppError && error.code === 'model') return new Map();
    throw error;
  }
}

/** The passage a line quotes, with none of its sentences but those quoted; null where it may not be shown to a model. */
async function quotedPassage({ quote, citation }: DigestLine, library: Library): Promise<StoredPassage | null> {
  const { item, source } = citation;
  if (quote === null || item.access !== 'public') return null;
  for (const passage of await library.passagesOfItem(item.id)) {
    const sentences = passage.sentences.filter(({ start, end }) => start < source.end && source.start < end);
    if (passage.source.document === source.document && sentences.length > 0 && !passage.text.includes('█'))
      return { ...passage, sentences };
  }
  return null;
}

async function bookOf(library: Library) {
  const [items, meetings] = await Promise.all([library.items(), library.meetings()]);
  return {
    library,
    items: new Map(items.map((item) => [item.id, item])),
    meetings: new Map(meetings.map((meeting) => [meeting.id, meeting])),
  };
}
