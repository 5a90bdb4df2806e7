/** What became known within the last minute may still be being stored: it is told next time. */
export const settlingMs = 60_000;

/** Up to when a digest or alert made now reports. */
export const settledBy = (now: Date): Date => new Date(now.getTime() - settlingMs);
