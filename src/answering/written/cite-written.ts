import type { Citation } from '../../minutes/types.js';
import type { AnswerSentence } from '../answer.js';
import { labelsFor } from '../labels.js';
import type { MinuteBook } from '../minute-book.js';
import { quotationOf } from '../quotation.js';
import type { CheckedSentence } from './check-written.js';

/** Each sentence that may be shown with the quotations it rests on: whole sentences of the minutes, each cited once. */
export async function citeWritten(
  checked: readonly CheckedSentence[],
  book: MinuteBook,
  limit: number,
): Promise<{ readonly sentences: AnswerSentence[]; readonly citations: Citation[] }> {
  const sentences: AnswerSentence[] = [];
  const citations: Citation[] = [];
  for (const { text, leanings } of checked) {
    const added: Citation[] = [];
    const labels: string[] = [];
    let said: AnswerSentence['said'] | null = null;
    for (const leaning of leanings) {
      const { passage } = leaning;
      const item = book.items.get(passage.itemId);
      const meeting = item && book.meetings.get(item.meetingId);
      const document = await book.library.documentText(passage.source.document);
      if (!item || !meeting || document === null) continue;
      const range = quotationOf(leaning);
      const known = [...citations, ...added].find(
        ({ source }) =>
          source.document === passage.source.document && source.start <= range.start && range.end <= source.end,
      );
      const label = known?.label ?? String(citations.length + added.length + 1);
      if (!known)
        added.push({
          label,
          meeting,
          item,
          quote: document.slice(range.start, range.end),
          source: { ...range, document: passage.source.document, page: passage.source.page },
          link: item.url ?? meeting.url,
        });
      if (!labels.includes(label)) labels.push(label);
      said ??= labelsFor({ ...leaning, fits: null }, item, meeting, document);
    }
    if (labels.length === 0 || citations.length + added.length > limit) continue;
    citations.push(...added);
    sentences.push({ text, citations: labels, said: said ?? { speaker: null, period: null, referent: null } });
  }
  return { sentences, citations };
}
