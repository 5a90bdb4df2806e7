import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { projectFile } from '../../../src/paths.js';
import { channels, connectFakeSlack, optionsFromManifest } from '../../support/fake-slack/fake-slack.js';
import { eventScopes, methodScopes } from '../../support/fake-slack/scopes.js';
import { methodNames } from '../../support/fake-slack/web-api.js';
import { afterwards } from './start.js';

/** Starts the fake Slack as a process of its own and gives the line it prints. */
async function startProcess(...args: readonly string[]) {
  const main = projectFile('tests', 'support', 'fake-slack', 'main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  afterwards(async () => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await gone).toEqual([0, null]);
  });
  for await (const line of createInterface({ input: child.stdout })) {
    return JSON.parse(line) as { url: string; apiUrl: string; botToken: string };
  }
  throw new Error('The fake Slack did not start.');
}

test('a process of its own is driven over HTTP', async () => {
  const { url, apiUrl, botToken } = await startProcess('--options', JSON.stringify({ scopes: ['chat:write'] }));
  const slack = connectFakeSlack(url);
  const client = new WebClient(botToken, { slackApiUrl: apiUrl });
  await client.chat.postMessage({ channel: channels.public, text: 'From another process' });
  expect((await slack.messages(channels.public)).map(({ text }) => text)).toEqual(['From another process']);
  expect((await slack.mention({ channel: channels.public, text: 'Hello' })).envelopes).toEqual([]);
  await slack.reset();
  expect(await slack.messages(channels.public)).toEqual([]);
});

test('every method in the table of scopes is answered', () => {
  expect(Object.keys(methodScopes).filter((method) => !methodNames.includes(method))).toEqual([]);
});

test.each(readdirSync(projectFile('manifests')))('the manifest %s asks for the scopes of its events', (name) => {
  const manifest: unknown = JSON.parse(readFileSync(projectFile('manifests', name), 'utf8'));
  const { scopes = [], events = [], commands = [], shortcuts = [] } = optionsFromManifest(manifest);
  expect(commands.length).toBeGreaterThan(0);
  expect(shortcuts.length).toBeGreaterThan(0);
  const lacking = events.filter((event) => {
    const needed = eventScopes[event];
    if (!needed) throw new Error(`The table of scopes lacks the event ${event}.`);
    return needed.length > 0 && !needed.some((scope) => scopes.includes(scope));
  });
  expect(lacking).toEqual([]);
});
