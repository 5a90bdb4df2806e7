import { copyOf, type Fields, fieldsOf, listOf } from './json.js';
import { type OpenView, type Workspace, withIds } from './workspace.js';
import { app, team } from './world.js';

/** A view as Slack gives it back and sends it. */
export const wireView = (open: OpenView): Fields => ({
  id: open.id,
  team_id: team.id,
  type: open.type,
  callback_id: open.callbackId,
  external_id: open.externalId,
  private_metadata: '',
  close: null,
  submit: null,
  clear_on_close: false,
  notify_on_close: false,
  ...open.view,
  state: { values: open.state },
  hash: open.hash,
  root_view_id: open.rootId,
  previous_view_id: open.previousId,
  app_id: app.id,
  app_installed_team_id: team.id,
  bot_id: app.botId,
});

export const viewsOf = (workspace: Workspace, user: string): readonly OpenView[] =>
  workspace.views.filter((view) => view.user === user);

/** Puts a modal on top of those that the person has open. */
export function pushView(workspace: Workspace, user: string, view: Fields): OpenView {
  const below = viewsOf(workspace, user).at(-1);
  const id = workspace.nextId('V');
  const open: OpenView = {
    id,
    user,
    type: 'modal',
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    ...contentOf(workspace, view),
  };
  workspace.views.push(open);
  workspace.changed();
  return open;
}

/** New content for an open view; what was typed into blocks that stay is kept. */
export function replaceView(workspace: Workspace, open: OpenView, view: Fields): void {
  const { state } = open;
  Object.assign(open, contentOf(workspace, view));
  const kept = Object.entries(state).filter(([blockId]) =>
    listOf(open.view.blocks).some((block) => fieldsOf(block).block_id === blockId),
  );
  open.state = { ...open.state, ...Object.fromEntries(kept) };
  workspace.changed();
}

export function publishHome(workspace: Workspace, user: string, view: Fields): OpenView {
  const before = workspace.homes.get(user);
  const id = before?.id ?? workspace.nextId('V');
  const open: OpenView = { id, user, type: 'home', rootId: id, previousId: null, ...contentOf(workspace, view) };
  workspace.homes.set(user, open);
  workspace.changed();
  return open;
}

/** Closes one modal, or all that the person has open. */
export function dropViews(workspace: Workspace, views: readonly OpenView[]): void {
  for (const view of views) {
    const at = workspace.views.indexOf(view);
    if (at >= 0) workspace.views.splice(at, 1);
  }
  workspace.changed();
}

function contentOf(workspace: Workspace, view: Fields) {
  const blocks = withIds(copyOf(listOf(view.blocks)), workspace.nextId);
  return {
    callbackId: typeof view.callback_id === 'string' ? view.callback_id : '',
    externalId: typeof view.external_id === 'string' ? view.external_id : '',
    view: { ...copyOf(view), blocks },
    state: initialState(blocks),
    errors: {},
    hash: `${Math.floor(workspace.now() / 1000)}.${workspace.nextId('h')}`,
  };
}

/** What elements hold before anybody touches them. */
export function initialState(blocks: readonly Fields[]): Record<string, Record<string, Fields>> {
  const state: Record<string, Record<string, Fields>> = {};
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const value = initialValue(element);
      if (value)
        state[String(block.block_id)] = { ...state[String(block.block_id)], [String(element.action_id)]: value };
    }
  }
  return state;
}

/** The elements of a block that can be worked. */
export const elementsOf = (block: Fields): readonly Fields[] =>
  [block.element, block.accessory, ...listOf(block.elements), ...listOf(block.actions)]
    .map(fieldsOf)
    .filter(({ action_id: id }) => typeof id === 'string');

function initialValue(element: Fields): Fields | null {
  const type = String(element.type);
  if (type.endsWith('_input')) return { type, value: element.initial_value ?? null };
  switch (type) {
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: element.initial_options ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    default:
      return initialOfPeopleAndPlaces(type, element);
  }
}

function initialOfPeopleAndPlaces(type: string, element: Fields): Fields | null {
  const found = /^(?<many>multi_)?(?<what>user|conversation|channel)s_select$/.exec(type)?.groups;
  if (!found) return null;
  const { many, what } = found;
  return many
    ? { type, [`selected_${what}s`]: element[`initial_${what}s`] ?? [] }
    : { type, [`selected_${what}`]: element[`initial_${what}`] ?? null };
}
