const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** "14:05", by the clock where the councils are. */
export const londonClock = (moment: Date): string => clock.format(moment);
