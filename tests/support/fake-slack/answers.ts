import { type Fields, fieldsOf, listOf } from './json.js';
import { checkContent, checkView } from './message-check.js';
import { dropViews, pushView, replaceView, viewsOf } from './open-views.js';
import { type OpenView, type Workspace, withIds } from './workspace.js';

/** The text or blocks that a command is acknowledged with. */
export function answerCommand(workspace: Workspace, channel: string, user: string, response: Fields): void {
  if (Object.keys(response).length === 0) return;
  if (checkContent(workspace, 'acknowledgement of a command', response)) return;
  workspace.ephemerals.push({
    ts: workspace.nextTs(),
    channel,
    user,
    text: String(response.text ?? ''),
    blocks: withIds(listOf(response.blocks), workspace.nextId),
    threadTs: null,
    by: 'acknowledgement',
  });
  workspace.changed();
}

/** What the bot makes of a submission: nothing closes the view. */
export function answerSubmission(workspace: Workspace, open: OpenView, response: Fields): void {
  switch (response.response_action) {
    case undefined:
      dropViews(workspace, [open]);
      break;
    case 'clear':
      dropViews(workspace, viewsOf(workspace, open.user));
      break;
    case 'errors':
      showErrors(workspace, open, fieldsOf(response.errors));
      break;
    case 'update':
    case 'push':
      showView(workspace, open, response);
      break;
    default:
      responseProblem(workspace, `${String(response.response_action)} is not a response action`);
  }
}

const responseProblem = (workspace: Workspace, message: string): void =>
  workspace.problem({ kind: 'response payload', where: 'view_submission', path: '/response_action', message });

/** An error stands at an input block; one for any other block is shown nowhere. */
function showErrors(workspace: Workspace, open: OpenView, given: Fields): void {
  const inputs = listOf(open.view.blocks)
    .map(fieldsOf)
    .filter(({ type }) => type === 'input');
  const errors = Object.entries(given).map(([id, text]): [string, string] => [id, String(text)]);
  for (const [id] of errors) {
    if (!inputs.some((block) => block.block_id === id)) {
      responseProblem(workspace, `there is no input block ${id} to show an error at`);
    }
  }
  if (errors.length === 0) responseProblem(workspace, 'errors are named but none is given');
  open.errors = Object.fromEntries(errors);
  workspace.changed();
}

function showView(workspace: Workspace, open: OpenView, response: Fields): void {
  if (checkView(workspace, 'view_submission', response.view, 'modal')) return;
  if (response.response_action === 'update') {
    replaceView(workspace, open, fieldsOf(response.view));
  } else if (viewsOf(workspace, open.user).length >= 3) {
    responseProblem(workspace, 'no more than 3 modals can be on top of each other');
  } else {
    pushView(workspace, open.user, fieldsOf(response.view));
  }
}
