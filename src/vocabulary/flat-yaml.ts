/** One entry of a data file: where it begins and what it says, as text. */
export interface FlatEntry {
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

/** A line that the reader does not understand. The message completes "has a mistake at line 12: ". */
export class FlatYamlError extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'FlatYamlError';
    this.line = line;
  }
}

/**
 * Reads the part of YAML that the data files keep to: a list of entries, each with one "key: value" a line and no quotation
 * marks. The files are read on every call of the program, and a whole YAML parser takes thirty times as long over them.
 */
export function readFlatYaml(text: string): FlatEntry[] {
  const entries: { line: number; values: Record<string, string> }[] = [];
  for (const [index, content] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (nothing.test(content)) continue;
    const line = index + 1;
    const { begin, key, value } = linePattern.exec(content)?.groups ?? {};
    if (begin === undefined || key === undefined || value === undefined) throw new FlatYamlError(line, expected);
    if (special.test(value) || value.includes(': ')) throw new FlatYamlError(line, plain);
    if (begin === '- ') entries.push({ line, values: {} });
    const values = entries.at(-1)?.values;
    if (!values) throw new FlatYamlError(line, expected);
    if (Object.hasOwn(values, key)) throw new FlatYamlError(line, `the entry says "${key}" twice`);
    values[key] = value;
  }
  return entries;
}

/** A blank line or a comment. */
const nothing = /^\s*(?:#.*)?$/;
const linePattern = /^(?<begin>- | {2})(?<key>[A-Za-z]+): +(?<value>\S.*?)(?:\s+#.*)?\s*$/;

/** Signs that mean something else to YAML at the beginning of a value. */
const special = /^[-?:,[\]{}#&*!|>'"%@`]/;

const expected = 'an entry must begin with "- key: value" and go on with "  key: value" on lines of their own';
const plain = 'a value must be plain text, without quotation marks or brackets around it and without a colon';
