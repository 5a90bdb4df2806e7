import type { App } from '@slack/bolt';
import type { HomeView } from '@slack/types';
import type { Config } from '../../config.js';
import { AppError } from '../../errors.js';
import { modelAddress } from '../../models/openai/model-address.js';
import { londonDay } from '../../state/london-day.js';
import { subscriptionLine } from '../blocks/digest-setup.js';
import { refusalMessage } from '../blocks/gate.js';
import { homeView } from '../blocks/home.js';
import { failedMessage } from '../blocks/plain-messages.js';
import type { BotParts } from '../bot-parts.js';
import type { LibraryFacts } from '../desk/desk.js';
import { isSilent } from '../gates/refusal.js';
import { fitToLog } from '../log.js';
import { newReference } from '../work/reference.js';

export function registerHome(app: App, parts: BotParts): void {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await publishHome(parts, event.user);
    if (event.tab === 'messages') await suggest(parts, event.user, event.channel);
  });
}

/** Shows the Home tab to whoever may ask, and to others why not. */
async function publishHome(parts: BotParts, user: string): Promise<void> {
  const { client, gate, config, meters, log } = parts;
  const publish = (view: HomeView): Promise<unknown> => client.views.publish({ user_id: user, view });
  try {
    const verdict = await gate.check({ user, channel: null }, 'asked');
    if (verdict.let === 'out') {
      meters.refused(verdict.why);
      if (!isSilent(verdict.why))
        await publish({ type: 'home', blocks: refusalMessage(verdict.why, config.contact).blocks });
      return;
    }
    await publish(await viewFor(parts, user));
  } catch (error) {
    const ref = newReference();
    log.error({ ref }, `The Home tab could not be shown: ${fitToLog(error)}`);
    await publish({ type: 'home', blocks: failedMessage(ref, config.contact).blocks }).catch((lost) =>
      log.error({ ref }, fitToLog(lost)),
    );
  }
}

function modelOf({ openai }: Config): { readonly name: string; readonly host: string } | null {
  return openai.chatModel === null ? null : { name: openai.chatModel, host: modelAddress(openai).host };
}

async function viewFor({ gate, state, desk, config, version, now }: BotParts, user: string): Promise<HomeView> {
  const since = new Date(now().getTime() - config.retentionDays * 86_400_000);
  return homeView({
    library: await factsOrNone(desk.facts(config.deniedBodies)),
    retentionDays: config.retentionDays,
    contact: config.contact,
    version,
    model: modelOf(config),
    digests: (await state.subscriptions())
      .filter(({ setBy, owner }) => setBy === user || owner === user)
      .map((subscription) => subscriptionLine(subscription, user)),
    admin: gate.isAdmin(user)
      ? {
          notHelpful: (await state.feedback({ since }))
            .filter(({ verdict }) => verdict === 'not_helpful')
            .toReversed()
            .map(({ ref, question, reason, at }) => ({ ref, question, reason, day: londonDay(at) })),
          unanswered: (await state.unanswered({ since }))
            .toReversed()
            .map(({ ref, question, at }) => ({ ref, question, day: londonDay(at) })),
          unknownPosts: (await state.unknownPosts(since))
            .toReversed()
            .map(({ ref, enqueuedAt }) => ({ ref, day: londonDay(enqueuedAt) })),
        }
      : null,
  });
}

/** Before the first ingest there is nothing to tell of, which is no failure. */
async function factsOrNone(facts: Promise<LibraryFacts>): Promise<LibraryFacts | null> {
  try {
    return await facts;
  } catch (error) {
    if (error instanceof AppError && error.code === 'no_library') return null;
    throw error;
  }
}

/** Slack's most prompts. */
const mostPrompts = 4;

/** In the agent view: questions that these minutes answer, to press. They name what the minutes are about, so only who may ask sees them. */
async function suggest(parts: BotParts, user: string, channel: string): Promise<void> {
  const { client, gate, desk, config, identity, meters, log } = parts;
  if (!identity.scopes.has('assistant:write')) return;
  try {
    const verdict = await gate.check({ user, channel: null }, 'asked');
    if (verdict.let === 'out') return meters.refused(verdict.why);
    const { examples } = await desk.facts(config.deniedBodies);
    if (examples.length === 0) return;
    const prompts = examples.slice(0, mostPrompts).map((message) => ({ title: message, message }));
    // With a thread the call does nothing and says nothing.
    await client.apiCall('assistant.threads.setSuggestedPrompts', { channel_id: channel, prompts });
  } catch (error) {
    log.debug(fitToLog(error));
  }
}
