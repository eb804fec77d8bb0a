import { define } from '../element.ts';
import { PlacesElement } from './places.ts';

/** @summary To each item the one that belongs to it. */
export class A39Match extends PlacesElement {}
define('a39-match', A39Match);
