import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call, Fault } from './driver.js';
import { nextFault } from './faults.js';
import { copyOf, type Fields, fieldsOf } from './json.js';
import type { Refusal } from './message-check.js';
import { agentMethods } from './methods/agents.js';
import { chatMethods } from './methods/chat.js';
import { missingScope } from './methods/conversation.js';
import { conversationsMethods } from './methods/conversations.js';
import { fileMethods } from './methods/files.js';
import { type Context, isRefusal, type Methods, refuse } from './methods/method.js';
import { peopleMethods } from './methods/people.js';
import { viewsMethods } from './methods/views.js';
import { createPostLimit } from './post-limit.js';
import { readBody } from './read-body.js';
import { appTokenScopes, scopesFor } from './scopes.js';

const methods: Methods = {
  ...peopleMethods,
  ...chatMethods,
  ...conversationsMethods,
  ...viewsMethods,
  ...agentMethods,
  ...fileMethods,
};

/** Every method that the fake answers. */
export const methodNames: readonly string[] = Object.keys(methods);

type MutableCall = { -readonly [Key in keyof Call]: Call[Key] };

export interface WebApi {
  handle(method: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Lets go of calls that are being held, so that the server can close. */
  release(): void;
}

/** Answers `/api/<method>`: reads the arguments, checks the token and the scopes, brings the faults. */
export function createWebApi(context: Context, closeSockets: () => void): WebApi {
  const { workspace } = context;
  const held = new Set<ServerResponse>();
  const limited = createPostLimit(workspace);

  const answer = (call: MutableCall, response: ServerResponse, result: Fields): void => {
    Object.assign(call, { status: 200, ok: result.ok === true, error: result.error ?? null });
    workspace.changed();
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'x-oauth-scopes': workspace.settings.scopes.join(','),
      'x-accepted-oauth-scopes': scopesFor(call.method, null).join(','),
      'x-slack-req-id': crypto.randomUUID(),
    });
    response.end(JSON.stringify(result));
  };

  const misbehave = async (
    fault: Fault,
    call: MutableCall,
    response: ServerResponse,
    run: () => Fields,
  ): Promise<void> => {
    if (fault.kind.endsWith('-after-store')) run();
    const fail = (status: number, body: string, headers: Record<string, string> = {}): void => {
      Object.assign(call, { status, ok: false, error: `fault ${fault.kind}` });
      workspace.changed();
      response.writeHead(status, headers).end(body);
    };
    switch (fault.kind.replace('-after-store', '')) {
      case '429':
        return fail(429, JSON.stringify({ ok: false, error: 'ratelimited' }), {
          'retry-after': String(fault.retryAfter ?? 1),
          'content-type': 'application/json',
        });
      case '500':
      case '502':
        return fail(Number(fault.kind.slice(0, 3)), '<html>Bad Gateway</html>', { 'content-type': 'text/html' });
      case 'not-json':
        return fail(200, '<html>', { 'content-type': 'text/html' });
      case 'platform':
        return answer(call, response, { ok: false, error: fault.error ?? 'internal_error' });
      case 'close':
        Object.assign(call, { error: `fault ${fault.kind}` });
        workspace.changed();
        response.destroy();
        return;
      case 'timeout':
        Object.assign(call, { error: `fault ${fault.kind}` });
        workspace.changed();
        held.add(response);
        response.on('close', () => held.delete(response));
        return;
      case 'close-sockets':
        closeSockets();
        return answer(call, response, run());
      default:
        await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 100));
        return answer(call, response, run());
    }
  };

  return {
    async handle(method, request, response) {
      const { args, token } = argumentsOf(await readBody(request), request);
      const kind = tokenKind(token);
      const call: MutableCall = {
        method,
        args: copyOf(args),
        token: kind,
        at: workspace.now(),
        status: null,
        ok: false,
        error: null,
      };
      workspace.calls.push(call);
      const run = (): Fields => runMethod(method, args, kind);
      const fault = nextFault(workspace, method) ?? limited(method, args);
      if (fault) return misbehave(fault, call, response, run);
      answer(call, response, run());
    },
    release() {
      for (const response of held) response.destroy();
    },
  };

  function runMethod(name: string, args: Fields, token: Call['token']): Fields {
    const refusal = refusedToken(name, token) ?? refusedArguments(name, args);
    const result = refusal ?? methods[name]?.run(args, context) ?? refuse('unknown_method');
    return isRefusal(result) ? { ok: false, error: result.error, ...result.extra } : { ok: true, ...result };
  }

  function tokenKind(token: string | null): Call['token'] {
    if (token === null) return 'none';
    if (token === workspace.options.botToken) return 'bot';
    return token === workspace.options.appToken ? 'app' : 'unknown';
  }

  function refusedToken(name: string, token: Call['token']): Refusal | null {
    if (!Object.hasOwn(methods, name)) {
      workspace.problem({ kind: 'method', where: name, path: '', message: 'is not a method that this fake knows' });
      return refuse('unknown_method', { req_method: name });
    }
    if (token === 'none') return refuse('not_authed');
    if (token === 'unknown') return refuse('invalid_auth');
    const { settings } = workspace;
    const state = token === 'app' ? settings.appToken : settings.token;
    if (state !== 'good') return refuse(state);
    const forApp = Object.hasOwn(appTokenScopes, name);
    if (forApp !== (token === 'app')) return refuse('not_allowed_token_type');
    if (forApp) return null;
    const needed = scopesFor(name, null);
    if (needed.length === 0 || needed.some((scope) => settings.scopes.includes(scope))) return null;
    return missingScope(workspace, needed);
  }

  function refusedArguments(name: string, args: Fields): Refusal | null {
    const method = methods[name];
    if (!method) return null;
    const known = new Set(['token', 'team_id', ...method.needed, ...(method.allowed ?? [])]);
    for (const given of Object.keys(args)) {
      if (!known.has(given)) {
        const message = `${name} has no argument ${given}`;
        workspace.problem({ kind: 'argument', where: name, path: `/${given}`, message });
      }
    }
    const missing = method.needed.filter((needed) => args[needed] === undefined || args[needed] === null);
    if (missing.length === 0) return null;
    const messages = missing.map((needed) => `[ERROR] missing required field: ${needed}`);
    for (const message of messages) workspace.problem({ kind: 'argument', where: name, path: '', message });
    return refuse('invalid_arguments', { response_metadata: { messages } });
  }
}

const jsonArguments = new Set(['blocks', 'attachments', 'metadata', 'view', 'files', 'prompts', 'loading_messages']);

/** Arguments come as a form, in which lists and objects are JSON, or as JSON. */
function argumentsOf(body: Buffer, request: IncomingMessage): { readonly args: Fields; readonly token: string | null } {
  const type = request.headers['content-type'] ?? '';
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const text = body.toString('utf8');
  const given: Fields = type.includes('json')
    ? fieldsOf(parseOr(text, {}))
    : Object.fromEntries(new URLSearchParams(text));
  const args = Object.fromEntries(
    Object.entries({ ...Object.fromEntries(query), ...given }).map(([name, value]) => [
      name,
      jsonArguments.has(name) && typeof value === 'string' ? parseOr(value, value) : value,
    ]),
  );
  const { token: inBody, ...rest } = args;
  const bearer = /^Bearer (?<token>.+)$/.exec(request.headers.authorization ?? '')?.groups?.token;
  return { args: rest, token: bearer ?? (typeof inBody === 'string' ? inBody : null) };
}

function parseOr(text: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}
