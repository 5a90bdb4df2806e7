import { expect, test } from 'vitest';
import { type Surface, validateBlocks } from '../../support/fake-slack/validate-blocks.js';
import { validateView } from '../../support/fake-slack/validate-view.js';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const x = (length: number): string => 'x'.repeat(length);
const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (value: string) => ({ text: plain(value), value });
const select = (more: object = {}) => ({ type: 'static_select', options: [option('a')], ...more });
const input = (element: object) => ({ type: 'input', label: plain('Label'), element });
const rich = (...elements: object[]) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });
const cell = (text: string) => ({ type: 'raw_text', text });
const feedback = (value: string) => ({
  type: 'feedback_buttons',
  positive_button: { text: plain('Good'), value },
  negative_button: { text: plain('Bad'), value: 'b' },
});
const chart = (more: object = {}, points = 2) => ({
  type: 'data_visualization',
  title: 'Waiting',
  chart: {
    type: 'line',
    series: [{ name: 'Days', data: times(points, (index) => ({ label: `M${index}`, value: index })) }],
    axis_config: { categories: times(points, (index) => `M${index}`) },
  },
  ...more,
});
const pie = (value: number) => chart({ chart: { type: 'pie', segments: [{ label: 'A', value }] } });
const dataTable = (rows: number, more: object = {}) => ({
  type: 'data_table',
  caption: 'Figures',
  rows: times(rows, (index) => [cell(`${index}`), { type: 'raw_number', value: index, text: `${index}` }]),
  ...more,
});

type Case = readonly [name: string, blocks: readonly object[], surface?: Surface];

/** Cases with the message as their surface unless they say another. */
const placed = (cases: readonly Case[]) =>
  cases.map(([name, blocks, surface]) => [name, blocks, surface ?? ('message' as Surface)] as const);

const taken: readonly Case[] = [
  ['50 blocks in a message', times(50, () => ({ type: 'divider' }))],
  ['100 blocks in a modal', times(100, () => ({ type: 'divider' })), 'modal'],
  ['a section of 3,000 characters', [{ type: 'section', text: mrkdwn(x(3000)) }]],
  ['10 fields of 2,000', [{ type: 'section', fields: times(10, () => mrkdwn(x(2000))) }]],
  ['a header of 150', [{ type: 'header', text: plain(x(150)) }]],
  ['10 elements of context', [{ type: 'context', elements: times(10, () => mrkdwn('x')) }]],
  ['25 buttons', [actions(...times(25, (index) => button({ action_id: `a${index}` })))]],
  [
    'a button at its limits',
    [actions(button({ text: plain(x(75)), value: x(2000), url: `https://e.org/${x(2986)}` }))],
  ],
  ['the same action id in two blocks', [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))]],
  ['5 feedback buttons', [{ type: 'context_actions', elements: times(5, () => feedback('good')) }]],
  ['100 options', [actions(select({ options: times(100, (index) => option(`${index}`)) }))]],
  ['a table of 100 rows', [{ type: 'table', rows: times(100, () => [cell('x')]) }]],
  ['a data table of 201 rows', [dataTable(201)]],
  ['a line of 20 points', [chart({}, 20)]],
  ['two charts', [chart(), chart()]],
  ['rich text', [rich({ type: 'text', text: 'x', style: { bold: true } }, { type: 'link', url: 'https://e.org' })]],
  ['12,000 characters of markdown', [{ type: 'markdown', text: x(12_000) }]],
  ['an alert in a modal', [{ type: 'alert', text: plain('Mind'), level: 'warning' }], 'modal'],
  ['an input in a modal', [input({ type: 'plain_text_input', placeholder: plain(x(150)) })], 'modal'],
];

test.each(placed(taken))('takes %s', (_name, blocks, surface) => {
  expect(validateBlocks(blocks, surface).faults).toEqual([]);
});

const refused: readonly Case[] = [
  ['51 blocks in a message', times(51, () => ({ type: 'divider' }))],
  ['101 blocks in a modal', times(101, () => ({ type: 'divider' })), 'modal'],
  ['an unknown block', [{ type: 'sparkle' }]],
  ['a block that is no object', ['divider' as unknown as object]],
  ['an unknown field', [{ type: 'divider', colour: 'red' }]],
  ['a section of 3,001 characters', [{ type: 'section', text: mrkdwn(x(3001)) }]],
  ['an empty section', [{ type: 'section', text: mrkdwn('') }]],
  ['a section without a text', [{ type: 'section' }]],
  ['11 fields', [{ type: 'section', fields: times(11, () => mrkdwn('x')) }]],
  ['a field of 2,001', [{ type: 'section', fields: [mrkdwn(x(2001))] }]],
  ['a text of white space', [{ type: 'section', text: mrkdwn(' \n') }]],
  ['emoji in mrkdwn', [{ type: 'section', text: { ...mrkdwn('x'), emoji: true } }]],
  ['a header of 151', [{ type: 'header', text: plain(x(151)) }]],
  ['a header in mrkdwn', [{ type: 'header', text: mrkdwn('x') }]],
  ['11 elements of context', [{ type: 'context', elements: times(11, () => mrkdwn('x')) }]],
  ['no element of context', [{ type: 'context', elements: [] }]],
  ['a button in context', [{ type: 'context', elements: [button()] }]],
  ['26 buttons', [actions(...times(26, () => button()))]],
  ['no button', [actions()]],
  ['a button of 76 characters', [actions(button({ text: plain(x(76)) }))]],
  ['a value of 2,001', [actions(button({ value: x(2001) }))]],
  ['a url of 3,001', [actions(button({ url: `https://e.org/${x(2987)}` }))]],
  ['a url that is none', [actions(button({ url: 'minutes' }))]],
  ['an accessibility label of 76', [actions(button({ accessibility_label: x(76) }))]],
  ['a style that is none', [actions(button({ style: 'green' }))]],
  ['the same action id twice in a block', [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))]],
  ['the same block id twice', times(2, () => ({ type: 'divider', block_id: 'a' }))],
  ['a block id of 256', [{ type: 'divider', block_id: x(256) }]],
  ['an action id of 256', [actions(button({ action_id: x(256) }))]],
  ['a confirm dialogue without a way back', [actions(button({ confirm: { title: plain('x'), text: plain('x') } }))]],
  ['feedback buttons in actions', [actions(feedback('good'))]],
  ['a plain button in context_actions', [{ type: 'context_actions', elements: [button()] }]],
  ['6 feedback buttons', [{ type: 'context_actions', elements: times(6, () => feedback('good')) }]],
  ['feedback in a modal', [{ type: 'context_actions', elements: [feedback('good')] }], 'modal'],
  ['feedback of 2,001', [{ type: 'context_actions', elements: [feedback(x(2001))] }]],
  ['101 options', [actions(select({ options: times(101, (index) => option(`${index}`)) }))]],
  ['the same option twice', [actions(select({ options: [option('a'), option('a')] }))]],
  ['an option of 76', [actions(select({ options: [option(x(76))] }))]],
  ['options and groups', [actions(select({ option_groups: [{ label: plain('x'), options: [option('a')] }] }))]],
  ['an initial option that is none', [actions(select({ initial_option: option('b') }))]],
  ['11 radio buttons', [actions({ type: 'radio_buttons', options: times(11, (index) => option(`${index}`)) })]],
  ['6 overflow options', [actions({ type: 'overflow', options: times(6, (index) => option(`${index}`)) })]],
  ['a placeholder of 151', [actions(select({ placeholder: plain(x(151)) }))]],
  ['a text input in actions', [actions({ type: 'plain_text_input' })]],
  ['a button in an input', [input(button())], 'modal'],
  ['an image without words', [{ type: 'image', image_url: 'https://e.org/a.png' }]],
  ['an image with 2,001 characters of words', [{ type: 'image', image_url: 'https://e.org/a.png', alt_text: x(2001) }]],
  ['an image without a source', [{ type: 'image', alt_text: 'x' }]],
  [
    'an image with two sources',
    [{ type: 'image', alt_text: 'x', image_url: 'https://e.org', slack_file: { id: 'F1' } }],
  ],
  ['two tables', times(2, () => ({ type: 'table', rows: [[cell('x')]] }))],
  ['a table of 101 rows', [{ type: 'table', rows: times(101, () => [cell('x')]) }]],
  ['a table of 21 columns', [{ type: 'table', rows: [times(21, () => cell('x'))] }]],
  ['a table of 10,001 characters', [{ type: 'table', rows: [[cell(x(10_001))]] }]],
  ['an empty cell', [{ type: 'table', rows: [[cell('')]] }]],
  ['a table in a modal', [{ type: 'table', rows: [[cell('x')]] }], 'modal'],
  ['a data table of 202 rows', [dataTable(202)]],
  ['a data table with a header alone', [dataTable(1)]],
  ['a data table without a caption', [dataTable(2, { caption: undefined })]],
  ['a data table of pages of 101', [dataTable(2, { page_size: 101 })]],
  ['a data table with a short row', [dataTable(2, { rows: [[cell('a'), cell('b')], [cell('a')]] })]],
  ['a line of 21 points', [chart({}, 21)]],
  ['three charts', [chart(), chart(), chart()]],
  ['a chart in the Home tab', [chart()], 'home'],
  ['a chart in a modal', [chart()], 'modal'],
  ['a chart titled in 51 characters', [chart({ title: x(51) })]],
  ['a slice of nothing', [pie(0)]],
  ['markdown in a modal', [{ type: 'markdown', text: 'x' }], 'modal'],
  ['12,001 characters of markdown in two blocks', times(2, () => ({ type: 'markdown', text: x(6001) }))],
  ['an alert in a message', [{ type: 'alert', text: plain('x') }]],
  ['an empty rich text', [rich({ type: 'text', text: '' })]],
  [
    'a list of text',
    [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements: [plain('x')] }] }],
  ],
  ['a card with four buttons', [{ type: 'card', actions: times(4, () => button()) }]],
  ['11 cards', [{ type: 'carousel', elements: times(11, () => ({ type: 'card', title: mrkdwn('x') })) }]],
  [
    'markdown in a container',
    [{ type: 'container', title: plain('x'), child_blocks: [{ type: 'markdown', text: 'x' }] }],
  ],
];

test.each(placed(refused))('refuses %s', (_name, blocks, surface) => {
  expect(validateBlocks(blocks, surface).faults).not.toEqual([]);
});

test('a series must have a point for every category', () => {
  const wrong = chart();
  wrong.chart.axis_config.categories.push('More');
  expect(validateBlocks([wrong], 'message').faults.map(({ path }) => path)).toEqual(['/blocks/0/chart/series/0/data']);
});

test('all text is counted', () => {
  const blocks = [{ type: 'section', text: mrkdwn(x(7)) }, rich({ type: 'text', text: x(5) }), actions(button())];
  expect(validateBlocks(blocks, 'message').characters).toBe(14);
});

const view = (more: object = {}) => ({ type: 'modal', title: plain('Title'), blocks: [], ...more });

test.each([
  ['a title of 25', { title: plain(x(25)) }],
  ['a title in mrkdwn', { title: mrkdwn('x') }],
  ['a way back of 25', { close: plain(x(25)) }],
  ['metadata of 3,001', { private_metadata: x(3001) }],
  ['a callback id of 256', { callback_id: x(256) }],
  ['an input without a button to submit', { blocks: [input({ type: 'plain_text_input' })] }],
  ['an unknown field', { colour: 'red' }],
  ['no blocks', { blocks: undefined }],
  ['more than 250,000 bytes', { blocks: times(90, () => ({ type: 'section', text: mrkdwn(x(3000)) })) }],
  ['another type', { type: 'home' }],
])('refuses a modal with %s', (_name, more) => {
  expect(validateView(view(), 'modal')).toEqual([]);
  expect(validateView(view(more), 'modal')).not.toEqual([]);
});

test('a Home tab has no title', () => {
  expect(validateView({ type: 'home', blocks: [] }, 'home')).toEqual([]);
  expect(validateView({ type: 'home', blocks: [], title: plain('x') }, 'home')).not.toEqual([]);
});
