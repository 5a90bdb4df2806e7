import type { WebClient } from '@slack/web-api';
import type { Config } from '../config.js';
import type { State } from '../state/state.js';
import type { Desk } from './desk/desk.js';
import type { Gate } from './gates/gate.js';
import type { LookUp } from './gates/look-up.js';
import type { Logger } from './log.js';
import type { Meters } from './meters.js';
import type { AtStage } from './stages.js';
import type { Identity } from './start-up.js';

export type Withdraw = (request: {
  /** A document's name or an item's id. */
  readonly target: string;
  readonly reason: string | null;
  readonly by: string;
}) => Promise<readonly string[]>;

/** What the bot's rooms share. Made once, at the start. */
export interface BotParts {
  readonly config: Config;
  readonly identity: Identity;
  readonly state: State;
  readonly desk: Desk;
  readonly gate: Gate;
  readonly lookUp: LookUp;
  /** For look-ups, modals and the Home tab; posts go through the outbox. */
  readonly client: WebClient;
  readonly log: Logger;
  readonly meters: Meters;
  readonly atStage: AtStage;
  readonly now: () => Date;
  readonly version: string;
  /** Takes words out of the minute book and out of everything the bot posted. Gives what to tell whoever asked for it, sentence by sentence. */
  readonly withdraw: Withdraw;
  /** Says that there is something new to do. */
  readonly wake: { readonly jobs: () => void; readonly posts: () => void };
}
