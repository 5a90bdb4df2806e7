import {
  type BlockCheck,
  checkFields,
  checkList,
  checkOneOf,
  checkString,
  checkUrl,
  checkWholeNumber,
} from './block-check.js';
import { type Fields, fieldsOf, isFields } from './json.js';

const marks = ['bold', 'italic', 'strike', 'code', 'underline', 'highlight', 'client_highlight', 'unlink'];

const partFields: Readonly<
  Record<string, { readonly needed: readonly string[]; readonly allowed?: readonly string[] }>
> = {
  text: { needed: ['text'] },
  link: { needed: ['url'], allowed: ['text', 'unsafe'] },
  user: { needed: ['user_id'] },
  usergroup: { needed: ['usergroup_id'] },
  channel: { needed: ['channel_id'] },
  broadcast: { needed: ['range'] },
  emoji: { needed: ['name'], allowed: ['unicode', 'skin_tone'] },
  date: { needed: ['timestamp', 'format'], allowed: ['url', 'fallback'] },
  color: { needed: ['value'] },
  team: { needed: ['team_id'] },
};

/** The elements of a rich_text block, wherever one may stand. */
export function checkRichText(check: BlockCheck, block: unknown, path: string): void {
  if (!checkFields(check, block, path, { needed: ['elements'], allowed: ['block_id'] })) return;
  if (block.type !== 'rich_text') {
    check.fail(path, `unsupported type: ${String(block.type)}`);
    return;
  }
  checkList(check, block.elements, `${path}/elements`, { max: 1000 }, (element, elementPath) => {
    const fields = fieldsOf(element);
    switch (fields.type) {
      case 'rich_text_section':
        return checkParts(check, fields, elementPath, []);
      case 'rich_text_quote':
        return checkParts(check, fields, elementPath, ['border']);
      case 'rich_text_preformatted':
        return checkParts(check, fields, elementPath, ['border', 'language'], ['text', 'link']);
      case 'rich_text_list':
        return checkRichList(check, fields, elementPath);
      default:
        check.fail(elementPath, `unsupported type: ${String(fields.type)}`);
        return;
    }
  });
}

function checkRichList(check: BlockCheck, list: Fields, path: string): void {
  checkFields(check, list, path, { needed: ['elements', 'style'], allowed: ['indent', 'offset', 'border'] });
  checkOneOf(check, list.style, `${path}/style`, ['bullet', 'ordered']);
  checkWholeNumber(check, list.indent, `${path}/indent`, { min: 0, max: 8 });
  checkWholeNumber(check, list.border, `${path}/border`, { min: 0, max: 1 });
  checkList(check, list.elements, `${path}/elements`, { max: 1000 }, (section, sectionPath) => {
    const fields = fieldsOf(section);
    if (fields.type !== 'rich_text_section') {
      check.fail(sectionPath, 'must be a rich_text_section');
      return;
    }
    checkParts(check, fields, sectionPath, []);
  });
}

function checkParts(
  check: BlockCheck,
  section: Fields,
  path: string,
  allowed: readonly string[],
  types: readonly string[] = Object.keys(partFields),
): void {
  checkFields(check, section, path, { needed: ['elements'], allowed });
  checkList(check, section.elements, `${path}/elements`, { max: 1000, min: 0 }, (part, partPath) => {
    const type = String(fieldsOf(part).type);
    const fields = partFields[type];
    if (!isFields(part) || !fields || !types.includes(type)) {
      check.fail(partPath, `unsupported type: ${type}`);
      return;
    }
    checkFields(check, part, partPath, { ...fields, allowed: [...(fields.allowed ?? []), 'style'] });
    checkPart(check, part, partPath);
  });
}

function checkPart(check: BlockCheck, part: Fields, path: string): void {
  checkString(check, part.text, `${path}/text`, { min: 1 });
  if (typeof part.text === 'string') check.count(part.text);
  checkUrl(check, part.url, `${path}/url`);
  if (part.type === 'broadcast') checkOneOf(check, part.range, `${path}/range`, ['here', 'channel', 'everyone']);
  for (const [mark, on] of Object.entries(fieldsOf(part.style))) {
    if (!marks.includes(mark)) check.fail(`${path}/style`, `invalid additional property: ${mark}`);
    if (typeof on !== 'boolean') check.fail(`${path}/style/${mark}`, 'must be true or false');
  }
}
