import type { Json } from '../json.js';

/** JSON as a column holds it: null stays null. */
export const toColumn = (value: Json): string | null => (value === null ? null : JSON.stringify(value));
export const fromColumn = (value: string | null): Json => (value === null ? null : (JSON.parse(value) as Json));

export const toTime = (value: number | null): Date | null => (value === null ? null : new Date(value));
