import type { Problem } from './driver.js';
import { type Fields, isFields, listOf, wordOf } from './json.js';
import { calledBy, textFaults } from './pings.js';
import { type BlockFacts, type BlockFault, type Surface, validateBlocks } from './validate-blocks.js';
import { validateView } from './validate-view.js';
import type { Workspace } from './workspace.js';

/** Why Slack refuses a call. */
export interface Refusal {
  readonly error: string;
  readonly extra?: Fields;
}

export interface Content {
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
  readonly metadata?: unknown;
}

/**
 * Checks what is to be posted, records every problem, and gives Slack's refusal, if any. Some problems Slack lets pass:
 * a missing fallback text, a ping, an unescaped sign, a text so long that Slack advises against it.
 */
export function checkContent(
  workspace: Workspace,
  where: string,
  content: Content,
  { textLimit = 40_000 }: { readonly textLimit?: number } = {},
): Refusal | null {
  const record = (kind: Problem['kind'], path: string, message: string): void => {
    workspace.problem({ kind, where, path, message });
  };
  const text = wordOf(content.text) ?? '';
  const blocks = listOf(content.blocks);
  recordPings(workspace, where, content);
  if (content.blocks !== undefined && !Array.isArray(content.blocks)) {
    record('blocks', '/blocks', 'must be an array');
    return { error: 'invalid_blocks_format' };
  }
  if (text.trim() === '' && blocks.length === 0 && listOf(content.attachments).length === 0) {
    record('length', '/text', 'there is no text');
    return { error: 'no_text' };
  }
  if (text.length > textLimit) {
    record('length', '/text', `has ${text.length} characters of at most ${textLimit}`);
    return { error: 'msg_too_long' };
  }
  if (text.length > 4000) record('length', '/text', `has ${text.length} characters; Slack advises at most 4000`);
  if (blocks.length > 0 && text.trim() === '') {
    record('no fallback text', '/text', 'is needed beside blocks, for notifications and screen readers');
  }
  const metadata = checkMetadata(content.metadata);
  if (metadata) {
    record('metadata', '/metadata', metadata);
    return { error: 'invalid_metadata_format' };
  }
  const report = validateBlocks(blocks, 'message', factsOf(workspace));
  if (report.faults.length > 0) {
    recordFaults(workspace, where, 'blocks', report.faults);
    return refusedBlocks(report.faults);
  }
  if (report.characters > 11_000) record('length', '/blocks', `hold ${report.characters} characters of at most 11000`);
  return report.characters > 13_200 ? { error: 'msg_blocks_too_long' } : null;
}

function checkMetadata(metadata: unknown): string | null {
  if (metadata === undefined) return null;
  if (!isFields(metadata)) return 'must be an object';
  if (!wordOf(metadata.event_type)) return 'must have an event_type';
  return isFields(metadata.event_payload) ? null : 'must have an event_payload';
}

/** The same for a view; the refusal is that of views.open. */
export function checkView(
  workspace: Workspace,
  where: string,
  view: unknown,
  type: Exclude<Surface, 'message'>,
): Refusal | null {
  if (isFields(view)) recordPings(workspace, where, { blocks: view.blocks });
  const faults = validateView(view, type, factsOf(workspace));
  if (faults.length === 0) return null;
  recordFaults(workspace, where, 'view', faults);
  if (faults.some(({ message }) => message.includes('bytes'))) return { error: 'view_too_large' };
  return { error: 'invalid_arguments', extra: { response_metadata: { messages: messagesFrom(faults) } } };
}

function recordPings(workspace: Workspace, where: string, content: Content): void {
  const allowed = workspace.settings.allowedPings;
  const isAllowed = (called: string): boolean =>
    allowed.includes(called) || (called.startsWith('@') && allowed.includes('@*'));
  for (const fault of textFaults(content)) {
    if (fault.kind === 'pings' && isAllowed(calledBy(fault))) continue;
    workspace.problem({ kind: fault.kind, where, path: fault.path, message: fault.message });
  }
}

function recordFaults(
  workspace: Workspace,
  where: string,
  kind: 'blocks' | 'view',
  faults: readonly BlockFault[],
): void {
  for (const { path, message } of faults) workspace.problem({ kind, where, path, message });
}

const messagesFrom = (faults: readonly BlockFault[]): readonly string[] =>
  faults.map(({ path, message }) => `[ERROR] ${message} [json-pointer:${path}]`);

function refusedBlocks(faults: readonly BlockFault[]): Refusal {
  const messages = messagesFrom(faults);
  const errors = faults.map(({ path, message }) => `${message} [json-pointer:${path}]`);
  return { error: 'invalid_blocks', extra: { errors, response_metadata: { messages } } };
}

/** Slack shows an uploaded file only when it is complete, processed, and a picture. */
function factsOf(workspace: Workspace): BlockFacts {
  return {
    fileFault: ({ id, url }) => {
      const upload = [...workspace.uploads.values()].find(
        (one) => one.id === id || (url !== undefined && url === `${workspace.url}/files/${one.id}`),
      );
      if (!upload?.completed || upload.readyAt > workspace.now()) return 'invalid slack file';
      return /^image\/(?:png|jpeg|gif)$/.test(upload.mimetype) ? null : 'invalid slack file: not an image';
    },
  };
}
