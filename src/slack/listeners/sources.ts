import type { ModalView } from '@slack/types';
import { createDenied } from '../../answering/allowed-book.js';
import type { StoredAnswer } from '../../state/state.js';
import { reportModal } from '../blocks/report-modal.js';
import { noticeModal, sourcesModal, sourcesSkeleton } from '../blocks/sources-modal.js';
import type { BotParts } from '../bot-parts.js';
import { fitToLog } from '../log.js';
import { newReference } from '../work/reference.js';
import { answerOf, type Press } from './press.js';

/** Opens a modal at once, because Slack allows it for three seconds only, and fills it when the words are there. */
async function openModal({ client, log }: BotParts, press: Press, fill: () => Promise<ModalView>): Promise<void> {
  const ref = press.value;
  const opened = await client.views.open({ trigger_id: press.triggerId, view: sourcesSkeleton(ref) });
  const viewId = opened.view?.id;
  if (!viewId) throw new Error('Slack opened no modal.');
  let view: ModalView;
  try {
    view = await fill();
  } catch (error) {
    const failure = newReference();
    log.error({ ref: failure }, `A modal could not be filled: ${fitToLog(error)}`);
    view = noticeModal(ref, `The sources cannot be shown just now; try again. Reference ${failure}.`);
  }
  await client.views.update({ view_id: viewId, view });
}

const noRecord = 'There is no record of this answer any more; ask the question again.';

/** The quoted sentences in their passages, looked up now: words withdrawn since are not shown. */
export const showSources = (parts: BotParts, press: Press): Promise<void> =>
  openModal(parts, press, async () => {
    const { now, state } = parts;
    const { team, user, channel, value: ref } = press;
    await state.audit({ at: now(), team, user, channel, event: 'sources', ref, detail: null });
    return sourcesPage(parts, ref, 0);
  });

/** Another page of the modal that the button stands in; its value is "REF:PAGE". */
export async function turnSources(parts: BotParts, press: Press): Promise<void> {
  const [ref = '', page = '0'] = press.value.split(':');
  if (press.viewId !== null)
    await parts.client.views.update({ view_id: press.viewId, view: await sourcesPage(parts, ref, Number(page)) });
}

async function sourcesPage(parts: BotParts, ref: string, page: number): Promise<ModalView> {
  const stored = await answerOf(parts, ref);
  if (stored === null) return noticeModal(ref, noRecord);
  const { answer, evidence, question } = stored;
  const isDenied = createDenied(parts.config.deniedBodies);
  const shown = answer.citations.filter(({ meeting }) => !isDenied(meeting.body));
  const [surroundings, since] = await Promise.all([
    parts.desk.surroundings({ citations: shown }),
    parts.desk.since(stored),
  ]);
  return sourcesModal(
    stored.ref,
    question,
    shown.map((citation) => {
      const said = answer.sentences.find(({ citations }) => citations.includes(citation.label))?.said;
      const now = since.find(({ label }) => label === citation.label);
      return {
        citation,
        passage: surroundings.find(({ label }) => label === citation.label)?.passage ?? null,
        withdrawnOn: evidence.find(({ label }) => label === citation.label)?.withdrawnOn ?? null,
        ...(said ? { said } : {}),
        ...(now ? { since: now } : {}),
      };
    }),
    page,
  );
}

/** Plain text for a report, made from the record of the answer. */
export const copyForReport = (parts: BotParts, press: Press): Promise<void> =>
  openModal(parts, press, async () => {
    const stored = await answerOf(parts, press.value);
    if (stored === null) return noticeModal(press.value, noRecord);
    if (isDenied(parts, stored)) return noticeModal(press.value, noRecord);
    await parts.state.audit({
      at: parts.now(),
      team: press.team,
      user: press.user,
      channel: press.channel,
      event: 'report',
      ref: stored.ref,
      detail: null,
    });
    return reportModal(stored.ref, await parts.desk.report(stored));
  });

const isDenied = ({ config }: BotParts, { answer }: StoredAnswer): boolean =>
  answer.citations.some(({ meeting }) => createDenied(config.deniedBodies)(meeting.body));
