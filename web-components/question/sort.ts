import { define } from '../element.ts';
import { PlacesElement } from './places.ts';

/** @summary Each item into one of a few groups. */
export class A39Sort extends PlacesElement {}
define('a39-sort', A39Sort);
