import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tokens } from '../chat-model.js';

/** What was asked of the model on a day, in tokens. */
export interface Spending {
  /** Tokens of prompts and replies since midnight, of every process that uses the data folder. */
  today(): number;
  add(tokens: Tokens): void;
}

/**
 * Kept as one line a call in a file for each month, so that several processes may write and a kill costs at most the line being written.
 * No word of a question stands in it. `day` gives the ISO day.
 */
export function openSpending(dataFolder: string, day: () => string): Spending {
  const file = (): string => join(dataFolder, `model-use-${day().slice(0, 7)}.jsonl`);
  return {
    today() {
      if (!existsSync(file())) return 0;
      const lines = readFileSync(file(), 'utf8').split('\n');
      return lines.reduce((sum, line) => sum + tokensOn(day(), line), 0);
    },
    add({ prompt, completion }) {
      mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
      appendFileSync(file(), `${JSON.stringify({ day: day(), prompt, completion })}\n`, { mode: 0o600 });
    },
  };
}

function tokensOn(day: string, line: string): number {
  try {
    const used = JSON.parse(line) as { day?: string; prompt?: number; completion?: number };
    return used.day === day ? (used.prompt ?? 0) + (used.completion ?? 0) : 0;
  } catch {
    return 0;
  }
}
