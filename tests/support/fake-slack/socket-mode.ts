import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Carrier, Deliveries } from './deliveries.js';
import { fieldsOf } from './json.js';
import type { Workspace } from './workspace.js';
import { app } from './world.js';

interface Connection {
  readonly number: number;
  readonly socket: WebSocket;
  /** It answered the ping that followed `hello`, so it has read that. */
  ready: boolean;
}

/** The WebSocket side: each envelope goes to one of the open sockets, in turn. */
export interface SocketMode extends Carrier {
  /** An address for one connection. */
  open(): string;
  /** Sockets that have read their `hello`. */
  readonly count: number;
  disconnect(reason: string): void;
  drop(): void;
  silence(silent: boolean): void;
  close(): Promise<void>;
}

/** Slack's limit of connections for one app. */
const mostSockets = 10;

export function createSocketMode(server: Server, workspace: Workspace, deliveries: Deliveries): SocketMode {
  const tickets = new Set<string>();
  const connections: Connection[] = [];
  let connected = 0;
  let turn = 0;
  let silent = false;
  const sockets = new WebSocketServer({ noServer: true, autoPong: false });

  server.on('upgrade', (request, stream, head) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const ticket = url.searchParams.get('ticket') ?? '';
    if (url.pathname !== '/link' || !tickets.delete(ticket)) {
      stream.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => take(socket));
  });

  function take(socket: WebSocket): void {
    socket.on('error', () => {});
    if (connections.length >= mostSockets) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
      socket.close();
      return;
    }
    connected += 1;
    const connection: Connection = { number: connected, socket, ready: false };
    connections.push(connection);
    const pings = setInterval(() => {
      if (!silent) socket.ping(`Ping from the fake ${connection.number}`);
    }, workspace.options.pingMs ?? 1000);
    socket.on('ping', (data) => {
      if (!silent) socket.pong(data);
    });
    socket.on('pong', () => {
      if (connection.ready) return;
      connection.ready = true;
      workspace.changed();
    });
    socket.on('close', () => {
      clearInterval(pings);
      const at = connections.indexOf(connection);
      if (at >= 0) connections.splice(at, 1);
      workspace.changed();
    });
    socket.on('message', (data) => receive(String(data)));
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: connections.length,
        debug_info: { host: 'fake-slack', approximate_connection_time: 18_060 },
        connection_info: { app_id: app.id },
      }),
    );
    socket.ping('hello');
  }

  function receive(data: string): void {
    const message = fieldsOf(parse(data));
    if (typeof message.envelope_id === 'string') deliveries.acknowledge(message.envelope_id, fieldsOf(message.payload));
  }

  const live = (): readonly Connection[] => connections.filter(({ socket }) => socket.readyState === socket.OPEN);

  return {
    open() {
      const ticket = crypto.randomUUID();
      tickets.add(ticket);
      return `${workspace.url.replace('http', 'ws')}/link?ticket=${ticket}&app_id=${app.id}`;
    },
    get count() {
      return live().filter(({ ready }) => ready).length;
    },
    carry(envelope, wanted) {
      const open = live();
      const chosen = wanted === undefined ? open[turn % open.length] : open.find(({ number }) => number === wanted);
      turn += 1;
      if (!chosen) return null;
      const retry =
        envelope.type === 'events_api'
          ? { retry_attempt: envelope.attempt, retry_reason: envelope.retryReason ?? '' }
          : {};
      const message = {
        envelope_id: envelope.id,
        type: envelope.type,
        payload: envelope.payload,
        accepts_response_payload: envelope.type !== 'events_api',
        ...retry,
      };
      // A silent peer: the bytes never arrive, and Slack does not know it.
      if (!silent) chosen.socket.send(JSON.stringify(message));
      return chosen.number;
    },
    disconnect(reason) {
      for (const { socket } of live()) {
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'fake-slack' } }));
        // The client closes first; this is for one that does not.
        setTimeout(() => socket.close(), 500).unref();
      }
    },
    drop() {
      for (const { socket } of [...connections]) socket.terminate();
    },
    silence(next) {
      silent = next;
    },
    close() {
      for (const { socket } of [...connections]) socket.terminate();
      return new Promise((resolve) => {
        sockets.close(() => resolve());
      });
    },
  };
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
