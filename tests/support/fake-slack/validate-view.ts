import {
  type BlockFacts,
  type BlockFault,
  checkFields,
  checkFlag,
  checkString,
  createBlockCheck,
} from './block-check.js';
import { checkPlainText } from './check-text.js';
import { fieldsOf, listOf } from './json.js';
import { validateBlocks } from './validate-blocks.js';

const shared = ['private_metadata', 'callback_id', 'external_id'];
const modal = ['title', 'close', 'submit', 'clear_on_close', 'notify_on_close', 'submit_disabled'];

/** Checks a modal or home view as views.open and views.publish do. Paths are JSON pointers from `/view`. */
export function validateView(view: unknown, type: 'modal' | 'home', facts: BlockFacts = {}): readonly BlockFault[] {
  const check = createBlockCheck(type, facts);
  const needed = type === 'modal' ? ['title', 'blocks'] : ['blocks'];
  const allowed = type === 'modal' ? [...shared, ...modal] : shared;
  if (!checkFields(check, view, '/view', { needed, allowed })) return check.faults;
  if (view.type !== type) check.fail('/view/type', `must be ${type}`);
  checkString(check, view.private_metadata, '/view/private_metadata', { max: 3000 });
  checkString(check, view.callback_id, '/view/callback_id', { max: 255 });
  checkString(check, view.external_id, '/view/external_id', { max: 255 });
  for (const name of ['title', 'close', 'submit']) {
    if (view[name] !== undefined) checkPlainText(check, view[name], `/view/${name}`, 24);
  }
  for (const name of ['clear_on_close', 'notify_on_close']) checkFlag(check, view[name], `/view/${name}`);
  const hasInput = listOf(view.blocks).some((block) => fieldsOf(block).type === 'input');
  if (type === 'modal' && hasInput && view.submit === undefined) {
    check.fail('/view', 'missing required field: submit, because there is an input block');
  }
  const blocks = validateBlocks(view.blocks, type, facts).faults.map(({ path, message }) => ({
    path: `/view${path}`,
    message,
  }));
  if (Buffer.byteLength(JSON.stringify(view)) > 250_000) check.fail('/view', 'must be less than 250001 bytes');
  return [...check.faults, ...blocks];
}
