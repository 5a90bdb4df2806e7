import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerControl } from './control.js';
import type { FakeSlackDriver } from './driver.js';
import type { Events } from './events.js';
import { nextFault } from './faults.js';
import { fieldsOf } from './json.js';
import type { PageRoutes } from './page/page-routes.js';
import { readBody } from './read-body.js';
import { answerResponseUrl } from './response-urls.js';
import type { WebApi } from './web-api.js';
import type { Workspace } from './workspace.js';

export interface Parts {
  readonly workspace: Workspace;
  readonly webApi: WebApi;
  readonly driver: FakeSlackDriver;
  readonly events: Events;
  /** Null when no page is served. */
  readonly page: PageRoutes | null;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Which part of the server answers which address. */
export function createRoutes(parts: Parts): Handler {
  return (request, response) => {
    answer(parts, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(error instanceof Error ? error.message : String(error));
    });
  };
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { workspace, webApi, driver } = parts;
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const [, room = '', name = '', id = ''] = pathname.split('/');
  switch (room) {
    case 'api':
      return webApi.handle(name, request, response);
    case 'upload':
      return takeUpload(workspace, id, request, response);
    case 'files':
      return giveFile(workspace, name, response);
    case 'response':
      return takeResponse(parts, name, request, response);
    case 'control':
      return answerControl(driver, name, request, response);
    case '':
    case 'page':
      if (parts.page) return parts.page.handle(request, response);
      break;
    default:
      break;
  }
  response.writeHead(404).end('There is nothing here.');
}

async function takeUpload(
  workspace: Workspace,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await readBody(request);
  const fault = nextFault(workspace, 'upload');
  if (fault) {
    response.writeHead(fault.kind === '429' ? 429 : 500).end();
    return;
  }
  const upload = workspace.uploads.get(id);
  if (!upload || upload.completed) {
    response.writeHead(404).end('There is no such upload.');
    return;
  }
  upload.bytes = bytes.toString('base64');
  upload.length = bytes.length;
  if (bytes.length !== upload.expectedLength) {
    const message = `${upload.filename} has ${bytes.length} bytes; ${upload.expectedLength} were announced`;
    workspace.problem({ kind: 'upload', where: 'upload', path: '', message });
  }
  workspace.changed();
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${bytes.length}`);
}

function giveFile(workspace: Workspace, id: string, response: ServerResponse): void {
  const upload = workspace.uploads.get(id);
  if (!upload) {
    response.writeHead(404).end('There is no such file.');
    return;
  }
  const disposition = upload.mimetype.startsWith('image/') ? 'inline' : 'attachment';
  response.writeHead(200, {
    'content-type': upload.mimetype,
    'content-disposition': `${disposition}; filename="${encodeURIComponent(upload.filename)}"`,
  });
  response.end(Buffer.from(upload.bytes, 'base64'));
}

async function takeResponse(
  { workspace, events }: Parts,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = (await readBody(request)).toString('utf8');
  const fault = nextFault(workspace, 'response_url');
  if (fault?.kind === 'close' || fault?.kind === 'timeout') {
    response.destroy();
    return;
  }
  if (fault && !fault.kind.endsWith('-after-store')) {
    response.writeHead(fault.kind === '429' ? 429 : 500).end();
    return;
  }
  const body = fieldsOf(JSON.parse(text));
  const { status, body: answered, posted } = answerResponseUrl(workspace, id, body);
  workspace.calls.push({
    method: 'response_url',
    args: body,
    token: 'none',
    at: workspace.now(),
    status: fault ? 500 : status,
    ok: status === 200 && !fault,
    error: status === 200 ? null : String(fieldsOf(answered).error),
  });
  const channel = posted && workspace.channels.get(posted.channel);
  if (posted && channel) events.posted(posted, channel);
  workspace.changed();
  if (fault) response.writeHead(500).end();
  else response.writeHead(status).end(typeof answered === 'string' ? answered : JSON.stringify(answered));
}
