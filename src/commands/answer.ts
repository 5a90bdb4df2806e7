import { existsSync } from 'node:fs';
import { type Since, sinceGiven } from '../answering/record-since.js';
import { reportText } from '../answering/report-text.js';
import { AppError, UsageError } from '../errors.js';
import type { StoredAnswer } from '../state/state.js';
import type { Context, Run } from './context.js';

/** Prints the record of an answer given. */
export const runAnswer =
  (ref: string): Run =>
  async (context) => {
    const state = context.openState({ create: false });
    try {
      const stored = await state.answer(ref.trim());
      if (stored === null) throw new UsageError(`No answer with the reference “${ref}” is kept; check its letters.`);
      const since = await lookUp(stored, context);
      context.output.result(context.json ? JSON.stringify(asRecord(stored, since)) : reportText(stored, since));
      return 0;
    } finally {
      await state.close();
    }
  };

/** Null where there is no library to look in; a remark says why. */
async function lookUp(stored: StoredAnswer, { config, openLibrary, output }: Context): Promise<Since[] | null> {
  if (!existsSync(config.libraryFile)) return null;
  try {
    const library = openLibrary({ create: false });
    try {
      return await sinceGiven(stored, library);
    } finally {
      await library.close();
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    output.aside(error.message);
    return null;
  }
}

/** The record as one JSON document; unknown is null. */
function asRecord(stored: StoredAnswer, since: readonly Since[] | null): object {
  const { ref, at, question, scope, programVersion, answer, evidence } = stored;
  return {
    ref,
    at,
    question,
    scope,
    programVersion,
    status: answer.status,
    mode: answer.mode,
    quotations: answer.citations.map((citation) => {
      const {
        before = null,
        after = null,
        document,
        sha256,
        ingestedAt,
        withdrawnOn,
      } = evidence.find(({ label }) => label === citation.label) ?? {};
      const now = since?.find(({ label }) => label === citation.label) ?? null;
      return {
        label: citation.label,
        quote: citation.quote,
        before,
        after,
        council: citation.meeting.council,
        body: citation.meeting.body,
        heldOn: citation.meeting.heldOn,
        agendaItemNumber: citation.item.agendaItemNumber,
        minuteNumber: citation.item.minuteNumber,
        title: citation.item.title,
        titleBasis: citation.item.titleBasis,
        reportPeriod: citation.item.reportPeriod,
        link: citation.link,
        source: citation.source,
        document: document ?? citation.source.document,
        sha256: sha256 ?? null,
        ingestedAt: ingestedAt ?? null,
        whenCited: { minutesStatus: citation.meeting.minutesStatus },
        now: now === null ? null : { minutesStatus: now.minutesStatus, words: now.words, agreements: now.agreements },
        withdrawnOn: withdrawnOn ?? null,
      };
    }),
    answer,
    text: reportText(stored, since),
  };
}
