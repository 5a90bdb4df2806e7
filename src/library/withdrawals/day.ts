const londonDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The ISO day of a decision where the councils are. */
export const dayOf = ({ at }: { readonly at: string }): string => londonDay.format(new Date(at));
