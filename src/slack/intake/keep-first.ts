import type { App, Receiver, ReceiverEvent } from '@slack/bolt';

/** Takes what people write to the bot. When it resolves, nothing can lose the message any more. */
export type Take = (body: unknown) => Promise<void>;

/**
 * Puts `take` between a receiver and Bolt. Bolt tells Slack that an event has arrived before any listener has run, so an event in hand when
 * the process dies would be gone; here it is kept first, and Slack, if it was not told, delivers it again. Bolt sees everything that carries
 * no words: commands, buttons, modals, the Home tab.
 */
export function keepFirst(receiver: Receiver, carriesWords: (body: unknown) => boolean, take: Take): Receiver {
  return {
    init(app: App) {
      const processEvent = async (event: ReceiverEvent): Promise<void> => {
        if (!carriesWords(event.body)) return app.processEvent(event);
        await take(event.body);
        await event.ack();
      };
      // Receivers use nothing of the app but this.
      receiver.init({ processEvent } as App);
    },
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}
