import { projectVersion } from '../paths.js';
import { startBot } from '../slack/bot.js';
import { startDesk } from '../slack/desk/start-desk.js';
import { createLog, fitToLog } from '../slack/log.js';
import { useProxies } from '../slack/transport/connections.js';
import { withdrawInChild } from '../slack/withdraw-child.js';
import { startThread } from '../thread.js';
import type { Run } from './context.js';

/** How long the bot may be without a connection after an error of the socket client before the supervisor should start it anew. */
const patienceMs = 60_000;

/** Runs the bot until it is told to stop. Exit code 1 when Slack accepts it no more or no connection comes back. */
export const runSlack =
  (): Run =>
  async ({ config, openState, openWriter, now }) => {
    // A model or prompt that cannot be used is told now and not to the first who asks.
    await openWriter();
    const log = createLog();
    const dispatcher = useProxies();
    const state = openState({ create: true });
    const { desk, close } = startDesk({
      start: () => startThread(new URL('../desk-thread', import.meta.url), { data: config.dataFolder }),
      log,
    });
    let end: (code: number) => void = () => {};
    const ended = new Promise<number>((resolve) => {
      end = resolve;
    });
    try {
      const bot = await startBot({
        config,
        state,
        desk,
        log,
        version: projectVersion(),
        dispatcher,
        now,
        withdraw: withdrawInChild(config.dataFolder),
        onLost(why) {
          log.fatal(
            `Slack does not accept the bot's token any more (${why}); set SLACK_BOT_TOKEN anew and start again.`,
          );
          end(1);
        },
      });
      for (const signal of ['SIGTERM', 'SIGINT'] as const)
        process.once(signal, () => {
          log.info({ signal }, 'stopping');
          end(0);
        });
      // The socket client of today lets some failed reconnects go unhandled; the process lives on if a connection comes back.
      process.on('unhandledRejection', (error) => {
        log.error(`Unhandled: ${fitToLog(error)}`);
        setTimeout(() => {
          if (bot.connected()) return;
          log.fatal('There has been no connection to Slack for a minute.');
          end(1);
        }, patienceMs).unref();
      });
      const code = await ended;
      await bot.stop();
      return code;
    } finally {
      await close();
      await state.close();
    }
  };
