import type { Config } from '../api/host.ts';
import { closeAtPlatform, goOn, offerWindow, stageLaunch } from './lms.ts';

const hop = document.querySelector<HTMLElement>('[data-hop]');
if (hop) void goOn(hop);

const config = document.querySelector<HTMLElement & Pick<Config, 'staged'>>('a39-config');
if (config) stageLaunch(config);

const isFramed = window.parent !== window;
const button = document.querySelector<HTMLButtonElement>('button[data-window]');
if (button && isFramed) offerWindow(button);
const back = document.querySelector<HTMLAnchorElement>('a[data-back]');
if (back) back.hidden = isFramed;

document.querySelector<HTMLFormElement>('form[data-send]')?.submit();

const done = document.querySelector<HTMLButtonElement>('button[data-close]');
if (done) closeAtPlatform(done);
