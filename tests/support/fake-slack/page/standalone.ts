import { readFileSync } from 'node:fs';
import { validateBlocks } from '../validate-blocks.js';
import { drawBlocks } from './draw-blocks.js';
import { html } from './html.js';
import { nobodySees } from './see.js';

/**
 * A page that shows one message's blocks and nothing else, styles included, for looking at what the bot would send.
 * Throws when Slack would refuse the blocks.
 */
export function drawStandalone(blocks: readonly unknown[], files: Readonly<Record<string, string>> = {}): string {
  const { faults } = validateBlocks(blocks, 'message');
  if (faults.length > 0) throw new Error(faults.map(({ path, message }) => `${path} ${message}`).join('\n'));
  const style = { html: readFileSync(new URL('style.css', import.meta.url), 'utf8') };
  const see = { ...nobodySees, file: (id: string) => files[id] ?? nobodySees.file(id) };
  return html`<!doctype html><html lang="en-GB" class="scripted"><head><meta charset="utf-8"><title>Blocks</title><meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head><body class="standalone"><main><article class="message"><div class="avatar of-bot" aria-hidden="true">M</div><div class="message-body"><p class="by"><strong>minutebook</strong> <span class="badge">App</span></p>${drawBlocks(blocks, see)}</div></article></main></body></html>`
    .html;
}
