import {
  type BlockCheck,
  checkFields,
  checkFlag,
  checkList,
  checkOneOf,
  checkString,
  checkUrl,
  checkWholeNumber,
} from './block-check.js';
import { checkConfirm, checkPlainText, checkText } from './check-text.js';
import { type Fields, fieldsOf, isFields, listOf } from './json.js';

type ElementCheck = (check: BlockCheck, element: Fields, path: string) => void;

const selectSources = ['users', 'conversations', 'channels'] as const;

const elementChecks: Readonly<Record<string, ElementCheck>> = {
  button: (check, element, path) => {
    fieldsOfElement(check, element, path, ['text'], ['value', 'url', 'style', 'confirm', 'accessibility_label']);
    checkPlainText(check, element.text, `${path}/text`, 75);
    checkString(check, element.value, `${path}/value`, { max: 2000 });
    checkUrl(check, element.url, `${path}/url`);
    checkOneOf(check, element.style, `${path}/style`, ['primary', 'danger']);
    checkString(check, element.accessibility_label, `${path}/accessibility_label`, { max: 75 });
  },
  checkboxes: (check, element, path) => {
    fieldsOfElement(check, element, path, ['options'], ['initial_options', 'confirm', 'focus_on_load']);
    checkOptions(check, element.options, `${path}/options`, { max: 10, mrkdwn: true });
    checkInitial(check, element, path, listOf(element.initial_options));
  },
  radio_buttons: (check, element, path) => {
    fieldsOfElement(check, element, path, ['options'], ['initial_option', 'confirm', 'focus_on_load']);
    checkOptions(check, element.options, `${path}/options`, { max: 10, mrkdwn: true });
    checkInitial(check, element, path, initialOption(element));
  },
  overflow: (check, element, path) => {
    fieldsOfElement(check, element, path, ['options'], ['confirm']);
    checkOptions(check, element.options, `${path}/options`, { max: 5, urls: true });
  },
  static_select: (check, element, path) => {
    fieldsOfElement(check, element, path, [], ['options', 'option_groups', 'initial_option', ...selectFields]);
    checkChoices(check, element, path);
    checkInitial(check, element, path, initialOption(element));
  },
  multi_static_select: (check, element, path) => {
    const allowed = ['options', 'option_groups', 'initial_options', 'max_selected_items', ...selectFields];
    fieldsOfElement(check, element, path, [], allowed);
    checkChoices(check, element, path);
    checkInitial(check, element, path, listOf(element.initial_options));
    checkWholeNumber(check, element.max_selected_items, `${path}/max_selected_items`, { min: 1, max: 100 });
  },
  external_select: (check, element, path) =>
    fieldsOfElement(check, element, path, [], ['initial_option', 'min_query_length', ...selectFields]),
  ...Object.fromEntries(
    selectSources.flatMap((source): [string, ElementCheck][] => {
      const one = source.slice(0, -1);
      const extra = source === 'users' ? [] : ['response_url_enabled', 'filter', 'default_to_current_conversation'];
      return [
        [
          `${source}_select`,
          (check, element, path) =>
            fieldsOfElement(check, element, path, [], [`initial_${one}`, ...extra, ...selectFields]),
        ],
        [
          `multi_${source}_select`,
          (check, element, path) => {
            const allowed = [`initial_${source}`, 'max_selected_items', ...extra, ...selectFields];
            fieldsOfElement(check, element, path, [], allowed);
          },
        ],
      ];
    }),
  ),
  datepicker: (check, element, path) => {
    fieldsOfElement(check, element, path, [], ['initial_date', ...selectFields]);
    if (element.initial_date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(String(element.initial_date))) {
      check.fail(`${path}/initial_date`, 'must be a date as YYYY-MM-DD');
    }
  },
  timepicker: (check, element, path) => {
    fieldsOfElement(check, element, path, [], ['initial_time', 'timezone', ...selectFields]);
    if (element.initial_time !== undefined && !/^\d{2}:\d{2}$/.test(String(element.initial_time))) {
      check.fail(`${path}/initial_time`, 'must be a time as HH:mm');
    }
  },
  datetimepicker: (check, element, path) =>
    fieldsOfElement(check, element, path, [], ['initial_date_time', 'confirm', 'focus_on_load']),
  plain_text_input: (check, element, path) => {
    const allowed = ['initial_value', 'multiline', 'min_length', 'max_length', ...inputFields];
    fieldsOfElement(check, element, path, [], allowed);
    checkWholeNumber(check, element.min_length, `${path}/min_length`, { min: 0, max: 3000 });
    checkWholeNumber(check, element.max_length, `${path}/max_length`, { min: 1, max: 3000 });
    checkString(check, element.initial_value, `${path}/initial_value`, { max: 3000 });
    checkFlag(check, element.multiline, `${path}/multiline`);
  },
  email_text_input: (check, element, path) =>
    fieldsOfElement(check, element, path, [], ['initial_value', ...inputFields]),
  url_text_input: (check, element, path) =>
    fieldsOfElement(check, element, path, [], ['initial_value', ...inputFields]),
  number_input: (check, element, path) => {
    const allowed = ['initial_value', 'min_value', 'max_value', ...inputFields];
    fieldsOfElement(check, element, path, ['is_decimal_allowed'], allowed);
  },
  feedback_buttons: (check, element, path) => {
    fieldsOfElement(check, element, path, ['positive_button', 'negative_button'], []);
    for (const name of ['positive_button', 'negative_button']) {
      checkFeedbackButton(check, element[name], `${path}/${name}`);
    }
  },
  icon_button: (check, element, path) => {
    const allowed = ['value', 'confirm', 'accessibility_label', 'visible_to_user_ids'];
    fieldsOfElement(check, element, path, ['icon', 'text'], allowed);
    checkOneOf(check, element.icon, `${path}/icon`, ['trash']);
    checkPlainText(check, element.text, `${path}/text`, 75);
    checkString(check, element.value, `${path}/value`, { max: 2000 });
    checkString(check, element.accessibility_label, `${path}/accessibility_label`, { max: 75 });
  },
  image: (check, element, path) => {
    checkFields(check, element, path, { needed: ['alt_text'], allowed: ['image_url', 'slack_file'] });
    checkImageSource(check, element, path);
  },
};

const selectFields = ['placeholder', 'confirm', 'focus_on_load'];
const inputFields = ['placeholder', 'focus_on_load', 'dispatch_action_config'];

/** Every element that a person can work. */
export const interactiveElements: readonly string[] = Object.keys(elementChecks).filter((type) => type !== 'image');

/** Checks one element, which must be of one of the `allowed` types. */
export function checkElement(check: BlockCheck, element: unknown, path: string, allowed: readonly string[]): void {
  const { type } = fieldsOf(element);
  const elementCheck = typeof type === 'string' ? elementChecks[type] : undefined;
  if (!isFields(element) || !elementCheck) {
    check.fail(path, `unsupported element type: ${String(type)}`);
    return;
  }
  if (!allowed.includes(String(type))) {
    check.fail(path, `unsupported type: ${String(type)}`);
    return;
  }
  elementCheck(check, element, path);
}

function fieldsOfElement(
  check: BlockCheck,
  element: Fields,
  path: string,
  needed: readonly string[],
  allowed: readonly string[],
): void {
  checkFields(check, element, path, { needed, allowed: [...allowed, 'action_id'] });
  checkString(check, element.action_id, `${path}/action_id`, { min: 1, max: 255 });
  if (element.placeholder !== undefined) checkPlainText(check, element.placeholder, `${path}/placeholder`, 150);
  checkFlag(check, element.focus_on_load, `${path}/focus_on_load`);
  checkConfirm(check, element.confirm, `${path}/confirm`);
}

/** An image by address or by uploaded file, with words for those who do not see it. */
export function checkImageSource(check: BlockCheck, image: Fields, path: string): void {
  checkString(check, image.alt_text, `${path}/alt_text`, { min: 1, max: 2000, needed: true });
  if ((image.image_url === undefined) === (image.slack_file === undefined)) {
    check.fail(path, 'must have one of image_url and slack_file');
  }
  checkUrl(check, image.image_url, `${path}/image_url`);
  if (image.slack_file === undefined) return;
  const file = fieldsOf(image.slack_file);
  const { id, url } = file;
  if ((typeof id === 'string') === (typeof url === 'string')) {
    check.fail(`${path}/slack_file`, 'must have one of id and url');
    return;
  }
  const named = typeof id === 'string' ? { id } : { url: String(url) };
  const fault = check.facts.fileFault?.(named);
  if (fault) check.fail(`${path}/slack_file`, fault);
}

function checkFeedbackButton(check: BlockCheck, button: unknown, path: string): void {
  if (!checkFields(check, button, path, { needed: ['text', 'value'], allowed: ['accessibility_label'] })) return;
  checkPlainText(check, button.text, `${path}/text`, 75);
  checkString(check, button.value, `${path}/value`, { max: 2000, needed: true });
  checkString(check, button.accessibility_label, `${path}/accessibility_label`, { max: 75 });
}

/** A menu has options or groups of options, never both. */
function checkChoices(check: BlockCheck, element: Fields, path: string): void {
  if ((element.options === undefined) === (element.option_groups === undefined)) {
    check.fail(path, 'must have one of options and option_groups');
    return;
  }
  if (element.options !== undefined) {
    checkOptions(check, element.options, `${path}/options`, { max: 100 });
    return;
  }
  checkList(check, element.option_groups, `${path}/option_groups`, { max: 100 }, (group, groupPath) => {
    if (!checkFields(check, group, groupPath, { needed: ['label', 'options'] })) return;
    checkPlainText(check, group.label, `${groupPath}/label`, 75);
    checkOptions(check, group.options, `${groupPath}/options`, { max: 100 });
  });
}

function checkOptions(
  check: BlockCheck,
  options: unknown,
  path: string,
  { max, mrkdwn = false, urls = false }: { readonly max: number; readonly mrkdwn?: boolean; readonly urls?: boolean },
): void {
  const seen = new Set<unknown>();
  checkList(check, options, path, { max }, (option, optionPath) => {
    const allowed = ['description', ...(urls ? ['url'] : [])];
    if (!checkFields(check, option, optionPath, { needed: ['text', 'value'], allowed })) return;
    const types = mrkdwn ? (['plain_text', 'mrkdwn'] as const) : (['plain_text'] as const);
    checkText(check, option.text, `${optionPath}/text`, { max: 75, types });
    checkString(check, option.value, `${optionPath}/value`, { min: 1, max: 150 });
    if (option.description !== undefined) {
      checkText(check, option.description, `${optionPath}/description`, { max: 75, types });
    }
    checkUrl(check, option.url, `${optionPath}/url`);
    if (seen.has(option.value)) check.fail(`${optionPath}/value`, 'is the value of an earlier option');
    seen.add(option.value);
  });
}

const initialOption = (element: Fields): readonly unknown[] =>
  element.initial_option === undefined ? [] : [element.initial_option];

/** What is chosen at first must be one of the options, exactly. */
function checkInitial(check: BlockCheck, element: Fields, path: string, initial: readonly unknown[]): void {
  const groups = listOf(element.option_groups).flatMap((group) => listOf(fieldsOf(group).options));
  const options = [...listOf(element.options), ...groups].map(sorted);
  for (const option of initial) {
    if (!options.includes(sorted(option))) check.fail(path, 'the initial option is not one of the options');
  }
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    isFields(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
