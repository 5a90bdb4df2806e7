import { type Fields, isFields } from './json.js';

/** Where blocks are shown; Slack allows different blocks in each. */
export type Surface = 'message' | 'modal' | 'home';

/** One thing that Slack would refuse, with the JSON pointer of its place. */
export interface BlockFault {
  readonly path: string;
  readonly message: string;
}

/** What the blocks alone do not tell. */
export interface BlockFacts {
  /** Why Slack would not show this uploaded file as an image, or null. Without it every file is shown. */
  readonly fileFault?: (file: { readonly id?: string; readonly url?: string }) => string | null;
}

/** Collects what is wrong while blocks are walked. */
export interface BlockCheck {
  readonly surface: Surface;
  readonly facts: BlockFacts;
  readonly faults: readonly BlockFault[];
  fail(path: string, message: string): void;
  /** The length of every text seen, for the limit over all blocks. */
  count(text: string): void;
  readonly characters: number;
}

export function createBlockCheck(surface: Surface, facts: BlockFacts = {}): BlockCheck {
  const faults: BlockFault[] = [];
  let characters = 0;
  return {
    surface,
    facts,
    faults,
    fail: (path, message) => faults.push({ path, message }),
    count: (text) => {
      characters += text.length;
    },
    get characters() {
      return characters;
    },
  };
}

/** Slack refuses fields that it does not know, and asks for those that it needs. */
export function checkFields(
  check: BlockCheck,
  value: unknown,
  path: string,
  fields: { readonly needed?: readonly string[]; readonly allowed?: readonly string[] },
): value is Fields {
  if (!isFields(value)) {
    check.fail(path, 'must be an object');
    return false;
  }
  const needed = fields.needed ?? [];
  for (const name of needed) if (value[name] === undefined) check.fail(path, `missing required field: ${name}`);
  const known = new Set(['type', ...needed, ...(fields.allowed ?? [])]);
  for (const name of Object.keys(value)) {
    if (!known.has(name)) check.fail(path, `invalid additional property: ${name}`);
  }
  return true;
}

/** A plain string of so many characters; absent is allowed unless `needed`. */
export function checkString(
  check: BlockCheck,
  value: unknown,
  path: string,
  limits: { readonly max?: number; readonly min?: number; readonly needed?: boolean } = {},
): void {
  const { max = Number.POSITIVE_INFINITY, min = 0, needed = false } = limits;
  if (value === undefined) {
    if (needed) check.fail(path, 'is required');
    return;
  }
  if (typeof value !== 'string') {
    check.fail(path, 'must be a string');
    return;
  }
  if (value.length < min) check.fail(path, `must be more than ${min - 1} characters`);
  if (value.length > max) check.fail(path, `must be less than ${max + 1} characters`);
}

/** A list of so many items, each given to `each`. */
export function checkList(
  check: BlockCheck,
  value: unknown,
  path: string,
  limits: { readonly max: number; readonly min?: number },
  each: (item: unknown, path: string, index: number) => void,
): void {
  if (!Array.isArray(value)) {
    check.fail(path, 'must be an array');
    return;
  }
  const { max, min = 1 } = limits;
  if (value.length < min) check.fail(path, `no fewer than ${min} items allowed`);
  if (value.length > max) check.fail(path, `no more than ${max} items allowed`);
  value.forEach((item, index) => {
    each(item, `${path}/${index}`, index);
  });
}

export function checkWholeNumber(
  check: BlockCheck,
  value: unknown,
  path: string,
  { min, max }: { readonly min: number; readonly max: number },
): void {
  if (value === undefined) return;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    check.fail(path, `must be a whole number from ${min} to ${max}`);
  }
}

export function checkFlag(check: BlockCheck, value: unknown, path: string): void {
  if (value !== undefined && typeof value !== 'boolean') check.fail(path, 'must be true or false');
}

export function checkOneOf(check: BlockCheck, value: unknown, path: string, allowed: readonly string[]): void {
  if (value !== undefined && !allowed.includes(value as string)) {
    check.fail(path, `must be one of ${allowed.join(', ')}`);
  }
}

/** An address that Slack opens. */
export function checkUrl(check: BlockCheck, value: unknown, path: string, max = 3000): void {
  if (value === undefined) return;
  checkString(check, value, path, { max, min: 1 });
  if (typeof value === 'string' && !/^(?:https?|mailto|slack):/i.test(value)) check.fail(path, 'invalid url');
}
