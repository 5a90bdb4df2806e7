import type { Sent } from '../driver.js';
import { waitForAcks } from '../waiting.js';
import type { Workspace } from '../workspace.js';

export interface Notice {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
}

/** What Slack tells a person when something they did failed. */
export interface Notices {
  of(user: string, channel: string): readonly Notice[];
  readonly count: number;
  say(user: string, channel: string, text: string): void;
  /** Tells the person if the bot does not acknowledge in time. */
  watch(sent: Sent, user: string, channel: string, what: string): void;
}

export function createNotices(workspace: Workspace): Notices {
  const notices: Notice[] = [];
  const say = (user: string, channel: string, text: string): void => {
    notices.push({ user, channel, text, ts: workspace.nextTs() });
    workspace.changed();
  };
  return {
    of: (user, channel) => notices.filter((notice) => notice.user === user && notice.channel === channel),
    get count() {
      return notices.length;
    },
    say,
    watch(sent, user, channel, what) {
      const { ackMs } = workspace.options;
      const isUnsent = workspace.deliveries.some(
        ({ envelopeId, state }) => state === 'not sent' && sent.envelopes.includes(envelopeId),
      );
      if (isUnsent) {
        say(user, channel, `${what} failed with the error “dispatch_failed”.`);
        return;
      }
      waitForAcks(workspace, sent.envelopes, ackMs + 1000).then(
        (deliveries) => {
          if (deliveries.some(({ state }) => state === 'unacknowledged')) {
            say(user, channel, `${what} failed with the error “operation_timeout”.`);
          }
        },
        () => say(user, channel, `${what} failed with the error “operation_timeout”.`),
      );
    },
  };
}
