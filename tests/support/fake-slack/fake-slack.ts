import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDeliveries } from './deliveries.js';
import type { FakeSlackDriver } from './driver.js';
import { createEvents } from './events.js';
import { createHttpRequests } from './http-requests.js';
import { createDriver } from './in-process.js';
import { createInteractions } from './interactions.js';
import type { FakeSlackOptions } from './options.js';
import { createPageRoutes } from './page/page-routes.js';
import { createRoutes } from './routes.js';
import { createSocketMode } from './socket-mode.js';
import { createWebApi } from './web-api.js';
import { createWorkspace } from './workspace.js';

export type * from './driver.js';
export { optionsFromManifest } from './manifest.js';
export type { FakeSlackOptions } from './options.js';
export { connectFakeSlack } from './remote.js';
export { app, channels, otherBot, otherTeam, people, team } from './world.js';

/** A fake Slack in this process. */
export interface FakeSlack extends FakeSlackDriver {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** Ends every connection; the bot sees its sockets drop. */
  close(): Promise<void>;
}

/** Starts a fake Slack on a loopback port. Give the bot `apiUrl` and the tokens. */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const workspace = createWorkspace(options);
  const deliveries = createDeliveries(workspace);
  const events = createEvents(workspace, deliveries);
  const interactions = createInteractions(workspace, deliveries);
  const server = createServer();
  const sockets = createSocketMode(server, workspace, deliveries);
  const requests = createHttpRequests(workspace, deliveries);
  deliveries.use({
    carry: (envelope, socket) => (workspace.settings.requestUrl === null ? sockets : requests).carry(envelope, socket),
  });
  const webApi = createWebApi({ workspace, events, openSocket: () => sockets.open() }, () => sockets.drop());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  workspace.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const driver = createDriver(workspace, { deliveries, events, interactions, sockets });
  const reached = () => (workspace.settings.requestUrl === null ? sockets.count : null);
  const page = options.page ? createPageRoutes(workspace, driver, reached) : null;
  server.on('request', createRoutes({ workspace, webApi, driver, events, page }));
  const { botToken, appToken, signingSecret } = workspace.options;
  return {
    ...driver,
    botToken,
    appToken,
    signingSecret,
    async close() {
      deliveries.reset();
      webApi.release();
      await sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
