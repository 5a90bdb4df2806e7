import type { BotParts } from '../bot-parts.js';
import { fitToLog } from '../log.js';

const day = 86_400_000;
const every = 3_600_000;

/** Keeps the promise about how long a user's words are kept: at the start and every hour after. */
export function startUpkeep({ state, config, log, now }: BotParts): { stop(): void } {
  let running = false;
  async function keep(): Promise<void> {
    if (running) return;
    running = true;
    try {
      const counts = await state.enforceRetention({ before: new Date(now().getTime() - config.retentionDays * day) });
      const some = Object.values(counts).some((count) => count > 0);
      if (!some) return;
      await state.compact();
      log.info({ counts }, 'What was kept long enough is deleted');
    } catch (error) {
      log.error(`What was kept long enough could not be deleted: ${fitToLog(error)}`);
    } finally {
      running = false;
    }
  }
  void keep();
  const timer = setInterval(() => void keep(), every);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
