import type { Cite } from '../../state/state.js';
import { type Message, plainMessage } from '../blocks/message.js';
import type { BotParts } from '../bot-parts.js';
import type { Press } from './press.js';

export interface CsvFile {
  /** What is sent once only, however often it is asked for. */
  readonly id: string;
  /** Without an ending. */
  readonly name: string;
  readonly title: string;
  /** Stands with the file. */
  readonly said: string;
  readonly csv: string;
  readonly cites: readonly Cite[];
  readonly ref: string | null;
  /** The command that writes the same. */
  readonly command: string;
}

/** Sends a spreadsheet to the presser's direct messages. Gives what to tell the presser. */
export async function sendCsvFile(parts: BotParts, press: Press, make: () => Promise<CsvFile>): Promise<Message> {
  const { state, identity, wake, now } = parts;
  const { user, team, channel } = press;
  const { id, name, title, said, csv, cites, ref, command } = await make();
  if (!identity.scopes.has('files:write'))
    return plainMessage(
      `Minutebook may not send files in this workspace; “${command}” on the command line writes the same.`,
    );
  await state.addPosts([
    {
      id,
      kind: 'file',
      team,
      channel: null,
      threadTs: null,
      user,
      responseUrl: null,
      ts: null,
      body: {
        text: said,
        file: { name: `${name}.csv`, title, altText: null, base64: Buffer.from(csv, 'utf8').toString('base64') },
      },
      ref,
      readBack: false,
      cites,
    },
  ]);
  await state.audit({ at: now(), team, user, channel, event: 'csv', ref, detail: null });
  wake.posts();
  return plainMessage('It is being sent to you in a direct message.');
}
