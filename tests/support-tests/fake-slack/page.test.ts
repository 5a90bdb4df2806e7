import { resolve } from 'node:path';
import type { App } from '@slack/bolt';
import type { Block, KnownBlock } from '@slack/types';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, openBrowser } from '../../support/browser.js';
import { channels, type FakeSlack, people } from '../../support/fake-slack/fake-slack.js';
import { afterwards, start, startBolt } from './start.js';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });

const chart = {
  type: 'data_visualization',
  title: 'Waiting times',
  chart: {
    type: 'line',
    series: [
      {
        name: 'Days',
        data: [
          { label: 'April', value: 120 },
          { label: 'May', value: 96 },
          { label: 'June', value: 85 },
        ],
      },
    ],
    axis_config: { categories: ['April', 'May', 'June'], x_label: 'month', y_label: 'Days' },
  },
};

const every: readonly (KnownBlock | Block)[] = [
  { type: 'header', text: plain('What was found') },
  {
    type: 'section',
    text: mrkdwn('*Bold*, _slanted_ and a <https://example.org/minutes|link to the minutes> about R&amp;D &lt;b&gt;'),
    accessory: { type: 'button', action_id: 'sources', text: plain('Show sources'), value: 'answer-1' },
  },
  { type: 'section', fields: [mrkdwn('*Panel*\nHousing'), mrkdwn('*Date*\n12 March 2026')] },
  { type: 'divider' },
  {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'The figure <stood> at 85 days.' }] },
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'first point', style: { italic: true } }] },
          { type: 'rich_text_section', elements: [{ type: 'link', url: 'https://example.org', text: 'second' }] },
        ],
      },
    ],
  },
  {
    type: 'data_table',
    caption: 'Figures by month',
    rows: [
      [
        { type: 'raw_text', text: 'Month' },
        { type: 'raw_text', text: 'Days' },
      ],
      [
        { type: 'raw_text', text: 'April' },
        { type: 'raw_number', value: 120, text: '120' },
      ],
    ],
  },
  chart,
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'share', text: plain('Share in channel'), style: 'primary' },
      {
        type: 'static_select',
        action_id: 'panel',
        placeholder: plain('Choose a panel'),
        options: [
          { text: plain('Housing'), value: 'housing' },
          { text: plain('Health'), value: 'health' },
        ],
      },
      { type: 'overflow', action_id: 'more', options: [{ text: plain('Report a fault'), value: 'fault' }] },
    ],
  },
  { type: 'context', elements: [mrkdwn('Sources: Housing Panel, 12 March 2026, item 5')] },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: { text: plain('Good'), value: 'up', accessibility_label: 'This answer helped' },
        negative_button: { text: plain('Bad'), value: 'down', accessibility_label: 'This answer did not help' },
      },
    ],
  },
];

const sources = {
  type: 'modal' as const,
  callback_id: 'reason',
  title: plain('What was wrong?'),
  submit: plain('Send'),
  close: plain('Leave it'),
  blocks: [
    { type: 'section' as const, text: mrkdwn('The words of the minutes stand here.') },
    {
      type: 'input' as const,
      block_id: 'why',
      label: plain('Reason'),
      hint: plain('One sentence is enough.'),
      element: { type: 'plain_text_input' as const, action_id: 'text', multiline: true },
    },
    {
      type: 'input' as const,
      block_id: 'kind',
      optional: true,
      label: plain('Kind'),
      element: {
        type: 'radio_buttons' as const,
        action_id: 'one',
        options: [
          { text: plain('Wrong figure'), value: 'figure' },
          { text: plain('Wrong panel'), value: 'panel' },
        ],
      },
    },
  ],
};

/** A small bot that uses everything the page draws. */
function listen(app: App): void {
  app.event('app_mention', async ({ event, client }) => {
    const place = { channel: event.channel, thread_ts: event.thread_ts ?? event.ts };
    await client.assistant.threads.setStatus({
      channel_id: event.channel,
      thread_ts: place.thread_ts,
      status: 'is reading…',
    });
    await client.chat.postMessage({ ...place, text: 'What was found', blocks: [...every] as KnownBlock[] });
  });
  app.message(async ({ message, client }) => {
    if (message.subtype !== undefined || message.channel_type !== 'im' || 'bot_id' in message) return;
    await client.chat.postMessage({
      channel: message.channel,
      thread_ts: message.ts,
      text: `You wrote: ${message.text}`,
    });
  });
  app.command('/metric', async ({ ack, respond, command }) => {
    await ack();
    await respond({ text: `Only for you: ${command.text}`, response_type: 'ephemeral' });
  });
  app.action('sources', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: (body as { trigger_id: string }).trigger_id, view: sources });
  });
  app.action('panel', async ({ ack, action, respond }) => {
    await ack();
    const { selected_option } = action as { selected_option: { value: string } };
    await respond({
      text: `Panel ${selected_option.value} it is`,
      response_type: 'ephemeral',
      replace_original: false,
    });
  });
  app.action('feedback', async ({ ack, action, respond }) => {
    await ack();
    await respond({
      text: `Noted: ${(action as { value?: string }).value}`,
      response_type: 'ephemeral',
      replace_original: false,
    });
  });
  app.view('reason', async ({ ack, view }) => {
    if ((view.state.values.why?.text?.value ?? '').length < 10) {
      await ack({ response_action: 'errors', errors: { why: 'Say a little more.' } });
    } else {
      await ack();
    }
  });
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') return;
    const blocks = [{ type: 'header' as const, text: plain('What is indexed') }];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
  app.shortcut('ask_about_message', async ({ ack, respond, shortcut }) => {
    await ack();
    const { message } = shortcut as { message: { text: string } };
    await respond?.({ text: `About: ${message.text}`, response_type: 'ephemeral' });
  });
}

const shots = process.env.SCREENSHOTS;

describe.skipIf(browserPath === null)('the page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    const opened = await openBrowser();
    if (!opened) throw new Error('There is no browser.');
    browser = opened;
  });
  afterAll(() => browser.close());

  async function open(slack: FakeSlack, address: string, width = 1200): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    afterwards(() => page.close());
    page.setDefaultTimeout(8000);
    await page.goto(slack.url + address);
    return page;
  }

  const startAll = async (): Promise<FakeSlack> => {
    const shortcuts = [{ callbackId: 'ask_about_message', name: 'Ask about this', type: 'message' as const }];
    const slack = await start({ page: true, shortcuts });
    await startBolt(slack, listen);
    return slack;
  };

  const shoot = async (page: Page, name: string): Promise<void> => {
    if (shots) await page.screenshot({ path: resolve(shots, `${name}.png`) });
  };

  test('one asks in a channel, opens the thread, presses, chooses and fills in a modal', async () => {
    const slack = await startAll();
    const page = await open(slack, `/?in=${channels.public}`);
    await page.getByLabel('Message #scrutiny').fill('What about R&D?');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '1 reply' }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByRole('heading', { name: 'What was found' }).waitFor();
    await expect(thread.getByText('The figure <stood> at 85 days.').count()).resolves.toBe(1);
    await expect(thread.getByRole('link', { name: 'link to the minutes' }).getAttribute('href')).resolves.toBe(
      'https://example.org/minutes',
    );
    await expect(thread.getByRole('table', { name: 'Figures by month' }).count()).resolves.toBe(1);
    await shoot(page, 'thread');

    await thread.getByLabel('Choose a panel').selectOption('Health');
    await page.getByText('Panel health it is').first().waitFor();
    await thread.getByRole('button', { name: 'This answer helped' }).click();
    await page.getByText('Noted: up').first().waitFor();
    expect(await page.getByText('Only visible to you').count()).toBe(2);

    await thread.getByRole('button', { name: 'Show sources' }).click();
    const modal = page.getByRole('dialog', { name: 'What was wrong?' });
    await modal.getByLabel('Reason').fill('Short');
    await modal.getByRole('radio', { name: 'Wrong figure' }).check();
    await modal.getByRole('button', { name: 'Send' }).click();
    await modal.getByText('Say a little more.').waitFor();
    expect(await modal.getByLabel('Reason').inputValue()).toBe('Short');
    await shoot(page, 'modal');
    await modal.getByLabel('Reason').fill('The figure is last year’s.');
    await modal.getByRole('button', { name: 'Send' }).click();
    await modal.waitFor({ state: 'detached' });
    expect(await slack.views()).toEqual([]);
    expect(await slack.problems()).toEqual([]);
  });

  test('a modal is left with the Escape key', async () => {
    const slack = await startAll();
    const { ts } = await slack.mention({ channel: channels.public, text: 'Anything' });
    await slack.waitForMessage({ channel: channels.public, threadTs: ts ?? '' });
    const page = await open(slack, `/?in=${channels.public}&thread=${ts}`);
    await page.getByRole('button', { name: 'Show sources' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await slack.views()).toEqual([]);
  });

  test('a command is answered for the one who asks alone, and a shortcut is offered for each message', async () => {
    const slack = await startAll();
    const page = await open(slack, `/?in=${channels.public}`);
    await page.getByLabel('Message #scrutiny').fill('/metric waiting times');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Only for you: waiting times').waitFor();
    await slack.threadMessage({ channel: channels.public, user: people.colleague, text: 'How long is the wait?' });
    const message = page.getByRole('article', { name: /^Tom Ockenden/ });
    await message.getByLabel('More actions for this message').click();
    await message.getByRole('button', { name: 'Ask about this' }).click();
    await page.getByText('About: How long is the wait?').waitFor();
    await shoot(page, 'command');
    const other = await open(slack, `/?as=${people.colleague}&in=${channels.public}`);
    await other.getByText('How long is the wait?').waitFor();
    expect(await other.getByText('Only for you').count()).toBe(0);
  });

  test('the direct message and the Home tab are there', async () => {
    const slack = await startAll();
    const page = await open(slack, '/?in=dm');
    await page.getByLabel('Message minutebook').fill('Hello <there>');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '1 reply' }).click();
    await page.getByText('You wrote: Hello <there>').waitFor();
    await page.getByRole('button', { name: 'Home of minutebook' }).click();
    await page.getByRole('heading', { name: 'What is indexed' }).waitFor();
    await shoot(page, 'home');
  });

  test('nothing spills over the side of a phone', async () => {
    const slack = await startAll();
    const { ts } = await slack.mention({ channel: channels.public, text: 'Anything' });
    await slack.waitForMessage({ channel: channels.public, threadTs: ts ?? '' });
    const page = await open(slack, `/?in=${channels.public}&thread=${ts}`, 390);
    await page.getByRole('heading', { name: 'What was found' }).waitFor();
    const spill = () => page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(await spill()).toBeLessThanOrEqual(0);
    await shoot(page, 'phone-thread');
    await page.goto(`${slack.url}/?in=${channels.public}`);
    expect(await spill()).toBeLessThanOrEqual(0);
    await shoot(page, 'phone');
  });

  test('one is told when no bot is connected and when a command fails', async () => {
    const slack = await start({ page: true, ackMs: 100 });
    const page = await open(slack, `/?in=${channels.public}`);
    await page.getByText('No bot is connected').waitFor();
    await page.getByLabel('Message #scrutiny').fill('/metric waiting times');
    await page.keyboard.press('Enter');
    await page.getByText('/metric failed with the error “dispatch_failed”.').waitFor();
    await shoot(page, 'nobody');
  });
});

test('the page works by its forms alone', async () => {
  const slack = await start({ page: true });
  await startBolt(slack, listen);
  const form = {
    as: people.member,
    in: channels.public,
    back: `/?in=${channels.public}`,
    text: 'Hello',
    mention: 'yes',
  };
  const said = await fetch(`${slack.url}/page/say`, { method: 'POST', body: new URLSearchParams(form) });
  expect(said.url).toBe(`${slack.url}/?as=${people.member}&in=${channels.public}`);
  const { ts } = await slack.waitForMessage({ channel: channels.public });
  expect(await (await fetch(`${slack.url}/?in=${channels.public}`)).text()).toContain('1 reply');
  const press = {
    as: people.member,
    in: channels.public,
    place: JSON.stringify({ messageTs: ts, channel: channels.public }),
    press: JSON.stringify({ actionId: 'sources', blockId: await blockIdOf(slack, ts) }),
  };
  await fetch(`${slack.url}/page/press`, { method: 'POST', body: new URLSearchParams(press) });
  await slack.waitForView({ user: people.member });
  expect(await (await fetch(`${slack.url}/?in=${channels.public}`)).text()).toContain('<dialog open');
});

test('nobody is sent away from the page by a form', async () => {
  const slack = await start({ page: true });
  const body = new URLSearchParams({ back: '//elsewhere.example/' });
  const answer = await fetch(`${slack.url}/page/say`, { method: 'POST', body, redirect: 'manual' });
  expect(answer.headers.get('location')).toBe('/');
});

async function blockIdOf(slack: FakeSlack, ts: string): Promise<string> {
  const message = await slack.message(channels.public, ts);
  const block = message?.blocks.find(({ accessory }) => accessory !== undefined);
  return String(block?.block_id);
}
