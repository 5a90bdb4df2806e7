const dayOf = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const hourOf = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' });

/** The ISO day that a moment falls on where the councils are. */
export const londonDay = (moment: Date): string => dayOf.format(moment);

/** The moment at which an ISO day begins there. */
export function startOfLondonDay(day: string): Date {
  const midnight = new Date(`${day}T00:00:00Z`);
  // In summer it is one o'clock there already; the clocks never change before one.
  return new Date(midnight.getTime() - Number(hourOf.format(midnight)) * 3_600_000);
}
