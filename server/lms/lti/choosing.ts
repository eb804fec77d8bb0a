import { inTransaction } from '../../../db/transaction.ts';
import type { Tools } from '../../environment.ts';
import { pageLanguageIn } from '../../language.ts';
import { Refusal } from '../../refusals.ts';
import { hashOf, newSecret } from '../../secret.ts';
import type { DeepLinking, Launch } from './launch.ts';
import { isLetIn, waiting } from './open-link.ts';
import { rememberOrigins } from './platform.ts';
import { mayChoose } from './roles.ts';

/** What somebody who teaches at a platform is choosing for. */
export type Choosing =
  /** Places in a course of the LMS (deep linking): the choice goes back to the platform. */
  | { kind: 'items'; deploymentId: string; settings: DeepLinking }
  /** A link that was made without: the choice stays here. */
  | { kind: 'link'; linkId: string };

/** How long somebody may think about it. */
const choosingMinutes = 60;

type Making = Pick<Tools, 'db' | 'now'>;

/**
 * Lets somebody who teaches choose courses for the LMS (Deep Linking 2.0). Answers the path of the page. Refuses a deployment that
 * nobody let in (`lms_deployment_waiting`), and who may not choose there, or a platform that takes no links (`lms_launch_refused`).
 */
export async function chooseCourses(tools: Making, launch: Launch, settings: DeepLinking): Promise<string> {
  const isKnown = await inTransaction(tools.db, async (trx) => {
    const letIn = await isLetIn(trx, launch, tools.now());
    if (letIn) await rememberOrigins(trx, launch.platform, [settings.returnUrl, launch.returnUrl]);
    return letIn;
  });
  if (!isKnown) throw waiting();
  if (!mayChoose(launch.roles))
    throw new Refusal(
      'lms_launch_refused',
      'The launch was not accepted. Only who teaches there chooses courses (roles).',
    );
  if (!settings.acceptTypes.includes('ltiResourceLink'))
    throw new Refusal('lms_launch_refused', 'The launch was not accepted. The platform takes no links (accept_types).');
  return keep(tools, launch, { kind: 'items', deploymentId: launch.deploymentId, settings });
}

/** Lets somebody who teaches say which course a link opens. Answers the path of the page. */
export async function chooseForLink(tools: Making, launch: Launch, linkId: string): Promise<string> {
  return keep(tools, launch, { kind: 'link', linkId });
}

async function keep({ db, now }: Making, { platform, locale }: Launch, choosing: Choosing): Promise<string> {
  const secret = newSecret();
  await db
    .insertInto('lms_choice')
    .values({
      choice_hash: hashOf(secret),
      platform_id: platform.id,
      request: JSON.stringify(choosing),
      expires_at: new Date(now().getTime() + choosingMinutes * 60_000).toISOString(),
    })
    .execute();
  const lang = pageLanguageIn(locale);
  return `/lms/lti/choose?${new URLSearchParams({ choice: secret, ...(lang !== undefined && { lang }) })}`;
}
