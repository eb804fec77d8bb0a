import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** The yardstick: Hono without us. `/bytes/:size` sends as much as a lesson does, for a fair second look. */
const body = new Uint8Array(64 * 1024).fill(97);
const app = new Hono()
  .get('/', (c) => c.text('hello'))
  .get('/bytes/:size', (c) => c.body(body.subarray(0, Number(c.req.param('size')))));
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => console.log(`http://127.0.0.1:${port}/`));
