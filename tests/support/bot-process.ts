import { startMinutebook } from './cli.js';
import type { FakeSlack } from './fake-slack/fake-slack.js';

/** The program's own bot, as a process. */
export interface BotProcess {
  /** Standard error so far. */
  said(): string;
  /** Resolves when it has said `words`; rejects when it ends before, or takes longer than half a minute. */
  waitFor(words: string): Promise<void>;
  readonly ended: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

export function startBotProcess(
  data: string,
  slack: Pick<FakeSlack, 'apiUrl' | 'botToken' | 'appToken'>,
  settings: Readonly<Record<string, string>> = {},
): BotProcess {
  const child = startMinutebook(['slack', '--data', data], {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    MINUTEBOOK_STATUS_PORT: '0',
    ...settings,
  });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    said: () => said,
    ended,
    kill: (signal) => void child.kill(signal),
    waitFor: (words) =>
      new Promise((resolve, reject) => {
        const give = (): void => {
          clearInterval(look);
          clearTimeout(late);
        };
        const look = setInterval(() => {
          if (!said.includes(words)) return;
          give();
          resolve();
        }, 20);
        const fail = (why: string): void => {
          give();
          reject(new Error(`The bot ${why} before it said “${words}”: ${said}`));
        };
        const late = setTimeout(() => fail('took too long'), 30_000);
        void ended.then(() => fail('ended'));
      }),
  };
}
