import { refusalMessage } from '../blocks/gate.js';
import type { Message } from '../blocks/message.js';
import { failedMessage } from '../blocks/plain-messages.js';
import type { BotParts } from '../bot-parts.js';
import type { Person } from '../gates/look-up.js';
import { isSilent } from '../gates/refusal.js';
import { fitToLog } from '../log.js';
import { newReference } from '../work/reference.js';

/** Somebody who pressed, submitted or opened something. */
export interface Presser {
  readonly user: string;
  /** Null outside any channel, as in App Home. */
  readonly channel: string | null;
}

/** Tells the presser something that nobody else sees; `replacing` what only they see already. */
export type Tell = (message: Message, options?: { readonly replacing?: boolean }) => Promise<unknown>;

/**
 * Runs what a press asks for, when the presser may ask it now. Whoever may not is told why, and whoever meets a failure is told so with a
 * reference that is in the log.
 */
export async function guarded(
  { gate, config, meters, log }: BotParts,
  { user, channel }: Presser,
  tell: Tell,
  work: (person: Person) => Promise<void>,
): Promise<void> {
  try {
    const verdict = await gate.check({ user, channel }, 'posted');
    if (verdict.let === 'out') {
      meters.refused(verdict.why);
      if (!isSilent(verdict.why)) await tell(refusalMessage(verdict.why, config.contact));
      return;
    }
    await work(verdict.person);
  } catch (error) {
    const ref = newReference();
    log.error({ ref }, `A press failed: ${fitToLog(error)}`);
    meters.failed();
    await tell(failedMessage(ref, config.contact)).catch((lost) =>
      log.error({ ref }, `Nobody could be told: ${fitToLog(lost)}`),
    );
  }
}
