import { expect, test } from 'vitest';
import { drawBlocks } from '../../support/fake-slack/page/draw-blocks.js';
import { drawMrkdwn } from '../../support/fake-slack/page/mrkdwn.js';
import { nobodySees } from '../../support/fake-slack/page/see.js';
import { drawStandalone } from '../../support/fake-slack/page/standalone.js';

const drawn = (text: string): string => drawMrkdwn(text, { ...nobodySees, person: () => 'Asha Verrall' }).html;

test.each([
  ['*bold* and _slanted_ and ~gone~', '<strong>bold</strong> and <em>slanted</em> and <s>gone</s>'],
  ['*_both_*', '<strong><em>both</em></strong>'],
  ['2 * 3 * 4 and a_b_c', '2 * 3 * 4 and a_b_c'],
  ['(*bold*), "*bold*"', '(<strong>bold</strong>), &quot;<strong>bold</strong>&quot;'],
  ['`*code* &lt;b&gt;`', '<code>*code* &lt;b&gt;</code>'],
  ['```two\nlines```', '<pre>two\nlines</pre>'],
  ['&gt; quoted\nplain', '<blockquote>quoted</blockquote>plain'],
  ['one\ntwo', 'one<br>two'],
  ['R&amp;D &lt;script&gt;', 'R&amp;D &lt;script&gt;'],
  ['<script>alert(1)</script>', null],
  ['<@U0MEMBER01>', '<span class="mention">@Asha Verrall</span>'],
  ['<!here>', '<span class="mention">@here</span>'],
  [':tada: and :no_such_sign:', '🎉 and :no_such_sign:'],
])('mrkdwn %j is drawn', (text, expected) => {
  if (expected === null) expect(drawn(text)).not.toContain('<script');
  else expect(drawn(text)).toBe(expected);
});

test('a link keeps its words and its address, and leads nowhere else', () => {
  expect(drawn('<https://example.org/?a=1&amp;b=2|*the* minutes>')).toContain(
    'href="https://example.org/?a=1&amp;b=2"',
  );
  expect(drawn('<https://example.org|the &lt;minutes&gt;>')).toContain('>the &lt;minutes&gt;</a>');
  expect(drawn('<javascript:alert(1)|here>')).toContain('href="#"');
});

test('every text in every block is escaped', () => {
  const evil = '"><img src=x onerror=alert(1)>';
  const plain = { type: 'plain_text', text: evil };
  const option = { text: plain, value: evil };
  const blocks = [
    { type: 'header', text: plain },
    {
      type: 'section',
      block_id: evil,
      text: plain,
      fields: [plain],
      accessory: { type: 'button', action_id: evil, text: plain, value: evil },
    },
    { type: 'image', image_url: `https://example.org/${evil}`, alt_text: evil, title: plain },
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: evil }] }] },
    {
      type: 'data_table',
      caption: evil,
      rows: [[{ type: 'raw_text', text: evil }], [{ type: 'raw_text', text: evil }]],
    },
    {
      type: 'data_visualization',
      title: evil,
      chart: {
        type: 'bar',
        series: [{ name: evil, data: [{ label: evil, value: 1 }] }],
        axis_config: { categories: [evil] },
      },
    },
    {
      type: 'input',
      block_id: 'b',
      label: plain,
      hint: plain,
      element: { type: 'plain_text_input', action_id: 'a', placeholder: plain },
    },
    { type: 'actions', elements: [{ type: 'static_select', action_id: 'a', placeholder: plain, options: [option] }] },
    { type: 'actions', elements: [{ type: 'checkboxes', action_id: 'a', options: [option] }] },
    { type: 'markdown', text: evil },
    { type: evil },
  ];
  expect(drawBlocks(blocks).html).not.toContain('<img src=x');
});

test('a message stands alone with its styles, and not when Slack would refuse it', () => {
  const page = drawStandalone([{ type: 'header', text: { type: 'plain_text', text: 'Found' } }]);
  expect(page).toContain('<h3>Found</h3>');
  expect(page).toContain('.block');
  expect(() => drawStandalone([{ type: 'header' }])).toThrow('/blocks/0 missing required field: text');
});
