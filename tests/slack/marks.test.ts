import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runActions } from '../../src/commands/actions.js';
import { runExport } from '../../src/commands/export.js';
import { openCommands } from '../commands/kept.js';
import { type RunningBot, runBot } from '../support/bot.js';
import type { Ephemeral, View } from '../support/fake-slack/driver.js';
import { channels, people } from '../support/fake-slack/world.js';
import { ingestSamples } from '../support/sample-library.js';

const here = channels.public;

describe('an officer on the list', () => {
  let samples: ReturnType<typeof ingestSamples>;
  let bot: RunningBot;
  beforeAll(async () => {
    samples = ingestSamples();
    bot = await runBot({ data: samples.data, settings: { MINUTEBOOK_MARKERS: people.member } });
  });
  afterAll(async () => {
    await bot?.stop();
    samples?.remove();
  });
  afterEach(async () => {
    expect(await bot.slack.problems()).toEqual([]);
  });

  /** A list, which may be long enough for several messages. */
  type List = readonly Ephemeral[];

  async function listed(text: string, user: string = people.member): Promise<List> {
    const before = await bot.slack.ephemerals(user);
    const last = before.at(-1);
    await bot.slack.slash({ command: '/minutes', text, user, channel: here });
    await bot.slack.waitForEphemeral({ user, channel: here, containing: 'Searched', ...(last && { after: last.ts }) });
    return (await bot.slack.ephemerals(user)).slice(before.length);
  }

  interface Button {
    readonly action_id?: string;
    readonly value: string;
    readonly text: { readonly text: string };
  }

  const buttons = (list: List, actionId: string): Button[] =>
    list.flatMap(({ blocks }) =>
      blocks.flatMap(({ elements }) =>
        ((elements ?? []) as Button[]).filter(({ action_id }) => action_id === actionId),
      ),
    );

  const press = (list: List, actionId: string, value: string, user: string = people.member) =>
    bot.slack.press({
      user,
      channel: here,
      ephemeralTs: list.find((one) => buttons([one], actionId).some((each) => each.value === value))?.ts ?? '',
      actionId,
      value,
    });

  async function openModal(list: List, id: string): Promise<View> {
    await press(list, 'mark_action', id);
    return bot.slack.waitForView({ user: people.member, callbackId: 'mark_action' });
  }

  async function mark(list: List, id: string, verdict: string, reason: string): Promise<List> {
    const last = (await bot.slack.ephemerals(people.member)).at(-1);
    const modal = await openModal(list, id);
    await bot.slack.submitView({ viewId: modal.id, user: people.member, values: { verdict, reason } });
    return [
      await bot.slack.waitForEphemeral({
        user: people.member,
        channel: here,
        containing: 'Marked ',
        ...(last && { after: last.ts }),
      }),
    ];
  }

  const stateOf = async (id: string): Promise<string | undefined> => {
    const commands = openCommands(samples.data);
    const { printed } = await commands.run(runActions(undefined, {}), true);
    commands.remove();
    return JSON.parse(printed[0] ?? '').actions.find((one: { id: string }) => one.id === id)?.state;
  };

  test('marks an action, sees the mark in the list and in the file, and takes it back', async () => {
    const list = await listed('actions overdue');
    const [first] = buttons(list, 'mark_action');
    const id = first?.value ?? '';
    expect(await stateOf(id)).toBe('overdue');

    const said = await mark(list, id, 'done', 'Report circulated on 3 March');
    expect(said[0]?.text).toContain('Marked done');
    expect(said[0]?.text).toContain('Report circulated on 3 March');
    expect(await stateOf(id)).toBe('done');

    const after = await listed('actions marked');
    expect(after.map(({ text }) => text).join()).toMatch(
      /marked done on [^·]*: Report circulated on 3 March · .* · marked by (?!U0)\S/,
    );
    expect(buttons(await listed('actions overdue'), 'mark_action').map(({ value }) => value)).not.toContain(id);

    const [undo] = buttons(said, 'undo_mark');
    await press(said, 'undo_mark', undo?.value ?? '');
    await expect.poll(() => stateOf(id)).toBe('overdue');
    const history = await bot.state.markHistory(id);
    expect(history.map(({ verdict, by }) => [verdict, by])).toEqual([
      ['done', people.member],
      ['open', people.member],
    ]);
  });

  test('sees in the modal what was said before, and takes a second mark back to the first', async () => {
    const list = await listed('actions open');
    const id = buttons(list, 'mark_action')[1]?.value ?? '';
    const first = await mark(list, id, 'not_an_action', 'A standing item of the panel');
    const second = await mark(list, id, 'done', 'Done after all');
    const modal = await openModal(list, id);
    const shown = JSON.stringify(modal.view);
    expect(shown).toContain('A standing item of the panel');
    expect(shown).toContain('Open again: take the mark back');
    await bot.slack.closeView({ user: people.member });
    // The first mark is not the last any more.
    await press(first, 'undo_mark', buttons(first, 'undo_mark')[0]?.value ?? '');
    await bot.slack.waitForEphemeral({ user: people.member, containing: 'marked again since' });
    expect(await stateOf(id)).toBe('done');
    await press(second, 'undo_mark', buttons(second, 'undo_mark')[0]?.value ?? '');
    await expect.poll(() => stateOf(id)).toBe('not_an_action');
  });

  test('is asked for a reason where there is none', async () => {
    const list = await listed('actions open');
    const modal = await openModal(list, buttons(list, 'mark_action')[2]?.value ?? '');
    await bot.slack.submitView({ viewId: modal.id, user: people.member, values: { verdict: 'done', reason: '   ' } });
    await expect
      .poll(async () => (await bot.slack.views(people.member)).at(-1)?.errors.reason)
      .toBe('Write why, in a few words.');
    await bot.slack.closeView({ user: people.member });
  });

  test('finds every mark in the export, with who, when and why', async () => {
    const commands = openCommands(samples.data);
    const { printed } = await commands.run(runExport('marks', {}));
    commands.remove();
    const marks = printed.map((line) => JSON.parse(line));
    expect(marks.length).toBe(5);
    expect(marks[0]).toMatchObject({ verdict: 'done', by: people.member, reason: 'Report circulated on 3 March' });
    const audited = (await bot.state.auditEntries()).filter(({ event }) => event === 'mark');
    expect(audited).toHaveLength(marks.length);
    expect(JSON.stringify(audited)).not.toContain('Report circulated');
  });

  test('and everybody gets the whole list as a spreadsheet, once however often they press', async () => {
    const list = await listed('actions', people.colleague);
    expect(buttons(list, 'mark_action')).toEqual([]);
    const [csv] = buttons(list, 'list_csv');
    expect(csv?.text.text).toMatch(/^Send all \d+ as a spreadsheet$/);
    await press(list, 'list_csv', csv?.value ?? '', people.colleague);
    await press(list, 'list_csv', csv?.value ?? '', people.colleague);
    const files = async () => (await bot.slack.uploads()).filter(({ completed }) => completed);
    await expect.poll(async () => (await files()).length).toBe(1);
    const [file] = await files();
    const rows = Buffer.from(file?.bytes ?? '', 'base64').toString('utf8');
    expect(file?.filename).toBe('actions.csv');
    expect(rows).toMatch(/^\uFEFF/);
    expect(rows).toContain('A standing item of the panel');
    await expect.poll(() => bot.state.outboxDepth()).toBe(0);
    expect(await files()).toHaveLength(1);
  });

  test('but whoever is taken off the list may mark no more, whatever buttons they still have', async () => {
    const list = await listed('actions open');
    const marks = await bot.state.marks();
    // Somebody who was on the list when the message came, and is not now.
    await bot.restart({ MINUTEBOOK_MARKERS: people.colleague });
    await press(list, 'mark_action', buttons(list, 'mark_action')[0]?.value ?? '');
    await bot.slack.waitForEphemeral({ user: people.member, containing: 'may mark actions' });
    expect(await bot.slack.views(people.member)).toEqual([]);
    expect(await bot.state.marks()).toEqual(marks);
  });
});
