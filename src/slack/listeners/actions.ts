import type { App, BlockAction, RespondFn } from '@slack/bolt';
import { actionIds } from '../blocks/action-ids.js';
import { findMessages, readFindValue } from '../blocks/find.js';
import { plainMessage } from '../blocks/message.js';
import { staleButtonMessage, unknownButtonMessage } from '../blocks/plain-messages.js';
import { chosen, everything } from '../blocks/scope.js';
import { withdrawModal } from '../blocks/withdraw-modal.js';
import type { BotParts } from '../bot-parts.js';
import type { Person } from '../gates/look-up.js';
import type { Request } from '../work/request.js';
import { decideDigest } from './digest.js';
import { markAnswer } from './feedback.js';
import { chooseMetric, sendFigures } from './figures.js';
import { guarded, type Tell } from './guard.js';
import { sendList } from './lists.js';
import { openMark, undoMark } from './marks.js';
import { answerOf, type Press, readPress, tellPresser } from './press.js';
import { shareAnswer } from './share.js';
import { copyForReport, showSources, turnSources } from './sources.js';

type OnPress = (parts: BotParts, press: Press, tell: Tell, person: Person) => Promise<unknown>;

const presses: Readonly<Record<string, OnPress>> = {
  [actionIds.showSources]: showSources,
  [actionIds.sourcesPage]: turnSources,
  [actionIds.sourcesPageBack]: turnSources,
  [actionIds.copyForReport]: copyForReport,
  [actionIds.findMore]: turnFound,
  [actionIds.findBack]: turnFound,
  [actionIds.share]: async (parts, press, tell, person) => tell(await shareAnswer(parts, press, person)),
  [actionIds.widen]: widen,
  [actionIds.helpful]: (parts, press, tell) => markAnswer(parts, press, 'helpful', tell),
  [actionIds.notHelpful]: (parts, press, tell) => markAnswer(parts, press, 'not_helpful', tell),
  [actionIds.feedback]: (parts, press, tell) =>
    markAnswer(parts, press, press.value.endsWith(':not_helpful') ? 'not_helpful' : 'helpful', tell),
  [actionIds.metricSources]: showSources,
  [actionIds.metricCsv]: async (parts, press, tell) => tell(await sendFigures(parts, press)),
  [actionIds.listCsv]: async (parts, press, tell) => tell(await sendList(parts, press)),
  [actionIds.markAction]: openMark,
  [actionIds.undoMark]: undoMark,
  [actionIds.metricChoice]: chooseMetric,
  [actionIds.metricPick]: chooseMetric,
  [actionIds.scopeBody]: setScope,
  [actionIds.withdraw]: openWithdrawal,
  [actionIds.digestSend]: (parts, press, tell) => decideDigest(parts, press, tell, 'posted'),
  [actionIds.digestHold]: (parts, press, tell) => decideDigest(parts, press, tell, 'held'),
  // What is ticked counts when Send is pressed.
  [actionIds.digestTick]: async () => {},
};

/** One listener for every button: a button of another version is answered too, and no press is left without an acknowledgement. */
export function registerActions(app: App, parts: BotParts): void {
  app.action<BlockAction>(/.*/, async ({ ack, body, action, respond }) => {
    await ack();
    const press = readPress(body);
    const tell = tellPresser(parts, press, respond as RespondFn);
    // Buttons that stand side by side have a number behind their name.
    const onPress = presses[action.action_id.replace(/:\d+$/, '')];
    await guarded(parts, press, tell, async (person) => {
      await (onPress ? onPress(parts, press, tell, person) : tell(unknownButtonMessage()));
    });
  });
}

/** Asks the same question again of everything held, where it was asked. */
async function widen(parts: BotParts, press: Press, tell: Tell): Promise<unknown> {
  const stored = await answerOf(parts, press.value);
  if (stored === null || stored.question === null || press.channel === null) return tell(staleButtonMessage());
  const payload: Request = {
    text: stored.question,
    ts: null,
    direct: press.channel.startsWith('D'),
    shared: false,
    responseUrl: press.private ? press.responseUrl : null,
    widened: true,
  };
  const queued = await parts.state.enqueue({
    keys: [`widen:${stored.ref}:${press.user}`],
    kind: 'ask',
    team: press.team,
    user: press.user,
    channel: press.channel,
    threadTs: press.private ? null : (press.threadTs ?? stored.threadTs),
    payload,
    at: parts.now(),
  });
  parts.wake.jobs();
  return queued === 'known'
    ? tell(plainMessage('This question has been asked of everything held already.'))
    : undefined;
}

/** Another page of what was found: looked up again, because the minutes held may have changed. */
async function turnFound({ desk, config }: BotParts, press: Press, tell: Tell): Promise<unknown> {
  const wanted = readFindValue(press.value);
  if (wanted === null) return tell(staleButtonMessage());
  const limits = { council: null, body: null, from: null, to: null, deniedBodies: config.deniedBodies };
  const [message] = findMessages(await desk.find(wanted.query, limits), wanted.page);
  return message && tell(message, { replacing: true });
}

async function setScope(parts: BotParts, press: Press, tell: Tell): Promise<unknown> {
  const { state, desk, config, now } = parts;
  if (press.channel === null) return tell(staleButtonMessage());
  const { councils } = await desk.facts(config.deniedBodies);
  const choice = press.value === everything ? { council: null, body: null } : chosen(press.value, councils);
  if (choice === null) return tell(plainMessage('The bodies held have changed since; use /minutes scope again.'));
  const { team, channel, user } = press;
  await state.setScope({ team, channel, ...choice, by: user, at: now() });
  await state.audit({ at: now(), team, user, channel, event: 'scope', ref: null, detail: choice });
  return tell(
    plainMessage(
      choice.body === null
        ? 'In this channel every body held is searched.'
        : `In this channel “we” and “our panel” mean the ${choice.body}${choice.council === null ? '' : ` of ${choice.council}`}.`,
    ),
  );
}

async function openWithdrawal({ gate, client }: BotParts, press: Press, tell: Tell): Promise<unknown> {
  if (!gate.isAdmin(press.user)) return tell(plainMessage('Only administrators of Minutebook can withdraw minutes.'));
  return client.views.open({ trigger_id: press.triggerId, view: withdrawModal() });
}
