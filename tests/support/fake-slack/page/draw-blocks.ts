import { type Fields, fieldsOf, listOf } from '../json.js';
import { drawChart, drawDataTable, drawTable } from './draw-data.js';
import { drawElement, elementId } from './draw-elements.js';
import { drawRichText } from './draw-rich-text.js';
import { drawText, wordsOf } from './draw-text.js';
import { type Html, html, nothing, safeUrl } from './html.js';
import { drawMarkdown } from './markdown.js';
import { nobodySees, type See } from './see.js';

/** Blocks as plain HTML that looks like Slack's. Elements are controls of the form that the caller puts around. */
export const drawBlocks = (blocks: readonly unknown[], see: See = nobodySees): Html =>
  html`${blocks.map((block) => drawBlock(fieldsOf(block), see))}`;

function drawBlock(block: Fields, see: See): Html {
  const inside = drawInside(block, see);
  return html`<div class="block block-${String(block.type)}" data-block="${String(block.block_id ?? '')}">${inside}</div>`;
}

function drawInside(block: Fields, see: See): Html {
  switch (block.type) {
    case 'section':
      return drawSection(block, see);
    case 'header':
      return html`<h3>${drawText(block.text, see)}</h3>`;
    case 'divider':
      return html`<hr>`;
    case 'context':
      return html`${listOf(block.elements).map((element) => drawContextPart(fieldsOf(element), see))}`;
    case 'actions':
    case 'context_actions':
      return drawActions(block, see);
    case 'image':
      return drawImageBlock(block, see);
    case 'rich_text':
      return drawRichText(block, see);
    case 'markdown':
      return drawMarkdown(String(block.text ?? ''));
    case 'table':
      return drawTable(block, see);
    case 'data_table':
      return drawDataTable(block, see);
    case 'data_visualization':
      return drawChart(block);
    case 'input':
      return drawInputBlock(block, see);
    case 'alert':
      return html`<p class="alert ${String(block.level ?? 'default')}">${drawText(block.text, see)}</p>`;
    case 'container':
      return html`<section class="container"><h4>${wordsOf(block.title)}</h4>${drawBlocks(listOf(block.child_blocks), see)}</section>`;
    case 'card':
      return drawCard(block, see);
    case 'carousel':
      return html`<div class="scroll cards">${listOf(block.elements).map((card) => drawCard(fieldsOf(card), see))}</div>`;
    default:
      return html`<p class="unknown">A block of type ${String(block.type)} cannot be drawn here.</p>`;
  }
}

function drawSection(block: Fields, see: See): Html {
  const fields = listOf(block.fields);
  const accessory = fieldsOf(block.accessory);
  const beside =
    block.accessory === undefined
      ? nothing
      : html`<div class="accessory">${accessory.type === 'image' ? drawImage(accessory, see) : element(accessory, block, see, wordsOf(block.text))}</div>`;
  const text = block.text === undefined ? nothing : html`<div class="text">${drawText(block.text, see)}</div>`;
  const grid =
    fields.length === 0
      ? nothing
      : html`<div class="fields">${fields.map((field) => html`<div>${drawText(field, see)}</div>`)}</div>`;
  return html`<div class="body">${text}${grid}</div>${beside}`;
}

const drawContextPart = (part: Fields, see: See): Html =>
  part.type === 'image' ? drawImage(part, see) : html`<span>${drawText(part, see)}</span>`;

const drawActions = (block: Fields, see: See): Html =>
  html`${listOf(block.elements)
    .map(fieldsOf)
    .map((one) => element(one, block, see, String(one.action_id ?? 'Choose')))}`;

const element = (one: Fields, block: Fields, see: See, label: string): Html =>
  drawElement(one, { see, blockId: String(block.block_id ?? ''), label, asInput: false });

function sourceOf(image: Fields, see: See): string {
  const file = fieldsOf(image.slack_file);
  if (typeof file.id === 'string') return see.file(file.id);
  return safeUrl(String(image.image_url ?? file.url ?? ''));
}

const drawImage = (image: Fields, see: See): Html =>
  html`<img src="${sourceOf(image, see)}" alt="${String(image.alt_text ?? '')}">`;

function drawImageBlock(block: Fields, see: See): Html {
  const title = block.title === undefined ? nothing : html`<figcaption>${drawText(block.title, see)}</figcaption>`;
  return html`<figure>${title}${drawImage(block, see)}</figure>`;
}

function drawInputBlock(block: Fields, see: See): Html {
  const blockId = String(block.block_id ?? '');
  const inner = fieldsOf(block.element);
  const label = wordsOf(block.label);
  const error = see.errors[blockId];
  const errorId = `${elementId(inner, see)}-error`;
  const grouped = ['radio_buttons', 'checkboxes'].includes(String(inner.type));
  const required = block.optional !== true && !grouped;
  const words = html`${label}${block.optional === true ? html` <small>(optional)</small>` : nothing}`;
  const named = grouped ? nothing : html`<label for="${elementId(inner, see)}">${words}</label>`;
  const control = drawElement(inner, {
    see,
    blockId,
    label,
    asInput: block.dispatch_action !== true,
    required,
    ...(error ? { describedBy: errorId } : {}),
  });
  const hint = block.hint === undefined ? nothing : html`<p class="hint">${drawText(block.hint, see)}</p>`;
  const fault = error ? html`<p class="error" id="${errorId}">${error}</p>` : nothing;
  return html`${named}${control}${hint}${fault}`;
}

function drawCard(block: Fields, see: See): Html {
  const parts = ['title', 'subtitle', 'body'].map((name) =>
    block[name] === undefined ? nothing : html`<div class="card-${name}">${drawText(block[name], see)}</div>`,
  );
  const hero = block.hero_image === undefined ? nothing : drawImage(fieldsOf(block.hero_image), see);
  const actions = listOf(block.actions).map((one) => element(fieldsOf(one), block, see, 'Choose'));
  return html`<article class="card">${hero}${parts}<div class="block-actions">${actions}</div></article>`;
}
