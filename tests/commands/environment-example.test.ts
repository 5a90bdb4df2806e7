import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { environmentSchema } from '../../src/config.js';

const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
const blocks = example.split(/\n\s*\n/).map((block) => block.trim());
const setting = /^#?\s?([A-Z][A-Z0-9_]+)=/m;

it('lists every variable that is read, and no other', () => {
  const listed = [...example.matchAll(new RegExp(setting, 'gm'))].map(([, name]) => name);
  const proxies = ['HTTPS_PROXY', 'NO_PROXY', 'NODE_EXTRA_CA_CERTS'];
  expect(listed.filter((name) => !proxies.includes(name ?? '')).sort()).toEqual(
    Object.keys(environmentSchema.shape).sort(),
  );
});

it('explains each in one line', () => {
  for (const block of blocks.filter((each) => setting.test(each))) {
    const lines = block.split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^# [A-Z].{20,}\.$/);
  }
});

it('switches nothing on when it is copied as it stands', () => {
  expect(example.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
});
