import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FakeSlackDriver } from '../driver.js';
import { fillView } from '../fill-view.js';
import { fieldsOf } from '../json.js';
import { readBody } from '../read-body.js';
import { openDm, type Workspace } from '../workspace.js';
import { app, people } from '../world.js';
import { addressOf, channelsOf, type Looker, placeFrom } from './looker.js';
import { createNotices } from './notices.js';
import { drawPage, type PageParts } from './page.js';

export interface PageRoutes {
  /** Answers `/` and everything under `/page/`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const assets: Readonly<Record<string, string>> = {
  'style.css': 'text/css; charset=utf-8',
  'client.js': 'text/javascript; charset=utf-8',
};

/** The page on which one chats with the bot by hand. */
export function createPageRoutes(
  workspace: Workspace,
  driver: FakeSlackDriver,
  sockets: () => number | null,
): PageRoutes {
  const notices = createNotices(workspace);
  const parts: PageParts = { workspace, notices, sockets };

  return {
    async handle(request, response) {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const [, , name = ''] = url.pathname.split('/');
      if (url.pathname === '/' && request.method === 'GET') {
        const looker = lookerFrom(workspace, url.searchParams);
        const address = addressOf(looker);
        if (address === `/${url.search}`) return send(response, 'text/html; charset=utf-8', drawPage(parts, looker));
        response.writeHead(302, { location: address }).end();
        return;
      }
      const type = assets[name];
      if (type) return send(response, type, readFileSync(new URL(name, import.meta.url)));
      if (name === 'events') return follow(workspace, response);
      if (request.method !== 'POST') {
        response.writeHead(404).end('There is nothing here.');
        return;
      }
      const form = new URLSearchParams((await readBody(request)).toString('utf8'));
      const user = form.get('as') ?? people.member;
      const channel = form.get('in') ?? '';
      try {
        await act(name, form, { user, channel });
      } catch (error) {
        notices.say(user, channel, error instanceof Error ? error.message : String(error));
      }
      response.writeHead(303, { location: localAddress(await backFrom(name, form, user)) }).end();
    },
  };

  async function act(
    name: string,
    form: URLSearchParams,
    { user, channel }: { readonly user: string; readonly channel: string },
  ): Promise<void> {
    switch (name) {
      case 'say':
        return say(form, user, channel);
      case 'press':
        return press(form, user, channel);
      case 'submit': {
        const sent = await driver.submitView({ viewId: form.get('view') ?? '', user, values: valuesFrom(form) });
        return notices.watch(sent, user, channel, 'The form');
      }
      case 'close':
        await driver.closeView({ viewId: form.get('view') ?? '', user });
        return;
      case 'shortcut': {
        const shortcut = { callbackId: form.get('shortcut') ?? '', user, channel, messageTs: form.get('ts') ?? '' };
        return notices.watch(await driver.messageShortcut(shortcut), user, channel, 'The shortcut');
      }
      case 'open-home':
        await driver.openHome(user);
        return;
      case 'open-messages':
        await driver.openMessages(user);
        return;
      default:
        throw new Error(`The page knows no ${name}.`);
    }
  }

  async function say(form: URLSearchParams, user: string, channel: string): Promise<void> {
    const text = (form.get('text') ?? '').trim();
    const thread = form.get('thread');
    if (text === '') return;
    const command = /^(?<command>\/[a-z0-9_-]+)(?:\s+(?<rest>[\s\S]*))?$/i.exec(text)?.groups;
    if (command?.command && !thread) {
      const { command: called, rest = '' } = command;
      const sent = await driver.slash({ command: called, text: named(rest), user, channel });
      return notices.watch(sent, user, channel, called);
    }
    const said = { channel, user, text: named(text), ...(thread ? { thread } : {}) };
    await (form.get('mention') === 'yes' ? driver.mention(said) : driver.threadMessage(said));
  }

  /** Names that were typed with @ or # become mentions, as in Slack's composer. */
  function named(text: string): string {
    let named = text.replaceAll(`@${app.name}`, `<@${app.botUser}>`);
    for (const { id, name } of workspace.people.values()) named = named.replaceAll(`@${name}`, `<@${id}>`);
    for (const { id, name } of workspace.channels.values()) named = named.replaceAll(`#${name}`, `<#${id}>`);
    return named;
  }

  async function press(form: URLSearchParams, user: string, channel: string): Promise<void> {
    const pressed = fieldsOf(JSON.parse(form.get('press') ?? '{}'));
    const place = placeFrom(form.get('place') ?? '');
    const actionId = String(pressed.actionId);
    const blockId = String(pressed.blockId);
    // What is typed so far must outlast a press that draws the modal anew.
    const open = workspace.views.find(({ id }) => id === place.viewId);
    if (open) fillView(open, valuesFrom(form));
    const chosen = form.getAll(`v|${blockId}|${actionId}`);
    const selected = typeof pressed.selected === 'string' ? pressed.selected : chosen.length > 1 ? chosen : chosen[0];
    const sent = await driver.press({
      user,
      ...place,
      actionId,
      blockId,
      ...(typeof pressed.value === 'string' ? { value: pressed.value } : {}),
      ...(selected === undefined ? {} : { selected }),
    });
    notices.watch(sent, user, channel, 'That');
  }

  /** Where to go after a form: where it was sent from, but to another tab after opening it. */
  async function backFrom(name: string, form: URLSearchParams, user: string): Promise<string> {
    if (name === 'open-home') return `/?${new URLSearchParams({ as: user, in: 'home' })}`;
    if (name === 'open-messages') return `/?${new URLSearchParams({ as: user, in: await driver.dm(user) })}`;
    return form.get('back') ?? '/';
  }
}

const localAddress = (address: string): string => (/^\/(?!\/)/.test(address) ? address : '/');

/** Fields named `v|block|action`, by block and action. */
function valuesFrom(form: URLSearchParams): Record<string, Record<string, string | string[]>> {
  const values: Record<string, Record<string, string | string[]>> = {};
  for (const name of new Set(form.keys())) {
    const [sign, blockId = '', actionId = ''] = name.split('|');
    const given = form.getAll(name).filter((value) => value !== '');
    if (sign !== 'v') continue;
    const [first] = given;
    // Nothing chosen from a menu is nothing; an emptied text is an empty text.
    if (first === undefined && form.getAll(name).length === 0) continue;
    values[blockId] = { ...values[blockId], [actionId]: given.length > 1 ? given : (first ?? '') };
  }
  return values;
}

function lookerFrom(workspace: Workspace, query: URLSearchParams): Looker {
  const person = workspace.people.get(query.get('as') ?? '') ?? workspace.people.get(people.member);
  if (!person) throw new Error('There is nobody in this workspace.');
  const dm = openDm(workspace, person.id);
  const place = query.get('in') ?? '';
  if (place === 'home') return { person, channel: dm, tab: 'home', thread: null };
  const open = channelsOf(workspace, person);
  const isDm = place === 'dm' || place === dm.id;
  const channel = isDm ? dm : (open.find(({ id }) => id === place) ?? open[0] ?? dm);
  return { person, channel, tab: 'messages', thread: query.get('thread') };
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

/** Says "change" over and over, at most every 50 ms, for as long as the page is open. */
function follow(workspace: Workspace, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('retry: 1000\n\n');
  let waiting: NodeJS.Timeout | null = null;
  const forget = workspace.onChange(() => {
    waiting ??= setTimeout(() => {
      waiting = null;
      response.write('data: change\n\n');
    }, 50);
  });
  response.on('close', () => {
    forget();
    if (waiting) clearTimeout(waiting);
  });
}
