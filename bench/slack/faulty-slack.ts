import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { projectFile } from '../../src/paths.js';
import type { FakeSlackDriver, FaultKind } from '../../tests/support/fake-slack/driver.js';
import { optionsFromManifest } from '../../tests/support/fake-slack/manifest.js';
import type { FakeSlackOptions } from '../../tests/support/fake-slack/options.js';
import { connectFakeSlack } from '../../tests/support/fake-slack/remote.js';

export type Manifest = 'full' | 'minimal';

export interface FaultySlack {
  readonly driver: FakeSlackDriver;
  /** What the bot's environment needs to reach it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends the process. */
  stop(): Promise<void>;
}

/**
 * Slack sends an event again three times within six minutes. Here it does within as long, but more often: these bots die every few seconds, and
 * how often nobody was there is not what is measured.
 */
export const redeliverAfterMs: readonly number[] = [100, 1_500, ...Array.from({ length: 60 }, () => 3_000)];

/** How often a call goes wrong. */
export const faultShare = 0.05;

const failing: readonly FaultKind[] = ['429', '500', '502', 'timeout', 'close'];
const storing: readonly FaultKind[] = [
  '500-after-store',
  '502-after-store',
  'timeout-after-store',
  'close-after-store',
];
const faults: Readonly<Record<string, readonly FaultKind[]>> = {
  'chat.postMessage': [...failing, ...storing, 'not-json', 'close-sockets'],
  'chat.postEphemeral': [...failing, ...storing, 'not-json', 'close-sockets'],
  // The addresses of commands know fewer ways to fail.
  response_url: ['429', '500', '500-after-store', '502-after-store', 'timeout', 'close'],
  'users.info': failing,
  'conversations.info': failing,
  'conversations.replies': failing,
  'conversations.history': failing,
  'assistant.threads.setStatus': failing,
  'apps.connections.open': ['429', '500', 'close'],
};

/** Starts the fake Slack as a process of its own, with what a manifest grants and every fault at its share. */
export async function startFaultySlack(manifest: Manifest, seed: number): Promise<FaultySlack> {
  const granted = optionsFromManifest(JSON.parse(readFileSync(projectFile('manifests', `${manifest}.json`), 'utf8')));
  const options: FakeSlackOptions = { ...granted, redeliverAfterMs, seed };
  const script = fileURLToPath(new URL('../../tests/support/fake-slack/main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, '--options', JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { url, apiUrl, botToken, appToken } = JSON.parse(line) as Readonly<Record<string, string>>;
  const driver = connectFakeSlack(url ?? '');
  for (const [method, kinds] of Object.entries(faults))
    for (const kind of kinds) await driver.fault({ method, kind, probability: faultShare / kinds.length });
  return {
    driver,
    environment: {
      SLACK_API_URL: apiUrl ?? '',
      SLACK_BOT_TOKEN: botToken ?? '',
      SLACK_APP_TOKEN: appToken ?? '',
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
