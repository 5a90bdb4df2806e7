import {
  type BlockCheck,
  type BlockFacts,
  type BlockFault,
  checkFields,
  checkFlag,
  checkList,
  checkOneOf,
  checkString,
  checkWholeNumber,
  createBlockCheck,
  type Surface,
} from './block-check.js';
import { checkDataTable, checkDataVisualization, checkTable, tableCharacters } from './check-data-blocks.js';
import { checkElement, checkImageSource, interactiveElements } from './check-elements.js';
import { checkRichText } from './check-rich-text.js';
import { checkPlainText, checkText } from './check-text.js';
import { type Fields, fieldsOf, isFields, listOf } from './json.js';

export type { BlockFacts, BlockFault, Surface } from './block-check.js';

/** What was found in the blocks of one message or view. */
export interface BlockReport {
  /** Empty when Slack takes the blocks. */
  readonly faults: readonly BlockFault[];
  /** All text of all blocks, in UTF-16 units. Slack refuses a message somewhere past 13,200. */
  readonly characters: number;
}

interface BlockRule {
  readonly surfaces: readonly Surface[];
  readonly check: (check: BlockCheck, block: Fields, path: string) => void;
}

const everywhere: readonly Surface[] = ['message', 'modal', 'home'];
const notInModals: readonly Surface[] = ['message', 'home'];
const messagesOnly: readonly Surface[] = ['message'];

const inputElements = interactiveElements.filter(
  (type) => !['button', 'overflow', 'feedback_buttons', 'icon_button'].includes(type),
);
const actionElements = interactiveElements.filter(
  (type) => !['feedback_buttons', 'icon_button'].includes(type) && !type.endsWith('_input'),
);

const rules: Readonly<Record<string, BlockRule>> = {
  section: { surfaces: everywhere, check: checkSection },
  divider: { surfaces: everywhere, check: (check, block, path) => checkFields(check, block, path, blockFields()) },
  header: {
    surfaces: everywhere,
    check: (check, block, path) => {
      checkFields(check, block, path, blockFields(['text'], ['level']));
      checkPlainText(check, block.text, `${path}/text`, 150);
      checkWholeNumber(check, block.level, `${path}/level`, { min: 1, max: 4 });
    },
  },
  context: {
    surfaces: everywhere,
    check: (check, block, path) => {
      checkFields(check, block, path, blockFields(['elements']));
      checkList(check, block.elements, `${path}/elements`, { max: 10 }, (element, elementPath) => {
        if (fieldsOf(element).type === 'image') checkElement(check, element, elementPath, ['image']);
        else checkText(check, element, elementPath);
      });
    },
  },
  actions: {
    surfaces: everywhere,
    check: (check, block, path) => {
      checkFields(check, block, path, blockFields(['elements']));
      checkElements(check, block.elements, `${path}/elements`, 25, actionElements);
    },
  },
  context_actions: {
    surfaces: messagesOnly,
    check: (check, block, path) => {
      checkFields(check, block, path, blockFields(['elements']));
      checkElements(check, block.elements, `${path}/elements`, 5, ['feedback_buttons', 'icon_button']);
    },
  },
  image: {
    surfaces: everywhere,
    check: (check, block, path) => {
      checkFields(check, block, path, blockFields(['alt_text'], ['image_url', 'slack_file', 'title']));
      checkImageSource(check, block, path);
      if (block.title !== undefined) checkPlainText(check, block.title, `${path}/title`, 2000);
    },
  },
  input: { surfaces: everywhere, check: checkInput },
  markdown: {
    surfaces: messagesOnly,
    check: (check, block, path) => {
      checkFields(check, block, path, blockFields(['text']));
      checkString(check, block.text, `${path}/text`, { min: 1, max: 12_000, needed: true });
      if (typeof block.text === 'string') check.count(block.text);
    },
  },
  rich_text: { surfaces: everywhere, check: checkRichText },
  table: { surfaces: notInModals, check: checkTable },
  data_table: { surfaces: notInModals, check: checkDataTable },
  data_visualization: { surfaces: messagesOnly, check: checkDataVisualization },
  container: { surfaces: notInModals, check: checkContainer },
  card: { surfaces: everywhere, check: checkCard },
  carousel: {
    surfaces: notInModals,
    check: (check, block, path) => {
      checkFields(check, block, path, blockFields(['elements']));
      checkList(check, block.elements, `${path}/elements`, { max: 10 }, (card, cardPath) => {
        if (fieldsOf(card).type === 'card') checkCard(check, fieldsOf(card), cardPath);
        else check.fail(cardPath, 'must be a card');
      });
    },
  },
  alert: {
    surfaces: ['modal'],
    check: (check, block, path) => {
      checkFields(check, block, path, blockFields(['text'], ['level']));
      checkText(check, block.text, `${path}/text`, { max: 200 });
      checkOneOf(check, block.level, `${path}/level`, ['default', 'info', 'warning', 'error', 'success']);
    },
  },
};

/**
 * Checks blocks against Slack's published limits for a surface, and against what its schema refuses: unknown blocks,
 * unknown fields, missing fields, a block where it cannot be shown. A path is the JSON pointer from `/blocks`.
 */
export function validateBlocks(blocks: unknown, surface: Surface, facts: BlockFacts = {}): BlockReport {
  const check = createBlockCheck(surface, facts);
  checkList(check, blocks, '/blocks', { max: surface === 'message' ? 50 : 100, min: 0 }, (block, path) => {
    checkBlock(check, block, path);
  });
  const known = listOf(blocks).filter(isFields);
  checkTotals(check, known);
  checkBlockIds(check, known);
  checkFocus(check, known);
  return { faults: check.faults, characters: check.characters };
}

function checkBlock(check: BlockCheck, block: unknown, path: string): void {
  const { type, block_id: blockId } = fieldsOf(block);
  const rule = typeof type === 'string' && Object.hasOwn(rules, type) ? rules[type] : undefined;
  if (!isFields(block) || !rule) {
    check.fail(path, `unsupported type: ${String(type)}`);
    return;
  }
  if (!rule.surfaces.includes(check.surface)) {
    check.fail(path, `unsupported type: ${String(type)} cannot be shown in a ${check.surface}`);
    return;
  }
  checkString(check, blockId, `${path}/block_id`, { min: 1, max: 255 });
  rule.check(check, block, path);
}

const blockFields = (needed: readonly string[] = [], allowed: readonly string[] = []) => ({
  needed,
  allowed: [...allowed, 'block_id'],
});

function checkSection(check: BlockCheck, block: Fields, path: string): void {
  checkFields(check, block, path, blockFields([], ['text', 'fields', 'accessory', 'expand']));
  if (block.text === undefined && block.fields === undefined) check.fail(path, 'missing required field: text');
  if (block.text !== undefined) checkText(check, block.text, `${path}/text`, { max: 3000 });
  if (block.fields !== undefined) {
    checkList(check, block.fields, `${path}/fields`, { max: 10 }, (field, fieldPath) => {
      checkText(check, field, fieldPath, { max: 2000 });
    });
  }
  if (block.accessory !== undefined) {
    checkElement(check, block.accessory, `${path}/accessory`, [...actionElements, 'image']);
  }
  checkFlag(check, block.expand, `${path}/expand`);
}

function checkInput(check: BlockCheck, block: Fields, path: string): void {
  checkFields(check, block, path, blockFields(['label', 'element'], ['hint', 'optional', 'dispatch_action']));
  checkPlainText(check, block.label, `${path}/label`, 2000);
  if (block.hint !== undefined) checkPlainText(check, block.hint, `${path}/hint`, 2000);
  checkFlag(check, block.optional, `${path}/optional`);
  checkFlag(check, block.dispatch_action, `${path}/dispatch_action`);
  checkElement(check, block.element, `${path}/element`, inputElements);
}

function checkContainer(check: BlockCheck, block: Fields, path: string): void {
  const optional = ['title', 'rich_text_title', 'subtitle', 'width', 'icon', 'is_collapsible', 'default_collapsed'];
  checkFields(check, block, path, blockFields(['child_blocks'], [...optional, 'has_header_divider']));
  if (block.title === undefined && block.rich_text_title === undefined) {
    check.fail(path, 'missing required field: title');
  }
  if (block.title !== undefined) checkPlainText(check, block.title, `${path}/title`, 150);
  if (block.rich_text_title !== undefined) checkRichText(check, block.rich_text_title, `${path}/rich_text_title`);
  if (block.subtitle !== undefined) checkText(check, block.subtitle, `${path}/subtitle`, { max: 150 });
  checkOneOf(check, block.width, `${path}/width`, ['narrow', 'standard', 'wide', 'full']);
  const children = ['actions', 'context', 'divider', 'header', 'image', 'input', 'rich_text', 'section', 'table'];
  checkList(check, block.child_blocks, `${path}/child_blocks`, { max: 10 }, (child, childPath) => {
    const type = String(fieldsOf(child).type);
    if (children.includes(type)) checkBlock(check, child, childPath);
    else check.fail(childPath, `unsupported type: ${type}`);
  });
}

function checkCard(check: BlockCheck, block: Fields, path: string): void {
  checkFields(check, block, path, blockFields([], ['hero_image', 'icon', 'title', 'subtitle', 'body', 'actions']));
  if (!['hero_image', 'title', 'body', 'actions'].some((name) => block[name] !== undefined)) {
    check.fail(path, 'must have a hero_image, title, body or actions');
  }
  for (const [name, max] of [
    ['title', 150],
    ['subtitle', 150],
    ['body', 200],
  ] as const) {
    if (block[name] !== undefined) checkText(check, block[name], `${path}/${name}`, { max, types: ['mrkdwn'] });
  }
  for (const name of ['hero_image', 'icon']) {
    if (block[name] !== undefined) checkElement(check, block[name], `${path}/${name}`, ['image']);
  }
  if (block.actions !== undefined) checkElements(check, block.actions, `${path}/actions`, 3, ['button']);
}

/** Elements side by side: of allowed types, no action_id twice. */
function checkElements(
  check: BlockCheck,
  elements: unknown,
  path: string,
  max: number,
  allowed: readonly string[],
): void {
  const ids = new Set<unknown>();
  checkList(check, elements, path, { max }, (element, elementPath) => {
    checkElement(check, element, elementPath, allowed);
    const id = fieldsOf(element).action_id;
    if (id === undefined) return;
    if (ids.has(id)) check.fail(`${elementPath}/action_id`, `action_id ${String(id)} already exists`);
    ids.add(id);
  });
}

/** What Slack counts over a whole message: tables, charts, markdown. */
function checkTotals(check: BlockCheck, blocks: readonly Fields[]): void {
  const of = (type: string) => blocks.filter((block) => block.type === type);
  const characters = (type: string) => of(type).reduce((sum, block) => sum + tableCharacters(block), 0);
  if (of('table').length > 1) check.fail('/blocks', 'only one table allowed');
  if (of('data_visualization').length > 2) check.fail('/blocks', 'no more than 2 data_visualization blocks allowed');
  if (characters('table') > 10_000) check.fail('/blocks', 'tables must be less than 10001 characters');
  if (characters('data_table') > 20_000) check.fail('/blocks', 'data tables must be less than 20001 characters');
  const markdown = of('markdown').reduce((sum, { text }) => sum + (typeof text === 'string' ? text.length : 0), 0);
  if (markdown > 12_000) check.fail('/blocks', 'markdown blocks must be less than 12001 characters together');
}

function checkBlockIds(check: BlockCheck, blocks: readonly Fields[]): void {
  const ids = new Set<unknown>();
  blocks.forEach(({ block_id: id }, index) => {
    if (id === undefined) return;
    if (ids.has(id)) check.fail(`/blocks/${index}/block_id`, `block_id ${String(id)} already exists`);
    ids.add(id);
  });
}

/** One element of a view may take the focus. */
function checkFocus(check: BlockCheck, blocks: readonly Fields[]): void {
  const elements = blocks.flatMap(({ element, accessory, elements: list }) => [element, accessory, ...listOf(list)]);
  const focused = elements.filter((element) => fieldsOf(element).focus_on_load === true);
  if (focused.length > 1) check.fail('/blocks', 'only one element can have focus_on_load');
}
