import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricAnswer } from '../../../src/metrics/types.js';
import { chartBlock } from '../../../src/slack/blocks/chart.js';
import type { Message } from '../../../src/slack/blocks/message.js';
import { metricMessages } from '../../../src/slack/blocks/metric.js';
import { chosenMetric } from '../../../src/slack/blocks/metric-choices.js';
import { citation, item, meeting } from './invented.js';
import { choices, figure, figures, metric, months, noFigures, trend } from './invented-figures.js';
import { expectTaken, hostile, seen } from './taken.js';

const frame = { homeCouncil: 'Harrowmere Council', value: 'K7QXM' };
const only = (answer: MetricAnswer, given = {}): Message => {
  const messages = metricMessages(answer, { ...frame, ...given });
  expect(messages).toHaveLength(1);
  return messages[0] as Message;
};
const types = ({ blocks }: Message): string[] => blocks.map(({ type }) => type);
const elements = ({ blocks }: Message) =>
  (
    blocks as unknown as {
      type: string;
      elements: {
        type: string;
        action_id: string;
        value: string;
        accessibility_label: string;
        text: { text: string };
      }[];
    }[]
  )
    .filter(({ type }) => type === 'actions')
    .flatMap((block) => block.elements);

const june = figure('june', {
  value: 65.9,
  valueText: '65.9%',
  period: { text: 'June 2025', start: '2025-06-01', end: '2025-06-30', basis: 'stated' },
});

describe('figures', () => {
  it('begin with the newest as printed, its period and its council', () => {
    const { text } = only(figures([june, figure('july')]));
    expect(text.split('\n')[0]).toContain('72.7% in July 2025 (Harrowmere Council).');
  });

  it('stand one a line, oldest first, each with period, basis and the link to its source', () => {
    const { text } = only(figures([june, figure('july')]));
    const source = '<https://minutes.harrowmere.example/mgAi.aspx?ID=701|meeting of 9 September 2025>';
    expect(text.split('\n').slice(1, 3)).toEqual([
      `· 65.9% · June 2025 · single month · ${source}`,
      `· 72.7% · July 2025 · single month · ${source}`,
    ]);
  });

  it('without a meeting date lead to the item by its title', () => {
    const cited = citation('1', 'x', { meeting: meeting({ heldOn: null }), link: null });
    expect(only(figures([figure('july', { citation: cited })])).text).toContain(
      '· item 7, Attendance and travel to school (date not stated)',
    );
  });

  it('of one month that differ are shown both, each with where it was minuted', () => {
    const later = figure('later', {
      valueText: '71.9%',
      value: 71.9,
      citation: citation('2', 'x', { meeting: meeting({ heldOn: '2025-11-04' }) }),
    });
    const answer = figures([figure('july'), later], {
      samePeriod: [{ differ: true, observationIds: ['july', 'later'] }],
    });
    const { text } = only(answer);
    expect(text).toContain('72.7% (meeting of 9 September 2025) and 71.9% (meeting of 4 November 2025)');
  });

  it('that are very many are shown from the newest back, and the rest is named', () => {
    const messages = metricMessages(figures(months(200)), frame);
    messages.forEach(expectTaken);
    const text = messages.map((message) => message.text).join('\n');
    expect(text).toContain('The 170 earlier figures can be had with “Send CSV”.');
    expect(text.match(/^· \d+%/gm)).toHaveLength(30);
  });

  it('can be opened and sent: the buttons carry what the caller gave and name the query', () => {
    const buttons = elements(only(figures([june, figure('july')])));
    expect(buttons.map(({ text }) => text.text)).toEqual(['Show sources', 'Send CSV']);
    for (const { value, accessibility_label: label } of buttons) {
      expect(value).toBe('K7QXM');
      expect(label).toContain('bus passes on time');
    }
  });

  it('say what was looked in', () => {
    expect(
      only(figures([june]))
        .text.split('\n')
        .at(-1),
    ).toBe('Looked in all minutes held');
    const scope = { ...figures([]).scope, councils: ['Harrowmere Council'], body: 'Cabinet', from: '2025-01-01' };
    expect(only(figures([june], { scope })).text).toContain(
      'Looked in the minutes of Harrowmere Council, Cabinet, from 1 January 2025',
    );
  });
});

describe('the chart of figures', () => {
  const image = { fileId: 'F0123ABCD', altText: 'Rose from 65.9% in June 2025 to 72.7% in July 2025.' };

  it('is Slack’s own where it fits', () => {
    const message = only(figures([june, figure('july')]), { image });
    expectTaken(message);
    expect(types(message)).toContain('data_visualization');
    expect(types(message)).not.toContain('image');
    expect(JSON.stringify(message.blocks)).toContain('{"label":"Jul 2025","value":72.7}');
  });

  it('is a picture with its finding in words where Slack’s own does not fit', () => {
    const nearly = figure('july', { qualifier: 'nearly', valueText: 'nearly three quarters', value: 75 });
    const message = only(figures([june, nearly]), { image });
    expectTaken(message);
    expect(message.blocks).toContainEqual({
      type: 'image',
      slack_file: { id: 'F0123ABCD' },
      alt_text: 'Rose from 65.9% in June 2025 to 72.7% in July 2025.',
    });
  });

  it('is left out where there is neither, and the figures are all there in words', () => {
    const message = only(figures([figure('july')]));
    expect(types(message)).not.toContain('data_visualization');
    expect(message.text).toContain('72.7%');
  });

  it('is none where a series lacks a value or a category comes twice', () => {
    const data = { title: 'Passes', unit: 'per cent', categories: ['a', 'b'], series: [{ name: 's', values: [1, 2] }] };
    expect(chartBlock(data)?.type).toBe('data_visualization');
    expect(chartBlock({ ...data, series: [{ name: 's', values: [1] }] })).toBeNull();
    expect(chartBlock({ ...data, categories: ['a', 'a'] })).toBeNull();
    expect(chartBlock({ ...data, series: [{ name: 's', values: [1, Number.NaN] }] })).toBeNull();
    expect(chartBlock({ ...data, series: [] })).toBeNull();
  });
});

describe('a measure that is not certain', () => {
  it('has a button for each of up to ten choices, of which none is picked', () => {
    const message = only(choices(10));
    expectTaken(message);
    expect(elements(message).map(({ value }) => value)).toEqual(
      choices(10).candidates.map(({ key }) => `${frame.value}:${key}`),
    );
    expect(elements(message)[0]?.text.text).toBe('bus passes 0 (1 figure)');
    expect(message.text).toContain('· bus passes 9 (10 figures)');
    expect(JSON.stringify(message.blocks)).not.toContain('primary');
  });

  it('has a menu for more', () => {
    const messages = metricMessages(choices(250), frame);
    messages.forEach(expectTaken);
    expect(messages.flatMap(elements).map(({ type }) => type)).toEqual(['static_select']);
    const options = JSON.stringify(messages.map(({ blocks }) => blocks)).match(/"value":"[^"]*bus-passes-\d+"/g);
    expect(options).toHaveLength(250);
    expect(JSON.stringify(messages.map(({ blocks }) => blocks))).not.toContain('initial_option');
  });

  it('is listed whole for a command without words', () => {
    const message = only(choices(3, { query: '' }));
    expect(message.text.split('\n').slice(0, 4)).toEqual([
      '3 measures have figures in the minutes held.',
      '· bus passes 0 (1 figure)',
      '· bus passes 1 (2 figures)',
      '· bus passes 2 (3 figures)',
    ]);
  });

  it('is read back from the button, however long its key', () => {
    const key = `${'long-'.repeat(60)}key`;
    const message = only(choices(1, { candidates: [{ key, name: 'Long', observations: 1 }] }));
    expect(chosenMetric(elements(message)[0]?.value ?? '', ['other', key])).toBe(key);
    expect(chosenMetric('K7QXM:bus-passes-0', ['bus-passes-0'])).toBe('bus-passes-0');
    expect(chosenMetric('K7QXM:gone', ['bus-passes-0'])).toBeNull();
  });
});

describe('a measure without a figure', () => {
  it('says so first, then what the minutes say in words', () => {
    const answer = noFigures({ query: 'lost passes', trends: [trend('Fewer passes had been lost.')] });
    const message = only(answer);
    expect(message.text.split('\n')[0]).toBe('No figure for “lost passes” is minuted.');
    expect(message.text).toContain('What the minutes say in words\n· “Fewer passes had been lost.”');
    expect(elements(message).map(({ text }) => text.text)).toEqual(['Show sources']);
  });
});

describe('whatever the minutes hold', () => {
  it('Slack takes every message about figures, and nobody is called', () => {
    const one = fc.record({
      text: hostile,
      title: hostile,
      council: hostile,
      segment: fc.option(hostile),
      value: fc.double(),
    });
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 6 }),
        hostile,
        fc.constantFrom('found', 'ambiguous', 'not_found'),
        (all, query, status) => {
          const observations = all.map(({ text, title, council, value }, index) =>
            figure(`o${index}`, {
              value,
              valueText: text,
              period: { text, start: null, end: null, basis: 'stated' },
              citation: citation(String(index + 1), text, { meeting: meeting({ council }), item: item({ title }) }),
            }),
          );
          const answer: MetricAnswer = {
            ...figures(observations),
            status: status as MetricAnswer['status'],
            query,
            metric: { ...metric, name: query },
            candidates: all.map(({ text, title }, index) => ({
              key: `${text}-${index}`,
              name: title,
              observations: 1,
            })),
            trends: all.map(({ text, title }) => trend(text, { speaker: title })),
            notes: [query],
          };
          const image = { fileId: 'F0123ABCD', altText: query };
          for (const message of metricMessages(answer, { ...frame, image })) expectTaken(message);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('what a reader of the blocks sees, a reader of the text sees too', () => {
    const message = only(figures([june, figure('july')], { notes: ['A note.'] }));
    for (const part of ['72.7%', '65.9%', 'June 2025', 'A note.', 'Looked in all minutes held']) {
      expect(message.text).toContain(part);
      expect(seen({ blocks: message.blocks })).toContain(part);
    }
  });
});
