import * as v from 'valibot';
import { aDay, oneLine } from '../validated.ts';

// Parts of requests and answers that several routes have.

/** What every refusal looks like. */
export const aRefusal = v.object({
  error: v.object({
    code: v.pipe(v.string(), v.description('Decide by this. docs/api.md says when it comes.')),
    message: v.pipe(v.string(), v.description('For people; it may change.')),
  }),
});

export const staffNumber = v.pipe(
  oneLine(1, 64),
  v.description('How people are known. It never changes for a person.'),
);
export const staffNumbers = v.pipe(
  v.array(staffNumber),
  v.minLength(1, 'name at least one'),
  v.maxLength(1_000, 'name at most 1000 at once'),
);
export const courseId = v.pipe(v.string(), v.minLength(1), v.maxLength(80));
export const anId = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
/** A day in an answer. */
export const day = v.pipe(v.string(), v.isoDate());
/** A day in a query or a request. */
export const givenDay = aDay;

/** A word of the organisation in a query. */
export const word = v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(120)));

/** Somebody in a row of a list. */
export const somebody = {
  staffNumber: v.string(),
  name: v.string(),
  unit: v.nullable(v.string()),
};
