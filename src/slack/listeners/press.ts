import type { BlockAction, RespondFn } from '@slack/bolt';
import type { StoredAnswer } from '../../state/state.js';
import type { BotParts } from '../bot-parts.js';
import type { Tell } from './guard.js';

/** A press on a button or in a menu, as far as the listeners need it. */
export interface Press {
  readonly team: string;
  readonly user: string;
  /** Null in App Home and in modals. */
  readonly channel: string | null;
  /** The thread the message stands in, or begins. */
  readonly threadTs: string | null;
  /** The press stands under a message that only the presser sees. */
  readonly private: boolean;
  readonly triggerId: string;
  readonly responseUrl: string | null;
  /** The modal that the button stands in. */
  readonly viewId: string | null;
  /** What the button carries: an answer's reference, or a choice. */
  readonly value: string;
  /** For each block with a tick box, whether it is ticked. */
  readonly ticks: Readonly<Record<string, boolean>>;
}

export function readPress(body: BlockAction): Press {
  const [action] = body.actions as readonly { value?: string; selected_option?: { value?: string } | null }[];
  const container = body.container as { is_ephemeral?: boolean; thread_ts?: string; message_ts?: string };
  const message = body.message as { thread_ts?: string; ts?: string } | undefined;
  return {
    team: body.team?.id ?? body.user.team_id ?? '',
    user: body.user.id,
    channel: body.channel?.id ?? null,
    threadTs: container.thread_ts ?? message?.thread_ts ?? null,
    private: container.is_ephemeral === true,
    triggerId: body.trigger_id,
    responseUrl: body.response_url ?? null,
    viewId: body.view?.id ?? null,
    value: action?.value ?? action?.selected_option?.value ?? '',
    ticks: ticksOf(body),
  };
}

function ticksOf({ state }: BlockAction): Record<string, boolean> {
  return Object.fromEntries(
    Object.entries(state?.values ?? {}).flatMap(([block, elements]) =>
      Object.values(elements).flatMap(({ type, selected_options: selected }) =>
        type === 'checkboxes' ? [[block, (selected ?? []).length > 0] as const] : [],
      ),
    ),
  );
}

/** Tells the presser at the press's own address, which needs no membership of the channel; in a modal or at home, in a direct message. */
export function tellPresser({ client }: BotParts, press: Press, respond: RespondFn): Tell {
  return async (message, { replacing = false } = {}) => {
    if (press.responseUrl !== null)
      return respond({ response_type: 'ephemeral', replace_original: replacing, ...message });
    return client.chat.postMessage({ channel: press.user, ...message, unfurl_links: false, unfurl_media: false });
  };
}

/** The answer that a button belongs to, with what stands behind the reference. */
export const answerOf = async ({ state }: BotParts, value: string): Promise<StoredAnswer | null> =>
  state.answer(value.split(':')[0] ?? '');
