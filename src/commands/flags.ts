import { UsageError } from '../errors.js';
import { isIsoDay } from '../minutes/calendar.js';

/** An ISO day from a flag; null when the flag is not given. */
export function readDay(flag: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  if (!isIsoDay(value)) throw new UsageError(`${flag} is “${value}”; write a day as 2025-06-30.`);
  return value;
}
