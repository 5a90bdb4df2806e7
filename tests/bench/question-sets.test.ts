import { describe, expect, it } from 'vitest';
import { setsFor } from '../../bench/answers.js';

const names = (options: Parameters<typeof setsFor>[0]): string[] => setsFor(options).map(({ name }) => name);

describe('which labelled questions are asked', () => {
  it('are those that may be seen, unless others are asked for by name', () => {
    expect(names({ heldBack: false, fresh: false })).toEqual(['development', 'real minutes']);
    expect(names({ heldBack: true, fresh: false })).toContain('held-back');
    expect(names({ heldBack: true, fresh: false })).not.toContain('fresh');
    expect(names({ heldBack: false, fresh: true })).toContain('fresh');
    expect(names({ heldBack: false, fresh: true })).not.toContain('held-back');
  });
});
