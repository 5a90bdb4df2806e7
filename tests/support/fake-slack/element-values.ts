import type { Press } from './driver.js';
import { type Fields, fieldsOf, listOf } from './json.js';

/** The options an element offers, groups included. */
export const optionsOf = (element: Fields): readonly Fields[] => [
  ...listOf(element.options).map(fieldsOf),
  ...listOf(element.option_groups).flatMap((group) => listOf(fieldsOf(group).options).map(fieldsOf)),
];

/** What an element holds once this was chosen or typed; throws for what cannot be. */
export function valueFrom(element: Fields, selected: string | readonly string[]): Fields {
  const type = String(element.type);
  const one = typeof selected === 'string' ? selected : (selected[0] ?? '');
  const many = typeof selected === 'string' ? [selected] : selected;
  if (type.endsWith('_input')) return { type, value: typed(element, one) };
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
      return { type, selected_option: optionWith(element, one) };
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: many.map((value) => optionWith(element, value)) };
    case 'datepicker':
      return { type, selected_date: one };
    case 'timepicker':
      return { type, selected_time: one };
    case 'datetimepicker':
      return { type, selected_date_time: Number(one) };
    default:
      return personOrPlace(type, one, many);
  }
}

function personOrPlace(type: string, one: string, many: readonly string[]): Fields {
  const found = /^(?<multi>multi_)?(?<what>user|conversation|channel)s_select$/.exec(type)?.groups;
  if (!found) throw new Error(`Nothing can be chosen in an element of type ${type}.`);
  return found.multi ? { type, [`selected_${found.what}s`]: many } : { type, [`selected_${found.what}`]: one };
}

function optionWith(element: Fields, value: string): Fields {
  const option = optionsOf(element).find((candidate) => candidate.value === value);
  if (!option) throw new Error(`${value} is not an option of ${String(element.action_id)}.`);
  return option;
}

function typed(element: Fields, text: string): string | null {
  if (text === '') return null;
  const least = Number(element.min_length ?? 0);
  const most = Number(element.max_length ?? 3000);
  if (text.length < least) throw new Error(`At least ${least} characters are needed.`);
  if (text.length > most) throw new Error(`At most ${most} characters can be typed.`);
  return text;
}

/** The entry of `actions` in a block_actions payload. */
export function actionFrom(
  element: Fields,
  press: Press,
  chosen: Fields | undefined,
  place: { readonly blockId: string; readonly ts: string },
): Fields {
  const base = {
    type: element.type,
    action_id: element.action_id,
    block_id: place.blockId,
    action_ts: place.ts,
  };
  if (element.type === 'feedback_buttons') return { ...base, ...feedback(element, press) };
  if (element.type === 'button' || element.type === 'icon_button') {
    const value = element.value === undefined ? {} : { value: element.value };
    return { ...base, text: element.text, ...value };
  }
  if (!chosen) throw new Error(`Say what is selected in ${String(element.action_id)}.`);
  return { ...base, ...chosen };
}

function feedback(element: Fields, press: Press): Fields {
  const wanted = press.value ?? press.selected;
  const buttons = [fieldsOf(element.positive_button), fieldsOf(element.negative_button)];
  const [positive, negative] = buttons;
  const button =
    wanted === 'positive' ? positive : wanted === 'negative' ? negative : buttons.find(({ value }) => value === wanted);
  if (!button) throw new Error('Say positive or negative for feedback buttons.');
  return { text: button.text, value: button.value };
}
