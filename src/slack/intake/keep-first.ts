import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { AtStage } from '../stages.js';

/** A message that was kept and is not answered yet. */
export interface Kept {
  readonly key: string;
  /** Has it answered. */
  begin(): void;
}

/** Takes what people write to the bot. When it resolves, nothing can lose the message any more. Null where nothing new was kept. */
export type Take = (body: unknown) => Promise<Kept | null>;

export interface KeepFirst {
  readonly carriesWords: (body: unknown) => boolean;
  readonly take: Take;
  readonly atStage: AtStage;
}

/**
 * Puts `take` between a receiver and Bolt. Bolt tells Slack that an event has arrived before any listener has run, so an event in hand when
 * the process dies would be gone; here it is kept first, and Slack, if it was not told, delivers it again. Bolt sees everything that carries
 * no words: commands, buttons, modals, the Home tab.
 */
export function keepFirst(receiver: Receiver, { carriesWords, take, atStage }: KeepFirst): Receiver {
  return {
    init(app: App) {
      const processEvent = async (event: ReceiverEvent): Promise<void> => {
        if (!carriesWords(event.body)) return app.processEvent(event);
        const kept = await take(event.body);
        if (kept === null) return event.ack();
        atStage('claimed', kept.key);
        try {
          await event.ack();
          atStage('queued', kept.key);
        } finally {
          // Slack may not have heard; what is kept is answered all the same.
          kept.begin();
        }
      };
      // Receivers use nothing of the app but this.
      receiver.init({ processEvent } as App);
    },
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}
