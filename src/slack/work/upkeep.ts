import type { BotParts } from '../bot-parts.js';
import { fitToLog } from '../log.js';

const day = 86_400_000;

/** Keeps the promise about how long a user's words are kept: at the start and every so often after. */
export function startUpkeep({ state, config, log, now }: BotParts, everyMs: number): { stop(): void } {
  let running = false;
  /** What is deleted stays in the file's old pages while another program reads; they are cleared at the next turn then. */
  let pagesLeft = false;
  async function keep(): Promise<void> {
    if (running) return;
    running = true;
    try {
      const counts = await state.enforceRetention({ before: new Date(now().getTime() - config.retentionDays * day) });
      const some = Object.values(counts).some((count) => count > 0);
      if (some) pagesLeft = true;
      if (pagesLeft) pagesLeft = !(await state.compact());
      if (some) log.info({ counts }, 'What was kept long enough is deleted');
    } catch (error) {
      log.error(`What was kept long enough could not be deleted: ${fitToLog(error)}`);
    } finally {
      running = false;
    }
  }
  void keep();
  const timer = setInterval(() => void keep(), everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
