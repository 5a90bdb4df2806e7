import type { Ephemeral, Message } from '../driver.js';
import { drawBlocks } from './draw-blocks.js';
import { type Html, html, nothing } from './html.js';
import { eye } from './icons.js';
import { drawMrkdwn } from './mrkdwn.js';
import type { See } from './see.js';

/** How a message stands in the page. */
export interface MessageStand {
  readonly see: See;
  /** The name of who wrote it. */
  readonly author: string;
  readonly isBot: boolean;
  /** Fields that every form of it sends: who looks, where, and where to go back to. */
  readonly hidden: Html;
  /** What a press in it is told about its place. */
  readonly place: string;
  /** Below the message: replies, menus. */
  readonly below?: Html;
  readonly uploads?: readonly {
    readonly id: string;
    readonly filename: string;
    readonly altText: string | null;
    readonly mimetype: string;
  }[];
}

/** A message that everybody in the channel sees. */
export const drawMessage = (message: Message, stand: MessageStand): Html =>
  article(message, stand, {
    note: nothing,
    edited: message.edited,
    reactions: message.reactions.map(
      (name) => html`<span class="reaction">${drawMrkdwn(`:${name}:`, stand.see)} 1</span>`,
    ),
  });

/** A message for one person. */
export const drawEphemeral = (message: Ephemeral, stand: MessageStand): Html =>
  article(message, stand, {
    note: html`<p class="only-you">${eye} Only visible to you</p>`,
    edited: false,
    reactions: [],
  });

function article(
  message: Pick<Message, 'ts' | 'text' | 'blocks'>,
  stand: MessageStand,
  { note, edited, reactions }: { readonly note: Html; readonly edited: boolean; readonly reactions: readonly Html[] },
): Html {
  const time = new Date(Number(message.ts) * 1000);
  const clock = time.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });
  const badge = stand.isBot ? html`<span class="badge">App</span>` : nothing;
  const inside =
    message.blocks.length > 0
      ? html`<form method="post" action="/page/press" class="blocks">${stand.hidden}<input type="hidden" name="place" value="${stand.place}">${drawBlocks(message.blocks, stand.see)}</form>`
      : html`<div class="text">${drawMrkdwn(message.text, stand.see)}</div>`;
  const files = (stand.uploads ?? []).map((upload) =>
    upload.mimetype.startsWith('image/')
      ? html`<figure><figcaption>${upload.filename}</figcaption><img src="${stand.see.file(upload.id)}" alt="${upload.altText ?? ''}"></figure>`
      : html`<p class="file"><a href="${stand.see.file(upload.id)}" download="${upload.filename}">${upload.filename}</a></p>`,
  );
  return html`<article class="message" data-ts="${message.ts}" aria-label="${stand.author}, ${clock}">
<div class="avatar ${stand.isBot ? 'of-bot' : ''}" aria-hidden="true">${stand.author.slice(0, 1).toUpperCase()}</div>
<div class="message-body">${note}
<p class="by"><strong>${stand.author}</strong> ${badge} <time datetime="${time.toISOString()}">${clock}</time></p>
${inside}${edited ? html`<small class="edited">(edited)</small>` : nothing}${files}
${reactions.length > 0 ? html`<p class="reactions">${reactions}</p>` : nothing}${stand.below ?? nothing}</div></article>`;
}
