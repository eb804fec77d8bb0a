import { fromBase64, fromBase64Url } from './encodings.ts';
import type { Json, JsonObject } from './canonical-form.ts';

/** Whether a value has a certain shape. */
export type Check = (value: Json | undefined) => boolean;

export const isText: Check = (value) => typeof value === 'string';
export const isName: Check = (value) => typeof value === 'string' && value !== '';
export const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
export const isInteger: Check = (value) => Number.isSafeInteger(value);
export const isHash: Check = (value) => typeof value === 'string' && fromBase64(value)?.length === 32;
export const isDigest: Check = (value) => typeof value === 'string' && fromBase64Url(value)?.length === 32;
export const isContentId: Check = (value) => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);

/** The name of a log (evidence notes 1). */
export const isOrigin: Check = (value) =>
  typeof value === 'string' && value.length <= 200 && /^[a-z0-9.-]+(\/[a-z0-9._-]+)+$/.test(value);

/** A day that exists, `YYYY-MM-DD`. */
export const isDay: Check = (value) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isMoment(`${value}T00:00:00.000Z`);

/** An instant that exists, `YYYY-MM-DDTHH:MM:SS.mmmZ`. */
export const isMoment: Check = (value) => {
  if (typeof value !== 'string') return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString() === value;
};

export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

export const oneOf =
  (...words: string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value);

export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

/** An object with these keys, all of them and no others; `optional` ones may be absent. */
export function hasExactly(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  const known = hasAtLeast(required, optional);
  return (value) =>
    isObject(value) &&
    known(value) &&
    Object.keys(value).every((key) => Object.hasOwn(required, key) || Object.hasOwn(optional, key));
}

/** An object with at least these keys; further ones are not looked at. */
export function hasAtLeast(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  return (value) =>
    isObject(value) &&
    Object.entries(required).every(([key, check]) => Object.hasOwn(value, key) && check(value[key])) &&
    Object.entries(optional).every(([key, check]) => !Object.hasOwn(value, key) || check(value[key]));
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
