import { weekOf } from '../../src/digest/schedule.js';
import type { State } from '../../src/state/state.js';

/** Keeps that a channel was told what was new up to a moment. */
export const markDelivered = async (state: State, channel: string, until: Date): Promise<void> => {
  await state.keepDigest(
    {
      team: 'T1',
      channel,
      week: weekOf(until),
      due: until,
      since: new Date(until.getTime() - 7 * 86_400_000),
      delivered: true,
      until,
      state: 'posted',
      owner: null,
      at: until,
    },
    [],
  );
};
