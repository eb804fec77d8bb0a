import type { Config } from '../api/host.ts';
import { askHaiilo } from './haiilo.ts';

const config = document.querySelector<HTMLElement & Pick<Config, 'staged'>>('a39-config[data-hosts]');
if (config) askHaiilo(config);
