import { answerCommand, answerSubmission } from './answers.js';
import { type Deliveries, nothingSent } from './deliveries.js';
import type { Press, Sent } from './driver.js';
import { actionFrom, valueFrom } from './element-values.js';
import { fillView, requireInputs, withValue } from './fill-view.js';
import type { Fields } from './json.js';
import { dropViews, initialState, viewsOf, wireView } from './open-views.js';
import { channelNamed, containerOf, findElement, placeOf } from './places.js';
import { commandScopes } from './scopes.js';
import { messageText } from './typed-text.js';
import { interactionName, wireMessage } from './wire.js';
import { findMessage, type OpenView, openDm, type Workspace } from './workspace.js';
import { app, people, team } from './world.js';

/** What a person does with the bot beyond writing: commands, presses, modals, shortcuts. */
export interface Interactions {
  slash(command: { command: string; text?: string; user?: string; channel?: string }): Sent;
  press(press: Press): Sent;
  submitView(view: { viewId?: string; user?: string; values?: Readonly<Record<string, unknown>> }): Sent;
  closeView(view: { viewId?: string; user?: string }): Sent;
  messageShortcut(shortcut: { callbackId: string; user?: string; channel: string; messageTs: string }): Sent;
  globalShortcut(shortcut: { callbackId: string; user?: string }): Sent;
}

export function createInteractions(workspace: Workspace, deliveries: Deliveries): Interactions {
  const send = (
    type: 'slash_commands' | 'interactive',
    payload: Fields,
    onAck: (response: Fields) => void = () => {},
  ): Sent => ({
    ...nothingSent,
    envelopes: [deliveries.send(type, payload, { onAck })],
    triggerId: typeof payload.trigger_id === 'string' ? payload.trigger_id : null,
    responseUrl: typeof payload.response_url === 'string' ? payload.response_url : null,
  });

  const trigger = (user: string): string => {
    const id = `${workspace.nextId('')}.${team.id}.${crypto.randomUUID().replaceAll('-', '')}`;
    workspace.triggers.set(id, { user, used: false, expiresAt: workspace.now() + workspace.options.triggerMs });
    return id;
  };

  const responseUrl = (user: string, channel: string, source: { ts: string; ephemeral: boolean } | null): string => {
    const id = crypto.randomUUID();
    const expiresAt = workspace.now() + 30 * 60_000;
    workspace.responseUrls.set(id, { id, user, channel, source, expiresAt, uses: 0 });
    return `${workspace.url}/response/${id}`;
  };

  const around = (user: string): Fields => {
    const person = workspace.people.get(user);
    if (!person) throw new Error(`There is nobody with the id ${user}.`);
    return {
      user: {
        id: user,
        username: userName(person.name),
        name: userName(person.name),
        team_id: person.team,
      },
      team: { id: team.id, domain: team.domain },
      api_app_id: app.id,
      token: 'fake-verification-token',
      enterprise: null,
      is_enterprise_install: false,
    };
  };

  return {
    slash({ command, text = '', user = people.member, channel: channelId }) {
      const channel = channelNamed(workspace, channelId ?? openDm(workspace, user).id);
      const { commands } = workspace.options;
      if (commands && !commands.includes(command)) throw new Error(`${command} is not a command of this app.`);
      if (!commandScopes.every((scope) => workspace.settings.scopes.includes(scope))) {
        throw new Error('The app was not granted the scope "commands".');
      }
      const person = workspace.people.get(user);
      const payload = {
        token: 'fake-verification-token',
        team_id: team.id,
        team_domain: team.domain,
        channel_id: channel.id,
        channel_name: interactionName(channel),
        user_id: user,
        user_name: userName(person?.name ?? user),
        command,
        text: withNames(workspace, messageText(text)),
        api_app_id: app.id,
        is_enterprise_install: 'false',
        response_url: responseUrl(user, channel.id, null),
        trigger_id: trigger(user),
      };
      return send('slash_commands', payload, (response) => answerCommand(workspace, channel.id, user, response));
    },
    press(press) {
      const user = press.user ?? people.member;
      const place = placeOf(workspace, press, user);
      const { block, element } = findElement(place.blocks, press);
      const chosen = press.selected === undefined ? undefined : valueFrom(element, press.selected);
      const action = actionFrom(element, press, chosen, { blockId: String(block.block_id), ts: workspace.nextTs() });
      const message = place.message ? `${place.message.channel} ${place.message.ts}` : '';
      const state = place.view?.state ?? workspace.chosen.get(message) ?? initialState(place.blocks);
      const values = chosen ? withValue(state, String(block.block_id), String(element.action_id), chosen) : state;
      if (place.view) place.view.state = values;
      else if (chosen) workspace.chosen.set(message, values);
      const source = place.ts ? { ts: place.ts, ephemeral: place.ephemeral !== null } : null;
      const payload = {
        type: 'block_actions',
        ...around(user),
        container: containerOf(place),
        trigger_id: trigger(user),
        ...(place.channel
          ? {
              channel: { id: place.channel.id, name: interactionName(place.channel) },
              response_url: responseUrl(user, place.channel.id, source),
            }
          : {}),
        ...(place.message ? { message: wireMessage(workspace, place.message, { metadata: true }) } : {}),
        ...(place.view ? { view: wireView(place.view) } : {}),
        state: { values },
        actions: [action],
      };
      workspace.changed();
      return send('interactive', payload);
    },
    submitView({ viewId, user = people.member, values = {} }) {
      const open = topView(workspace, viewId, user);
      if (open.view.submit === undefined) throw new Error('This view has no button to submit it.');
      fillView(open, values);
      requireInputs(open);
      open.errors = {};
      const payload = {
        type: 'view_submission',
        ...around(open.user),
        trigger_id: trigger(open.user),
        view: wireView(open),
        response_urls: [],
      };
      return send('interactive', payload, (response) => answerSubmission(workspace, open, response));
    },
    closeView({ viewId, user = people.member }) {
      const open = topView(workspace, viewId, user);
      const clears = open.view.clear_on_close === true;
      dropViews(workspace, clears ? viewsOf(workspace, open.user) : [open]);
      if (open.view.notify_on_close !== true) return nothingSent;
      const payload = { type: 'view_closed', ...around(open.user), view: wireView(open), is_cleared: clears };
      return send('interactive', payload);
    },
    messageShortcut({ callbackId, user = people.member, channel: channelId, messageTs }) {
      const channel = channelNamed(workspace, channelId);
      const message = findMessage(workspace, channel.id, messageTs);
      if (!message) throw new Error(`There is no message ${messageTs} in ${channelId}.`);
      const payload = {
        type: 'message_action',
        ...around(user),
        callback_id: callbackId,
        action_ts: workspace.nextTs(),
        trigger_id: trigger(user),
        response_url: responseUrl(user, channel.id, { ts: messageTs, ephemeral: false }),
        message_ts: messageTs,
        channel: { id: channel.id, name: interactionName(channel) },
        message: wireMessage(workspace, message, { metadata: true }),
      };
      return send('interactive', payload);
    },
    globalShortcut({ callbackId, user = people.member }) {
      const payload = { type: 'shortcut', ...around(user), callback_id: callbackId, action_ts: workspace.nextTs() };
      return send('interactive', { ...payload, trigger_id: trigger(user) });
    },
  };
}

/** A command whose manifest says `should_escape` gets people and channels with their names. */
const withNames = (workspace: Workspace, text: string): string =>
  text
    .replaceAll(
      /<@([UW][A-Z0-9]+)>/g,
      (_all, id: string) => `<@${id}|${userName(workspace.people.get(id)?.name ?? id)}>`,
    )
    .replaceAll(/<#(C[A-Z0-9]+)>/g, (_all, id: string) => `<#${id}|${workspace.channels.get(id)?.name ?? ''}>`);

const userName = (name: string): string => name.toLowerCase().replaceAll(' ', '.');

function topView(workspace: Workspace, viewId: string | undefined, user: string): OpenView {
  const open = viewId ? workspace.views.find(({ id }) => id === viewId) : viewsOf(workspace, user).at(-1);
  if (!open) throw new Error(`${user} has no modal open.`);
  if (viewsOf(workspace, open.user).at(-1) !== open) throw new Error('Another modal is on top of this one.');
  return open;
}
