import { valueFrom } from './element-values.js';
import { type Fields, fieldsOf, listOf } from './json.js';
import { elementsOf } from './open-views.js';
import type { OpenView } from './workspace.js';

/** Types and chooses in a modal without submitting it; `values` by action id, or by block id and action id. */
export function fillView(open: OpenView, values: Readonly<Record<string, unknown>>): void {
  for (const [blockId, actionId, element, value] of placesOf(open, values)) {
    open.state = withValue(open.state, blockId, actionId, valueFrom(element, value));
  }
}

/** Where each value given belongs: by action id, or by block id and action id. */
function placesOf(
  open: OpenView,
  values: Readonly<Record<string, unknown>>,
): readonly (readonly [string, string, Fields, string | readonly string[]])[] {
  const blocks = listOf(open.view.blocks).map(fieldsOf);
  return Object.entries(values).flatMap(([name, value]) => {
    const inner = Array.isArray(value) || typeof value !== 'object' || value === null ? null : fieldsOf(value);
    const pairs = inner ? Object.entries(inner) : [[name, value] as const];
    return pairs.map(([actionId, one]) => {
      const block = blocks.find(
        (candidate) =>
          (!inner || candidate.block_id === name) &&
          elementsOf(candidate).some((element) => element.action_id === actionId),
      );
      const element = block && elementsOf(block).find((candidate) => candidate.action_id === actionId);
      if (!block || !element) throw new Error(`The view has no element ${inner ? `${name}/` : ''}${actionId}.`);
      return [String(block.block_id), String(actionId), element, one as string | readonly string[]] as const;
    });
  });
}

/** A state with one more thing filled in. */
export const withValue = (
  state: OpenView['state'],
  blockId: string,
  actionId: string,
  value: Fields,
): OpenView['state'] => ({
  ...state,
  [blockId]: { ...state[blockId], [actionId]: value },
});

/** Slack does not let a modal go while something needed is empty. */
export function requireInputs(open: OpenView): void {
  for (const block of listOf(open.view.blocks).map(fieldsOf)) {
    if (block.type !== 'input' || block.optional === true) continue;
    const element = fieldsOf(block.element);
    const value = open.state[String(block.block_id)]?.[String(element.action_id)] ?? {};
    const filled = Object.entries(value).some(
      ([name, part]) => name !== 'type' && part !== null && part !== '' && !(Array.isArray(part) && part.length === 0),
    );
    if (!filled) throw new Error(`"${String(fieldsOf(block.label).text)}" is needed and empty.`);
  }
}
