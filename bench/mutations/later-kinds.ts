import type { Mutation } from './kinds.js';

/** Kinds that were written when the check was finished. */
export const laterKinds: Readonly<Record<string, Mutation>> = {};
