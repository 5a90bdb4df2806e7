/** What `JSON.stringify` writes and `JSON.parse` gives back, without a copy of each shape. Readers check what they need of it. */
export type Json = null | boolean | number | string | object;
