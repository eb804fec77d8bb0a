import type { Config } from '../api/host.ts';
import { keepAtPlatform, offerWindow, stageLaunch } from './lms.ts';

const going = document.querySelector<HTMLAnchorElement>('a[data-keep]');
if (going) void keepAtPlatform(going);

const config = document.querySelector<HTMLElement & Pick<Config, 'staged'>>('a39-config');
if (config) stageLaunch(config);

const button = document.querySelector<HTMLButtonElement>('button[data-window]');
if (button) offerWindow(button);
