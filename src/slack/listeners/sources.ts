import type { ModalView } from '@slack/types';
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
    const stored = await answerOf(parts, press.value);
    if (stored === null) return noticeModal(press.value, noRecord);
    const { answer, evidence, question, ref } = stored;
    const [surroundings, gone] = await Promise.all([
      parts.desk.surroundings(answer),
      parts.desk.gone(answer, parts.config.deniedBodies),
    ]);
    const denied = answer.citations.filter(
      ({ meeting }) => meeting.body !== null && parts.config.deniedBodies.includes(meeting.body),
    );
    const shown = answer.citations.filter((citation) => !denied.includes(citation));
    await parts.state.audit({
      at: parts.now(),
      team: press.team,
      user: press.user,
      channel: press.channel,
      event: 'sources',
      ref,
      detail: { gone: gone.length },
    });
    return sourcesModal(
      ref,
      question,
      shown.map((citation) => ({
        citation,
        passage: surroundings.find(({ label }) => label === citation.label)?.passage ?? null,
        withdrawnOn: evidence.find(({ label }) => label === citation.label)?.withdrawnOn ?? null,
      })),
    );
  });

/** Plain text for a report, made from the record of the answer. */
export const copyForReport = (parts: BotParts, press: Press): Promise<void> =>
  openModal(parts, press, async () => {
    const stored = await answerOf(parts, press.value);
    if (stored === null) return noticeModal(press.value, noRecord);
    if (await isDenied(parts, stored)) return noticeModal(press.value, noRecord);
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

const isDenied = async ({ config }: BotParts, { answer }: StoredAnswer): Promise<boolean> =>
  answer.citations.some(({ meeting }) => meeting.body !== null && config.deniedBodies.includes(meeting.body));
