import { AppError } from '../../errors.js';
import type { StoredPassage } from '../../library/records.js';
import { termsOf } from '../../library/terms.js';
import type { ChatMessage, Tokens } from '../../models/chat-model.js';
import type { Answer, ModelUse } from '../answer.js';
import { type AskOptions, answerWithContext } from '../answer-question.js';
import { checkQuotes } from '../check/quotes.js';
import { holdsEvidence, mustHold } from '../evidence.js';
import { periodLabel } from '../labels.js';
import type { MinuteBook } from '../minute-book.js';
import type { Question } from '../question.js';
import type { TurnContext } from '../turn.js';
import { type CheckedSentence, checkWritten } from './check-written.js';
import { asksOverTime, choosePassages } from './choose-passages.js';
import { citeWritten } from './cite-written.js';
import { answerSchema, readAnswer } from './reply.js';
import { rewriteFollowUp } from './rewrite.js';
import type { Writer } from './writer.js';

interface Given {
  readonly answer: Answer;
  readonly context: TurnContext;
}

/**
 * Answers as `answerWithContext` does, worded by a model where that holds. The program decides what is answered and from what: the model
 * is asked only where the minutes answer, sees public passages alone, and nothing of its reply is shown that the check refuses. Whatever
 * goes wrong with the model, the answer in the words of the minutes is given, and says so.
 */
export async function answerWritten(
  text: string,
  book: MinuteBook,
  options: AskOptions,
  writer: Writer,
): Promise<Given> {
  const use = createUse(writer);
  const signal = AbortSignal.timeout(writer.timeoutMs);
  let own = await answerWithContext(text, book, options);
  if (own.answer.status === 'refused') return own;
  let standing = text;
  try {
    const previous = (options.previous ?? []).map(({ question }) => question).filter((question) => question !== '');
    if (previous.length > 0) {
      use.allow();
      const rewritten = await rewriteFollowUp(text, previous, writer, signal);
      use.spend(rewritten.tokens);
      standing = rewritten.question ?? `${previous.at(-1)} ${text}`;
      if (own.answer.status === 'not_found' && rewritten.question !== null)
        own = await askAlone(rewritten.question, text, own, book, options);
    }
    if (own.answer.status !== 'answered') return own;
    use.allow();
    const passages = await passagesFor(own, book);
    const checked = await write(standing, passages, own.question, book, { writer, use, limit: options.limit, signal });
    const good = inOrder(
      checked.filter(({ failures }) => failures.length === 0),
      own.question,
      book,
    );
    const cited = await citeWritten(good, book, options.limit);
    const held = await checkCited(cited, book);
    if (!answers(own.question, own.answer, held))
      return { ...own, answer: { ...own.answer, model: use.used('The sentences of the model did not hold.') } };
    return { ...own, answer: worded(own.answer, held, use.used(null)) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'model') throw error;
    const note = `${error.message} This answer is in the words of the minutes.`;
    return { ...own, answer: { ...own.answer, notes: [...own.answer.notes, note], model: use.used(error.message) } };
  }
}

/** What the model cost, and whether it may be asked again today. */
function createUse({ model, spending, dailyTokens, price }: Writer) {
  let tokens: Tokens = { prompt: 0, completion: 0 };
  let checks: ModelUse['checks'] = [];
  return {
    allow(): void {
      if (dailyTokens !== null && spending.today() >= dailyTokens)
        throw new AppError('model', "Today's allowance for the model is used up.");
    },
    spend(used: Tokens): void {
      spending.add(used);
      tokens = { prompt: tokens.prompt + used.prompt, completion: tokens.completion + used.completion };
    },
    keep(checked: readonly CheckedSentence[]): void {
      checks = [
        ...checks,
        ...checked.map(({ text, failures }) => ({
          text,
          failures: failures.map(({ code, words }) => ({ code, words })),
        })),
      ];
    },
    used: (fellBack: string | null): ModelUse => ({
      name: model.name,
      tokens,
      cost: price === null ? null : (tokens.prompt * price.prompt + tokens.completion * price.completion) / 1e6,
      checks,
      fellBack,
    }),
  };
}

type Use = ReturnType<typeof createUse>;
type Own = Awaited<ReturnType<typeof answerWithContext>>;

/** A follow-up that finds nothing as it was asked may find something as it was meant. The answer stays one to the question as it was asked. */
async function askAlone(alone: string, asked: string, own: Own, book: MinuteBook, options: AskOptions): Promise<Own> {
  const found = await answerWithContext(alone, book, { ...options, previous: [] });
  if (found.answer.status !== 'answered') return own;
  return {
    ...found,
    answer: { ...found.answer, question: asked, notes: [`Read as: “${alone}”`, ...found.answer.notes] },
  };
}

async function passagesFor({ context, question }: Own, book: MinuteBook): Promise<ReadonlyMap<string, StoredPassage>> {
  const passages = await choosePassages(
    question,
    context.cited.map(({ passageId }) => passageId),
    book,
  );
  return new Map(passages.map((passage, at) => [`P${at + 1}`, passage]));
}

/** Asks once, and once more where a sentence fails, telling why. */
async function write(
  standing: string,
  passages: ReadonlyMap<string, StoredPassage>,
  question: Question,
  book: MinuteBook,
  {
    writer,
    use,
    limit,
    signal,
  }: { readonly writer: Writer; readonly use: Use; readonly limit: number; readonly signal: AbortSignal },
): Promise<CheckedSentence[]> {
  const { model, prompts } = writer;
  const most = asksOverTime(question.text) || question.kind === 'list' ? limit : Math.min(limit, 3);
  const messages = await prompts.answer.fill({
    question: standing,
    passages: inPrompt(passages, book),
    most: String(most),
  });
  const ask = async (asked: readonly ChatMessage[]) => {
    const reply = await model.complete({ messages: asked, schema: answerSchema, maxTokens: 900, signal });
    use.spend(reply.tokens);
    const sentences = readAnswer(reply.text);
    if (sentences === null) throw new AppError('model', 'The reply of the model could not be read.');
    const checked = await checkWritten(sentences.slice(0, most), passages, book);
    use.keep(checked);
    return { reply, checked };
  };
  const first = await ask(messages);
  const failed = first.checked.filter(({ failures }) => failures.length > 0);
  if (failed.length === 0) return first.checked;
  const failures = failed.map(
    ({ text, failures: why }) => `- ${text}\n${why.map(({ message }) => `  ${message}`).join('\n')}`,
  );
  const again = await prompts.repair.fill({ failures: failures.join('\n') });
  try {
    use.allow();
    const second = await ask([...messages, { role: 'assistant', content: first.reply.text }, ...again]);
    const isBetter = held(second.checked) >= held(first.checked);
    return isBetter ? second.checked : first.checked;
  } catch (error) {
    // What held the first time holds.
    if (held(first.checked) > 0 && error instanceof AppError && error.code === 'model') return first.checked;
    throw error;
  }
}

const held = (checked: readonly CheckedSentence[]): number =>
  checked.filter(({ failures }) => failures.length === 0).length;

/** Each passage under its label with the record it stands under; no link is ever given to a model. */
function inPrompt(passages: ReadonlyMap<string, StoredPassage>, book: MinuteBook): string {
  return [...passages]
    .map(([label, { itemId, text }]) => {
      const item = book.items.get(itemId);
      const meeting = book.meetings.get(item?.meetingId ?? '');
      const place = [meeting?.council, meeting?.body, item && meeting ? periodLabel(item, meeting) : null, item?.title];
      return `[${label}] ${place.filter(Boolean).join(' · ')}\n${text}`;
    })
    .join('\n\n');
}

/** A question about how something went is answered in order of time. */
function inOrder(
  checked: readonly CheckedSentence[],
  question: Question,
  book: MinuteBook,
): readonly CheckedSentence[] {
  if (!asksOverTime(question.text)) return checked;
  const dayOf = ({ leanings: [first] }: CheckedSentence): string => {
    const item = book.items.get(first?.passage.itemId ?? '');
    return item?.reportPeriod?.end ?? book.meetings.get(item?.meetingId ?? '')?.heldOn ?? '9999';
  };
  return checked.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)));
}

type Cited = Awaited<ReturnType<typeof citeWritten>>;

/** The quotations once more against the documents as they are held now. */
async function checkCited({ sentences, citations }: Cited, book: MinuteBook): Promise<Cited> {
  const quoted = citations.map(({ label, quote }) => ({
    text: quote.replace(/\s+/g, ' ').trim(),
    citations: [label],
    said: { speaker: null, period: null, referent: null },
  }));
  const { citations: good } = await checkQuotes(quoted, citations, book.library);
  return good.length === citations.length ? { sentences, citations } : { sentences: [], citations: [] };
}

/** What is left answers where it speaks of what the minutes' own answer speaks of, with the sort of words asked for. */
function answers(question: Question, own: Answer, { sentences, citations }: Cited): boolean {
  const items = new Set(own.citations.map(({ item }) => item.id));
  if (sentences.length === 0 || !citations.some(({ item }) => items.has(item.id))) return false;
  const stems = new Set(termsOf(question.text));
  return (
    !mustHold.has(question.kind) || sentences.some(({ text }) => holdsEvidence(question.kind, text, stems) !== false)
  );
}

const worded = (own: Answer, { sentences, citations }: Cited, model: ModelUse): Answer => ({
  ...own,
  mode: 'model',
  sentences,
  citations,
  text: sentences
    .map(({ text, citations: labels }) => `${text} ${labels.map((label) => `[${label}]`).join('')}`)
    .join(' '),
  model,
});
