import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../errors.js';
import type { Meters } from './meters.js';

export interface StatusServer {
  readonly port: number;
  close(): Promise<void>;
}

/** What `/healthz` says: 200 with `ok`, or 503 with what is wrong, one sentence each. */
export type Health = () => readonly string[];

/** Answers `/healthz` and `/metrics` on this machine only. */
export async function startStatusServer(port: number, health: Health, meters: Meters): Promise<StatusServer> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0];
    if (path === '/healthz') {
      const problems = health();
      response.writeHead(problems.length === 0 ? 200 : 503, { 'content-type': 'application/json' });
      response.end(JSON.stringify(problems.length === 0 ? { status: 'ok' } : { status: 'unwell', problems }));
      return;
    }
    if (path === '/metrics') {
      meters.print().then(
        (text) => {
          response.writeHead(200, { 'content-type': meters.contentType });
          response.end(text);
        },
        () => response.writeHead(500).end(),
      );
      return;
    }
    response.writeHead(404).end();
  });
  await listen(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new AppError(
          'config',
          cause.code === 'EADDRINUSE'
            ? `Port ${port} of this machine is taken; set MINUTEBOOK_STATUS_PORT to another.`
            : `Port ${port} of this machine cannot be opened (${cause.code ?? cause.message}); set MINUTEBOOK_STATUS_PORT to another.`,
          { cause },
        ),
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
