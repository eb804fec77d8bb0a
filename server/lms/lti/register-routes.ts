import { Hono } from 'hono';
import { Bucket } from '../../bucket.ts';
import type { Signed } from '../../environment.ts';
import { Refusal, refusals } from '../../refusals.ts';
import { hashOf } from '../../secret.ts';
import { letLmsFrame } from '../pages.ts';
import { notRegisteredPage, registeredPage } from './register-page.ts';
import { registerAt } from './register.ts';
import { canvasConfiguration } from './tool-configuration.ts';

/** Each makes us ask a server that whoever holds the invitation names. */
const tries = new Bucket({ burst: 20, msForOne: 60_000 });

/** How a platform comes to know us by itself, and what Canvas reads where it does not. */
export const registerRoutes = new Hono<Signed>()
  .get('/lti/register', async (c) => {
    // Of which platform it is a frame is not known before.
    await letLmsFrame(c, 'everybody');
    const {
      invitation = '',
      openid_configuration: openidConfiguration = '',
      registration_token: token,
    } = c.req.query();
    const seconds = tries.take(hashOf(invitation), c.var.tools.now());
    if (seconds > 0) throw new Refusal('too_many_requests', `Try again in ${seconds} seconds.`);
    const asked = { invitation, openidConfiguration, registrationToken: token };
    try {
      const registered = await registerAt(c.var.tools, asked);
      c.var.tools.log.info({ product: registered.product }, 'a learning platform was connected');
      return c.html(registeredPage(c, registered));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      c.var.tools.log.info({ code: error.code }, error.message);
      return c.html(notRegisteredPage(c, error), refusals[error.code]);
    }
  })
  .get('/lti/configuration.json', (c) => {
    c.header('cache-control', 'public, max-age=300');
    return c.json(canvasConfiguration(c.var.tools.config.publicUrl));
  });
