import { Hono } from 'hono';
import type { Signed } from '../environment.ts';
import { certificateOf } from './certificate.ts';

/** The own certificates of the person who asks. */
export const certificateRoutes = new Hono<Signed>().get('/completions/:completion/certificate.pdf', async (c) => {
  const { bytes, fileName } = await certificateOf(c.var.tools, c.var.asker.person.id, c.req.param('completion'));
  return c.body(bytes, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${fileName}"`,
    'cache-control': 'private, no-store',
  });
});
