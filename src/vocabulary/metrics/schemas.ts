import { z } from 'zod';
import { isIsoDay } from '../../minutes/calendar.js';
import { units } from '../../minutes/figures.js';

const text = z.string().trim().min(1);
const pieces = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(';')
      .map((piece) => piece.trim())
      .filter((piece) => piece !== ''),
  );

const unit = z.enum(units, { error: `it must be one of ${units.join('; ')}` });
const key = text.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
  error: 'it must be lower-case words joined by hyphens',
});
const polarity = z.enum(['higher_is_better', 'lower_is_better', 'neutral'], {
  error: 'it must be higher_is_better, lower_is_better or neutral',
});
const days = pieces.pipe(z.array(z.string().refine(isIsoDay, { error: 'each must be a day such as 2025-04-01' })));

export const measureSchema = z.strictObject({
  key,
  name: text,
  unit,
  alsoIn: pieces.pipe(z.array(unit)),
  polarity,
  aliases: pieces,
  understood: pieces,
  variants: pieces,
  family: text.optional(),
  changedOn: days,
  definition: text.optional(),
});

/** A council may say something more, or something else, of a measure that is registered already. */
export const amendmentSchema = measureSchema.partial().required({ key: true });

export const measureWordSchema = z.strictObject({
  word: key,
  forms: pieces.refine((forms) => forms.length > 0, { error: 'it needs a form or more, with semicolons between' }),
  population: z
    .enum(['true', 'false'], { error: 'it must be true or false' })
    .transform((value) => value === 'true')
    .default(false),
});

export type MeasureEntry = z.infer<typeof measureSchema>;
export type MeasureWordEntry = z.infer<typeof measureWordSchema>;
