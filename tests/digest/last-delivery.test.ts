import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sinceLastDelivery } from '../../src/digest/last-delivery.js';
import { openState } from '../../src/state/sqlite/sqlite-state.js';
import type { State } from '../../src/state/state.js';
import { markDelivered } from './delivered.js';

const now = new Date('2025-06-09T08:00:00Z');
const [earlier, later] = [new Date('2025-05-26T08:00:00Z'), new Date('2025-06-02T08:00:00Z')];

describe('a digest reports since', () => {
  let folder: string;
  let state: State;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'minutebook-delivery-'));
    state = openState(join(folder, 'state.sqlite'), { create: true });
  });
  afterEach(async () => {
    await state.close();
    rmSync(folder, { recursive: true });
  });

  it('seven days ago, where none was delivered or the bot never ran', async () => {
    const week = { since: '2025-06-02T08:00:00.000Z', delivered: false };
    expect(await sinceLastDelivery(state, 'C0MINUTES', now)).toEqual(week);
    expect(await sinceLastDelivery(null, null, now)).toEqual(week);
  });

  it('the last delivery to the channel', async () => {
    await markDelivered(state, 'C0MINUTES', earlier);
    await markDelivered(state, 'C0OTHER', later);
    expect(await sinceLastDelivery(state, 'C0MINUTES', now)).toEqual({ since: earlier.toISOString(), delivered: true });
  });

  it('the last delivery to any, where the channel had none or none is named', async () => {
    await markDelivered(state, 'C0OTHER', later);
    const since = later.toISOString();
    expect(await sinceLastDelivery(state, 'C0MINUTES', now)).toEqual({ since, delivered: false });
    expect(await sinceLastDelivery(state, null, now)).toEqual({ since, delivered: true });
  });

  it('no later than now, where a clock was set back', async () => {
    await markDelivered(state, 'C0MINUTES', new Date('2025-07-01T08:00:00Z'));
    expect(await sinceLastDelivery(state, 'C0MINUTES', now)).toEqual({ since: now.toISOString(), delivered: true });
  });
});
