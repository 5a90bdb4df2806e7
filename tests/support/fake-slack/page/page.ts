import { listOf } from '../json.js';
import { initialState, viewsOf } from '../open-views.js';
import { messagesOf, type OpenView, openDm, type Workspace } from '../workspace.js';
import { app, type Person, team } from '../world.js';
import { drawBlocks } from './draw-blocks.js';
import { drawEphemeral, drawMessage } from './draw-message.js';
import { wordsOf } from './draw-text.js';
import { type Html, html, nothing } from './html.js';
import { eye, lock } from './icons.js';
import { addressOf, channelsOf, isBot, type Looker, placeWords, seeFor } from './looker.js';
import { drawPlain } from './mrkdwn.js';
import type { Notices } from './notices.js';

export interface PageParts {
  readonly workspace: Workspace;
  readonly notices: Notices;
  /** How many sockets the bot has open; null when it is reached by HTTP. */
  readonly sockets: () => number | null;
}

/** The whole page. A script refreshes the parts that have `data-live`; without it the page works by its links. */
export function drawPage(parts: PageParts, looker: Looker): string {
  const { workspace } = parts;
  const title = looker.tab === 'home' ? 'Home' : titleOf(looker);
  return html`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – fake Slack</title><link rel="stylesheet" href="/page/style.css"><link rel="icon" href="data:,">
<script type="module" src="/page/client.js"></script></head>
<body class="${looker.thread ? 'with-thread' : ''}">
<a class="skip" href="#main">Go to the messages</a>
${drawSide(parts, looker)}
<main id="main" tabindex="-1">${drawTop(looker)}${drawConnection(parts)}
${looker.tab === 'home' ? drawHome(workspace, looker) : drawChannel(parts, looker)}</main>
${looker.thread && looker.tab === 'messages' ? drawThread(parts, looker, looker.thread) : nothing}
<div id="modals" data-live>${drawModal(workspace, looker)}</div>
</body></html>`.html;
}

const titleOf = ({ channel }: Looker): string => (channel.kind === 'dm' ? app.name : `#${channel.name}`);

/** What every form sends along. */
const hiddenOf = (looker: Looker): Html =>
  html`<input type="hidden" name="as" value="${looker.person.id}"><input type="hidden" name="in" value="${looker.channel.id}"><input type="hidden" name="back" value="${addressOf(looker)}">`;

function drawSide({ workspace, notices }: PageParts, looker: Looker): Html {
  const dm = openDm(workspace, looker.person.id);
  const people = [...workspace.people.values()].filter(({ kind }) => kind !== 'bot' && kind !== 'deactivated');
  const link = (
    channel: { readonly id: string; readonly name: string; readonly kind: string },
    words: Html | string,
  ): Html => {
    const current = looker.tab === 'messages' && looker.channel.id === channel.id;
    return html`<li><a href="/?as=${looker.person.id}&amp;in=${channel.id}"${current ? html` aria-current="page"` : nothing}>${words}</a></li>`;
  };
  const channels = channelsOf(workspace, looker.person).map((channel) =>
    link(
      channel,
      html`${channel.kind === 'private' ? lock : '#'} ${channel.name}${channel.archived ? ' (archived)' : ''}`,
    ),
  );
  return html`<nav class="side" aria-label="Workspace"><h1>${team.name}</h1>
<form method="get" action="/" class="who"><label for="as">You are</label><select id="as" name="as" data-go>${people.map((person) => drawPerson(person, looker.person))}</select><input type="hidden" name="in" value="${looker.tab === 'home' ? 'home' : looker.channel.kind === 'dm' ? 'dm' : looker.channel.id}"><button class="button choose">Change</button></form>
<h2>Channels</h2><ul>${channels}</ul>
<h2>Apps</h2><ul>${link(dm, app.name)}<li><form method="post" action="/page/open-home">${hiddenOf(looker)}<button class="link" ${looker.tab === 'home' ? html`aria-current="page"` : nothing}>Home of ${app.name}</button></form></li></ul>
<div id="problems" data-live>${drawProblems(workspace)}</div>
<div id="notices-count" hidden data-live>${notices.count}</div></nav>`;
}

function drawPerson(person: Person, chosen: Person): Html {
  const kind = person.kind === 'member' ? '' : ` (${person.kind})`;
  return html`<option value="${person.id}"${person.id === chosen.id ? html` selected` : nothing}>${person.name}${kind}</option>`;
}

function drawProblems(workspace: Workspace): Html {
  if (workspace.problems.length === 0) return html`<p class="fine">Slack’s limits: kept</p>`;
  const lines = workspace.problems.map(
    ({ kind, where, path, message }) => html`<li><strong>${kind}</strong> ${where} ${path} ${message}</li>`,
  );
  return html`<details class="problems"><summary>${workspace.problems.length} problems</summary><ol>${lines}</ol></details>`;
}

function drawTop(looker: Looker): Html {
  const { channel } = looker;
  if (channel.kind !== 'dm') {
    const shared =
      channel.shared === 'no' ? nothing : html` <span class="badge">shared with another organisation</span>`;
    return html`<header class="top"><h2>${titleOf(looker)}</h2>${shared}</header>`;
  }
  const tab = (name: 'messages' | 'home', words: string): Html =>
    html`<form method="post" action="/page/open-${name}">${hiddenOf(looker)}<button class="tab"${looker.tab === name ? html` aria-current="page"` : nothing}>${words}</button></form>`;
  return html`<header class="top"><h2>${app.name}</h2><div class="tabs">${tab('home', 'Home')}${tab('messages', 'Messages')}</div></header>`;
}

function drawConnection({ workspace, sockets }: PageParts): Html {
  const open = sockets();
  const words =
    open !== 0
      ? nothing
      : html`<div class="banner" role="status"><p>No bot is connected. Start it in another terminal with</p><pre>SLACK_API_URL=${workspace.url}/api/ \\
SLACK_BOT_TOKEN=${workspace.options.botToken} \\
SLACK_APP_TOKEN=${workspace.options.appToken} \\
node bin/minutebook.js slack</pre></div>`;
  return html`<div id="connection" data-live>${words}</div>`;
}

/** Messages and ephemeral ones together, in the order they came. */
function drawMessages(parts: PageParts, looker: Looker, threadTs: string | null): Html {
  const { workspace, notices } = parts;
  const { channel, person } = looker;
  const hidden = hiddenOf(looker);
  const all = messagesOf(workspace, channel.id).filter(({ deleted }) => !deleted);
  const shown = all.filter((message) =>
    threadTs === null ? message.threadTs === null : message.ts === threadTs || message.threadTs === threadTs,
  );
  const drawn = [
    ...shown.map((message) => ({
      ts: message.ts,
      drawn: drawMessage(message, {
        see: {
          ...seeFor(workspace, `m${message.ts.replace('.', '')}${threadTs ? 't' : ''}`),
          state: workspace.chosen.get(`${channel.id} ${message.ts}`) ?? initialState(message.blocks),
        },
        author: workspace.people.get(message.user)?.name ?? message.user,
        isBot: isBot(workspace, message.user),
        hidden,
        place: placeWords({ messageTs: message.ts, channel: channel.id }),
        below: threadTs === null || message.ts !== threadTs ? drawBelow(parts, looker, message.ts, threadTs) : nothing,
        uploads: message.files.flatMap((id) => workspace.uploads.get(id) ?? []),
      }),
    })),
    ...workspace.ephemerals
      .filter((one) => one.user === person.id && one.channel === channel.id && one.threadTs === threadTs)
      .map((one) => ({
        ts: one.ts,
        drawn: drawEphemeral(one, {
          see: seeFor(workspace, `e${one.ts.replace('.', '')}`),
          author: app.name,
          isBot: true,
          hidden,
          place: placeWords({ ephemeralTs: one.ts }),
        }),
      })),
    ...notices
      .of(person.id, channel.id)
      .filter(() => threadTs === null)
      .map(({ ts, text }) => ({
        ts,
        drawn: html`<article class="message notice"><div class="avatar" aria-hidden="true">S</div><div class="message-body"><p class="only-you">${eye} Only visible to you</p><p class="by"><strong>Slackbot</strong></p><div class="text">${text}</div></div></article>`,
      })),
  ].sort((a, b) => (a.ts < b.ts ? -1 : 1));
  if (drawn.length === 0) return html`<p class="empty">Nothing has been said here yet.</p>`;
  return html`${drawn.map((one) => one.drawn)}`;
}

function drawBelow({ workspace }: PageParts, looker: Looker, ts: string, threadTs: string | null): Html {
  const replies = messagesOf(workspace, looker.channel.id).filter((one) => one.threadTs === ts && !one.deleted);
  const own = workspace.ephemerals.filter(
    (one) => one.threadTs === ts && one.user === looker.person.id && one.channel === looker.channel.id,
  );
  const count = replies.length + own.length;
  const open = addressOf({ ...looker, thread: ts });
  const words = count === 0 ? 'Reply in thread' : `${count} ${count === 1 ? 'reply' : 'replies'}`;
  const thread = threadTs
    ? nothing
    : html`<a class="${count === 0 ? 'reply-link' : 'replies'}" href="${open}">${words}</a>`;
  return html`${threadTs ? nothing : drawStatus(workspace, looker, ts)}<div class="below">${thread}${drawShortcuts(workspace, looker, ts)}</div>`;
}

function drawShortcuts(workspace: Workspace, looker: Looker, ts: string): Html {
  const shortcuts = (workspace.options.shortcuts ?? []).filter(({ type }) => type === 'message');
  if (shortcuts.length === 0) return nothing;
  const items = shortcuts.map(
    ({ callbackId, name }) => html`<button class="plain" name="shortcut" value="${callbackId}">${name}</button>`,
  );
  return html`<details class="menu"><summary aria-label="More actions for this message">⋯</summary><form method="post" action="/page/shortcut" class="menu-items">${hiddenOf(looker)}<input type="hidden" name="ts" value="${ts}">${items}</form></details>`;
}

function drawStatus(workspace: Workspace, { channel }: Looker, ts: string): Html {
  const last = workspace.statuses.findLast((one) => one.channel === channel.id && one.threadTs === ts);
  if (!last || last.status === '' || last.status === 'active') return nothing;
  return html`<p class="status" role="status">${app.name} ${last.status}</p>`;
}

function drawChannel(parts: PageParts, looker: Looker): Html {
  const { workspace } = parts;
  return html`<section id="messages" class="messages" data-live data-follow aria-label="Messages" tabindex="0">${drawMessages(parts, looker, null)}</section>
<div id="prompts" data-live>${drawPrompts(workspace, looker)}</div>
${drawCompose(parts, looker, null)}`;
}

function drawPrompts(workspace: Workspace, looker: Looker): Html {
  const last = workspace.prompts.findLast(({ channel }) => channel === looker.channel.id);
  if (!last || messagesOf(workspace, looker.channel.id).some(({ deleted }) => !deleted)) return nothing;
  const prompts = listOf(last.prompts) as readonly { readonly title: string; readonly message: string }[];
  return html`<form method="post" action="/page/say" class="prompts">${hiddenOf(looker)}${prompts.map(({ title, message }) => html`<button class="button" name="text" value="${message}">${title}</button>`)}</form>`;
}

function drawCompose({ workspace }: PageParts, looker: Looker, threadTs: string | null): Html {
  const { channel } = looker;
  if (channel.archived) return html`<p class="empty">This channel is archived.</p>`;
  const inChannel = channel.kind !== 'dm';
  const id = threadTs ? 'reply' : 'compose';
  const commands = workspace.options.commands;
  const hint = threadTs
    ? 'Slash commands do not run in threads.'
    : commands
      ? `Commands: ${commands.join(', ')}`
      : 'A line that begins with / is a command.';
  const mention = inChannel
    ? html`<span class="choice"><input type="checkbox" id="${id}-mention" name="mention" value="yes"${threadTs ? nothing : html` checked`}><label for="${id}-mention">Mention @${app.name}</label></span>`
    : nothing;
  const label = threadTs ? 'Reply' : `Message ${titleOf(looker)}`;
  return html`<form method="post" action="/page/say" class="compose" data-keep>${hiddenOf(looker)}${threadTs ? html`<input type="hidden" name="thread" value="${threadTs}">` : nothing}
<label for="${id}">${label}</label><textarea id="${id}" name="text" rows="2" required aria-describedby="${id}-hint"></textarea>
<div class="compose-row">${mention}<span class="hint" id="${id}-hint">${hint}</span><button class="button primary">Send</button></div></form>`;
}

function drawThread(parts: PageParts, looker: Looker, threadTs: string): Html {
  const close = addressOf({ ...looker, thread: null });
  return html`<aside class="thread" aria-label="Thread"><header class="top"><h2>Thread</h2><a class="button quiet" href="${close}" aria-label="Close the thread">✕</a></header>
<section id="thread" class="messages" data-live data-follow aria-label="Messages of the thread" tabindex="0">${drawMessages(parts, looker, threadTs)}${drawStatus(parts.workspace, looker, threadTs)}</section>
${drawCompose(parts, looker, threadTs)}</aside>`;
}

function drawHome(workspace: Workspace, looker: Looker): Html {
  const home = workspace.homes.get(looker.person.id);
  const inside = home
    ? html`<form method="post" action="/page/press" class="blocks">${hiddenOf(looker)}<input type="hidden" name="place" value="${placeWords({ viewId: home.id })}">${drawBlocks(listOf(home.view.blocks), seeFor(workspace, 'home', home))}</form>`
    : html`<p class="empty">The bot has published nothing here yet.</p>`;
  return html`<section id="home" class="home" data-live aria-label="Home">${inside}</section>`;
}

function drawModal(workspace: Workspace, looker: Looker): Html {
  const stack = viewsOf(workspace, looker.person.id);
  const open = stack.at(-1);
  return open ? drawDialog(workspace, looker, open, stack.length) : nothing;
}

function drawDialog(workspace: Workspace, looker: Looker, open: OpenView, depth: number): Html {
  const { view } = open;
  const close = depth > 1 ? 'Back' : wordsOf(view.close) || 'Close';
  const submit =
    view.submit === undefined
      ? nothing
      : html`<button class="button primary">${drawPlain(wordsOf(view.submit))}</button>`;
  const place = html`<input type="hidden" name="place" value="${placeWords({ viewId: open.id })}"><input type="hidden" name="view" value="${open.id}">`;
  return html`<dialog open class="modal" aria-labelledby="modal-title" data-view="${open.id}"><form method="post" action="/page/submit" class="blocks">${hiddenOf(looker)}${place}
<header class="top"><h2 id="modal-title">${wordsOf(view.title)}</h2><button class="button quiet close" formaction="/page/close" formnovalidate aria-label="${close}">✕</button></header>
<div class="modal-body">${drawBlocks(listOf(view.blocks), seeFor(workspace, 'modal', open))}</div>
<footer><button class="button" formaction="/page/close" formnovalidate>${close}</button>${submit}</footer></form></dialog>`;
}
