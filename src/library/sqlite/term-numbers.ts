import type { Connection } from './open.js';

/**
 * The numbers under which passages keep their terms. A term lives as long as some document holds it, so that no word of a removed
 * document stays behind; its number may then be given out again.
 */
export function createTermNumbers(database: Connection) {
  const known = new Map<string, number>();
  const add = database.prepare('INSERT OR IGNORE INTO term (term) VALUES (?)');
  const find = database.prepare('SELECT number FROM term WHERE term = ?').pluck();
  const hold = database.prepare('UPDATE term SET uses = uses + 1 WHERE number = ?');
  const letGo = database.prepare('UPDATE term SET uses = uses - 1 WHERE number = ?');
  const drop = database.prepare('DELETE FROM term WHERE number = ? AND uses <= 0 RETURNING term').pluck();
  return {
    numberOf: (term: string): number => {
      const found = known.get(term);
      if (found !== undefined) return found;
      add.run(term);
      const number = Number(find.get(term));
      known.set(term, number);
      return number;
    },
    /** Counts one document more for each of the numbers. */
    hold: (numbers: Iterable<number>): void => {
      for (const number of numbers) hold.run(number);
    },
    /** Counts one document less, and drops what none holds. */
    release: (numbers: Iterable<number>): void => {
      for (const number of numbers) {
        letGo.run(number);
        const dropped = drop.get(number);
        if (typeof dropped === 'string') known.delete(dropped);
      }
    },
    /** For after a roll-back: numbers handed out in it do not exist. */
    forget: (): void => known.clear(),
  };
}

/** Numbers as they lie in a column; 0 in a body parts one sentence from the next. */
export function bytesOf(numbers: readonly number[]): Buffer {
  const array = Uint32Array.from(numbers);
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

/** A copy, because a driver's buffer may begin at an address that is no multiple of four. */
export const numbersIn = (bytes: Buffer): Uint32Array =>
  new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
