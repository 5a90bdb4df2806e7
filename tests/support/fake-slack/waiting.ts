import type { Call, Delivery, Ephemeral, EphemeralQuery, Message, MessageQuery, View, ViewQuery } from './driver.js';
import { readableText } from './pings.js';
import { messagesOf, type Workspace } from './workspace.js';
import { app } from './world.js';

/** Resolves as soon as `find` finds; rejects after a time, saying what there was. */
export async function waitUntil<Value>(
  workspace: Workspace,
  find: () => Value | undefined,
  { timeoutMs = 20_000, what }: { readonly timeoutMs?: number | undefined; readonly what: () => string },
): Promise<Value> {
  const found = find();
  if (found !== undefined) return found;
  return new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer);
      forget();
    };
    const forget = workspace.onChange(() => {
      const value = find();
      if (value === undefined) return;
      done();
      resolve(value);
    });
    const timer = setTimeout(() => {
      done();
      reject(new Error(`Within ${timeoutMs} ms there was no ${what()}`));
    }, timeoutMs);
  });
}

export function waitForMessage(workspace: Workspace, query: MessageQuery): Promise<Message> {
  const { channel, threadTs, containing = '', from = 'bot', after = '', count = 1 } = query;
  const all = (): readonly Message[] =>
    messagesOf(workspace, channel).filter(({ deleted, ts }) => !deleted && (after === '' || ts > after));
  const fits = (message: Message): boolean =>
    (threadTs === undefined || message.threadTs === threadTs) &&
    readableText(message).includes(containing) &&
    message.user === (from === 'bot' ? app.botUser : from);
  return waitUntil(workspace, () => all().filter(fits)[count - 1], {
    timeoutMs: query.timeoutMs,
    what: () => `message like ${JSON.stringify(query)}, but ${listed(all())}`,
  });
}

export function waitForEphemeral(workspace: Workspace, query: EphemeralQuery): Promise<Ephemeral> {
  const { user, channel, containing = '', after = '' } = query;
  const fits = (message: Ephemeral): boolean =>
    message.user === user &&
    (channel === undefined || message.channel === channel) &&
    (after === '' || message.ts > after) &&
    readableText(message).includes(containing);
  return waitUntil(workspace, () => workspace.ephemerals.find(fits), {
    timeoutMs: query.timeoutMs,
    what: () => `ephemeral message like ${JSON.stringify(query)}, but ${listed(workspace.ephemerals)}`,
  });
}

export function waitForView(workspace: Workspace, query: ViewQuery): Promise<View> {
  const { user, type, callbackId, containing = '' } = query;
  const all = (): readonly View[] => [...workspace.views, ...workspace.homes.values()];
  const fits = (view: View): boolean =>
    (user === undefined || view.user === user) &&
    (type === undefined || view.type === type) &&
    (callbackId === undefined || view.callbackId === callbackId) &&
    JSON.stringify(view.view).includes(JSON.stringify(containing).slice(1, -1));
  return waitUntil(workspace, () => all().findLast(fits), {
    timeoutMs: query.timeoutMs,
    what: () => `view like ${JSON.stringify(query)}, but ${all().length} others`,
  });
}

/** The last attempts of these envelopes, once each was acknowledged or given up on. */
export function waitForAcks(
  workspace: Workspace,
  envelopes: readonly string[],
  timeoutMs?: number,
): Promise<readonly Delivery[]> {
  const find = (): readonly Delivery[] | undefined => {
    const found = envelopes.map((id) => workspace.deliveries.find(({ envelopeId }) => envelopeId === id));
    const settled = found.filter((one) => one !== undefined && one.state !== 'waiting' && one.state !== 'not sent');
    return settled.length === envelopes.length ? (settled as readonly Delivery[]) : undefined;
  };
  return waitUntil(workspace, find, { timeoutMs, what: () => 'acknowledgement' });
}

export function waitForCall(
  workspace: Workspace,
  { method, count = 1, timeoutMs }: { readonly method: string; readonly count?: number; readonly timeoutMs?: number },
): Promise<Call> {
  return waitUntil(workspace, () => workspace.calls.filter((call) => call.method === method)[count - 1], {
    timeoutMs,
    what: () => `call number ${count} of ${method}, but ${workspace.calls.map((call) => call.method).join(', ')}`,
  });
}

function listed(messages: readonly { readonly user: string; readonly text: string }[]): string {
  if (messages.length === 0) return 'nothing';
  const lines = messages.map(({ user, text }) => `${user}: ${JSON.stringify(text.slice(0, 200))}`);
  return `${messages.length}: ${lines.join('; ')}`;
}
