import { fieldsOf } from '../json.js';
import { checkView, type Refusal } from '../message-check.js';
import { publishHome, pushView, replaceView, viewsOf, wireView } from '../open-views.js';
import type { OpenView, Workspace } from '../workspace.js';
import { type Methods, refuse, textOf } from './method.js';

/** Slack's limit of modals on top of each other. */
const deepest = 3;

export const viewsMethods: Methods = {
  'views.open': {
    needed: ['view'],
    allowed: ['trigger_id', 'interactivity_pointer'],
    run: (args, { workspace }) => {
      const user = spendTrigger(workspace, args.trigger_id);
      if (typeof user !== 'string') return user;
      const refusal = checkView(workspace, 'views.open', args.view, 'modal') ?? takenExternalId(workspace, args.view);
      if (refusal) return refusal;
      if (viewsOf(workspace, user).length > 0) {
        // A new modal takes the place of what the person had open.
        for (const open of viewsOf(workspace, user)) workspace.views.splice(workspace.views.indexOf(open), 1);
      }
      return { view: wireView(pushView(workspace, user, fieldsOf(args.view))) };
    },
  },
  'views.push': {
    needed: ['view'],
    allowed: ['trigger_id', 'interactivity_pointer'],
    run: (args, { workspace }) => {
      const user = spendTrigger(workspace, args.trigger_id);
      if (typeof user !== 'string') return user;
      const refusal = checkView(workspace, 'views.push', args.view, 'modal') ?? takenExternalId(workspace, args.view);
      if (refusal) return refusal;
      if (viewsOf(workspace, user).length >= deepest) return refuse('push_limit_reached');
      return { view: wireView(pushView(workspace, user, fieldsOf(args.view))) };
    },
  },
  'views.update': {
    needed: ['view'],
    allowed: ['view_id', 'external_id', 'hash'],
    run: (args, { workspace }) => {
      const open = findView(workspace, args);
      if (!open) return refuse('not_found');
      if (args.hash !== undefined && args.hash !== open.hash) return refuse('hash_conflict');
      const refusal = checkView(workspace, 'views.update', args.view, open.type);
      if (refusal) return refusal;
      replaceView(workspace, open, fieldsOf(args.view));
      return { view: wireView(open) };
    },
  },
  'views.publish': {
    needed: ['user_id', 'view'],
    allowed: ['hash'],
    run: (args, { workspace }) => {
      const user = textOf(args.user_id);
      if (!workspace.people.has(user)) return refuse('user_not_found');
      const before = workspace.homes.get(user);
      if (args.hash !== undefined && args.hash !== before?.hash) return refuse('hash_conflict');
      const refusal = checkView(workspace, 'views.publish', args.view, 'home');
      if (refusal) return refusal;
      return { view: wireView(publishHome(workspace, user, fieldsOf(args.view))) };
    },
  },
};

/** A trigger id works once, and only for a short time. Gives whose it was. */
function spendTrigger(workspace: Workspace, id: unknown): string | Refusal {
  if (id === undefined) return refuse('missing_argument');
  const trigger = workspace.triggers.get(textOf(id));
  if (!trigger) return refuse('invalid_trigger_id');
  if (trigger.used) return refuse('exchanged_trigger_id');
  if (trigger.expiresAt < workspace.now()) return refuse('expired_trigger_id');
  trigger.used = true;
  return trigger.user;
}

function takenExternalId(workspace: Workspace, view: unknown): Refusal | null {
  const externalId = fieldsOf(view).external_id;
  if (typeof externalId !== 'string' || externalId === '') return null;
  return workspace.views.some((open) => open.externalId === externalId) ? refuse('duplicate_external_id') : null;
}

function findView(
  workspace: Workspace,
  args: { readonly view_id?: unknown; readonly external_id?: unknown },
): OpenView | undefined {
  const all = [...workspace.views, ...workspace.homes.values()];
  return all.find((open) =>
    args.view_id === undefined
      ? open.externalId !== '' && open.externalId === args.external_id
      : open.id === args.view_id,
  );
}
