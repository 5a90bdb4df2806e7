import { optionsOf } from '../element-values.js';
import { type Fields, fieldsOf, listOf } from '../json.js';
import { drawText, wordsOf } from './draw-text.js';
import { type Html, html, nothing, safeUrl } from './html.js';
import { bin, thumbDown, thumbUp } from './icons.js';
import type { See } from './see.js';

/** How an element stands: worked at once where it is, or filled in and submitted with its modal. */
interface Stand {
  readonly see: See;
  readonly blockId: string;
  /** The words that name the element, for one that has none of its own. */
  readonly label: string;
  /** Part of an input block: nothing happens until the modal is submitted. */
  readonly asInput: boolean;
  readonly describedBy?: string;
  readonly required?: boolean;
}

/** One element that a person can work, as controls of a form. */
export function drawElement(element: Fields, stand: Stand): Html {
  const type = String(element.type);
  switch (type) {
    case 'button':
      return drawButton(element, stand);
    case 'icon_button':
      return pressButton(element, stand, { words: html`${bin} ${wordsOf(element.text)}` });
    case 'feedback_buttons':
      return drawFeedback(element, stand);
    case 'overflow':
      return drawOverflow(element, stand);
    case 'radio_buttons':
    case 'checkboxes':
      return drawChoices(element, stand);
    default:
      return /_select$/.test(type) ? drawSelect(element, stand) : drawInput(element, stand);
  }
}

const pressValue = (element: Fields, { blockId }: Stand, more: Fields = {}): string =>
  JSON.stringify({ blockId, actionId: element.action_id, ...more });

const fieldName = (element: Fields, { blockId }: Stand): string => `v|${blockId}|${String(element.action_id)}`;

export const elementId = (element: Fields, see: See): string => `${see.prefix}-${String(element.action_id)}`;

function pressButton(
  element: Fields,
  stand: Stand,
  {
    words,
    value,
    style = '',
    label,
  }: { readonly words: Html; readonly value?: string; readonly style?: string; readonly label?: string },
): Html {
  const named = label === undefined ? nothing : html` aria-label="${label}"`;
  const press = pressValue(element, stand, value === undefined ? {} : { value });
  return html`<button type="submit" class="button ${style}" name="press" value="${press}" formaction="/page/press" formnovalidate${named}${confirmOf(element)}>${words}</button>`;
}

function confirmOf(element: Fields): Html {
  if (element.confirm === undefined) return nothing;
  const { title, text } = fieldsOf(element.confirm);
  return html` data-confirm="${wordsOf(title)}: ${wordsOf(text)}"`;
}

function drawButton(element: Fields, stand: Stand): Html {
  const label = typeof element.accessibility_label === 'string' ? { label: element.accessibility_label } : {};
  const style = typeof element.style === 'string' ? element.style : '';
  const words = drawText(element.text, stand.see);
  if (typeof element.url === 'string') {
    const press = pressValue(element, stand, buttonValue(element));
    return html`<a class="button ${style}" href="${safeUrl(element.url)}" target="_blank" rel="noopener noreferrer" data-press="${press}">${words}</a>`;
  }
  return pressButton(element, stand, { words, style, ...label, ...buttonValue(element) });
}

const buttonValue = (element: Fields): { readonly value?: string } =>
  typeof element.value === 'string' ? { value: element.value } : {};

function drawFeedback(element: Fields, stand: Stand): Html {
  const one = (name: 'positive' | 'negative', words: Html): Html => {
    const button = fieldsOf(element[`${name}_button`]);
    const label = String(button.accessibility_label ?? wordsOf(button.text));
    return pressButton(element, stand, { words, value: name, style: 'quiet', label });
  };
  return html`<span class="feedback">${one('positive', thumbUp)}${one('negative', thumbDown)}</span>`;
}

function drawOverflow(element: Fields, stand: Stand): Html {
  const options = optionsOf(element).map((option) => {
    const press = pressValue(element, stand, { selected: option.value });
    return html`<button type="submit" class="plain" name="press" value="${press}" formaction="/page/press" formnovalidate${confirmOf(element)}>${drawText(option.text, stand.see)}</button>`;
  });
  return html`<details class="menu"><summary aria-label="More actions">⋯</summary><div class="menu-items">${options}</div></details>`;
}

const held = (element: Fields, { see, blockId }: Stand): Fields =>
  see.state[blockId]?.[String(element.action_id)] ?? {};

function drawChoices(element: Fields, stand: Stand): Html {
  const isRadio = element.type === 'radio_buttons';
  const state = held(element, stand);
  const chosen = [state.selected_option, ...listOf(state.selected_options)].map((option) => fieldsOf(option).value);
  const options = optionsOf(element).map((option, index) => {
    const id = `${elementId(element, stand.see)}-${index}`;
    const checked = chosen.includes(option.value) ? html` checked` : nothing;
    const description = option.description ? html`<small>${drawText(option.description, stand.see)}</small>` : nothing;
    return html`<div class="choice"><input type="${isRadio ? 'radio' : 'checkbox'}" id="${id}" name="${fieldName(element, stand)}" value="${String(option.value)}"${checked}${atOnce(stand)}><label for="${id}">${drawText(option.text, stand.see)} ${description}</label></div>`;
  });
  return html`<fieldset${describedBy(stand)}><legend class="${stand.asInput ? '' : 'unseen'}">${stand.label}</legend>${options}${chooseButton(element, stand)}</fieldset>`;
}

const describedBy = ({ describedBy: id }: Stand): Html =>
  id ? html` aria-describedby="${id}" aria-invalid="true"` : nothing;

/** Marks a control that is sent as soon as it changes. */
const atOnce = ({ asInput }: Stand): Html => (asInput ? nothing : html` data-at-once`);

/** Sends what was chosen, for browsers without a script. */
const chooseButton = (element: Fields, stand: Stand): Html =>
  stand.asInput
    ? nothing
    : html`<button type="submit" class="button choose" name="press" value="${pressValue(element, stand, { chosen: true })}" formaction="/page/press" formnovalidate${confirmOf(element)}>Choose</button>`;

function drawSelect(element: Fields, stand: Stand): Html {
  const type = String(element.type);
  const state = held(element, stand);
  const chosen = Object.entries(state)
    .filter(([name]) => name !== 'type')
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .map((value) => (typeof value === 'string' ? value : fieldsOf(value).value));
  const drawOption = (value: string, words: string): Html =>
    html`<option value="${value}"${chosen.includes(value) ? html` selected` : nothing}>${words}</option>`;
  const ofBlocks = (options: readonly unknown[]): readonly Html[] =>
    options.map(fieldsOf).map((option) => drawOption(String(option.value), wordsOf(option.text)));
  const groups = listOf(element.option_groups)
    .map(fieldsOf)
    .map((group) => html`<optgroup label="${wordsOf(group.label)}">${ofBlocks(listOf(group.options))}</optgroup>`);
  const people = /users_select$/.test(type) ? stand.see.choices('users') : [];
  const places = /(?:channels|conversations)_select$/.test(type) ? stand.see.choices('channels') : [];
  const known = [...people, ...places].map(([id, name]) => drawOption(id, name));
  const multiple = type.startsWith('multi_');
  const placeholder = multiple
    ? nothing
    : html`<option value="">${wordsOf(element.placeholder) || 'Select an item'}</option>`;
  const id = elementId(element, stand.see);
  const label = stand.asInput ? nothing : html` aria-label="${wordsOf(element.placeholder) || stand.label}"`;
  return html`<span class="select"><select id="${id}" name="${fieldName(element, stand)}"${multiple ? html` multiple` : nothing}${label}${required(stand)}${describedBy(stand)}${atOnce(stand)}>${placeholder}${ofBlocks(listOf(element.options))}${groups}${known}</select>${chooseButton(element, stand)}</span>`;
}

const required = ({ required: needed }: Stand): Html => (needed ? html` required` : nothing);

const inputTypes: Readonly<Record<string, string>> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
};

function drawInput(element: Fields, stand: Stand): Html {
  const type = String(element.type);
  const state = held(element, stand);
  const value = String(state.value ?? state.selected_date ?? state.selected_time ?? '');
  const limits = [
    element.max_length === undefined ? nothing : html` maxlength="${Number(element.max_length)}"`,
    element.min_length === undefined ? nothing : html` minlength="${Number(element.min_length)}"`,
    element.placeholder === undefined ? nothing : html` placeholder="${wordsOf(element.placeholder)}"`,
    element.focus_on_load === true ? html` autofocus` : nothing,
    stand.asInput ? nothing : html` aria-label="${stand.label}"`,
  ];
  const shared = html`id="${elementId(element, stand.see)}" name="${fieldName(element, stand)}"${limits}${required(stand)}${describedBy(stand)}${atOnce(stand)}`;
  if (element.multiline === true) return html`<textarea ${shared} rows="4">${value}</textarea>`;
  return html`<input type="${inputTypes[type] ?? 'text'}" ${shared} value="${value}">${chooseButton(element, stand)}`;
}
