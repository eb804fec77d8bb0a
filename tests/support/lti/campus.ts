import { learnServer } from '../intranet.ts';
import { ltiPlatform } from '../lti-platform.ts';
import { connect } from './connected.ts';

/** An LMS and our server on two sites, over TLS, that know each other. */
export async function campus() {
  const learn = await learnServer('learn.brightwater.test');
  learn.config.webhookPrivate = true;
  const ask = async (url: string) => learn.app.request(url);
  const platform = await ltiPlatform({ tls: 'campus.test', clock: learn.clock, ask });
  const { tool } = await connect(learn, platform);
  return { learn, platform, tool };
}
