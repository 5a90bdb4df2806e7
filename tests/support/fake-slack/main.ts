import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { projectFile } from '../../../src/paths.js';
import { optionsFromManifest, startFakeSlack } from './fake-slack.js';
import type { FakeSlackOptions } from './options.js';

/** The fake Slack as a process of its own. It prints one line of JSON once it listens. */
const { values } = parseArgs({
  options: {
    /** Also FAKE_SLACK_PORT. A free one unless said, or 8065 with the page. */
    port: { type: 'string' },
    /** Serve the page at `/`, with the commands, shortcuts, scopes and events of a manifest. */
    page: { type: 'boolean', default: false },
    manifest: { type: 'string' },
    /** `FakeSlackOptions` as JSON; also FAKE_SLACK_OPTIONS. */
    options: { type: 'string' },
  },
});

const { page } = values;
const manifest = values.manifest ?? (page ? projectFile('manifests', 'full.json') : undefined);
const granted = manifest === undefined ? {} : optionsFromManifest(JSON.parse(readFileSync(manifest, 'utf8')));
const given = JSON.parse(values.options ?? process.env.FAKE_SLACK_OPTIONS ?? '{}') as FakeSlackOptions;
const port = Number(values.port ?? process.env.FAKE_SLACK_PORT ?? (page ? 8065 : 0));
const slack = await startFakeSlack({ ...granted, ...given, port, page });

const { url, apiUrl, botToken, appToken } = slack;
process.stdout.write(`${JSON.stringify({ port: Number(new URL(url).port), url, apiUrl, botToken, appToken })}\n`);
if (page) {
  const lines = [
    `Open ${url} in a browser, and start the bot in another terminal:`,
    '',
    `  SLACK_API_URL=${apiUrl} \\`,
    `  SLACK_BOT_TOKEN=${botToken} \\`,
    `  SLACK_APP_TOKEN=${appToken} \\`,
    '  node bin/minutebook.js slack',
    '',
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void slack.close().then(() => process.exit(0));
  });
}
