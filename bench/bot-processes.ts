import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { projectFile } from '../src/paths.js';
import { connectFakeSlack } from '../tests/support/fake-slack/remote.js';

/** The fake Slack in a process of its own. */
export async function startSlack() {
  const script = fileURLToPath(new URL('../tests/support/fake-slack/main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { url, apiUrl, botToken, appToken } = JSON.parse(line) as Readonly<Record<string, string>>;
  return {
    driver: connectFakeSlack(url ?? ''),
    environment: { SLACK_API_URL: apiUrl ?? '', SLACK_BOT_TOKEN: botToken ?? '', SLACK_APP_TOKEN: appToken ?? '' },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The bot as the program is run, on a data folder, with nobody's share of questions counted. */
export async function startBot(data: string, environment: Readonly<Record<string, string>>) {
  const statusPort = await freePort();
  const child = spawn(process.execPath, [projectFile('bin', 'minutebook.js'), 'slack', '--data', data], {
    env: {
      ...process.env,
      ...environment,
      MINUTEBOOK_STATUS_PORT: String(statusPort),
      MINUTEBOOK_QUESTIONS: '1000000',
      MINUTEBOOK_CONTACT: 'democratic services',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  return {
    statusPort,
    said: () => said,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
