import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { accessRoutes } from './access/access-routes.ts';
import { signedIn } from './access/guard.ts';
import { origins } from './access/origins.ts';
import { assignmentRoutes } from './assignments/assignment-routes.ts';
import { ruleRoutes } from './assignments/rule-routes.ts';
import { waiverRoutes } from './assignments/waiver-routes.ts';
import { auditRoutes } from './auditors/audit-routes.ts';
import { auditorRoutes } from './auditors/auditor-routes.ts';
import { questionRoutes } from './auditors/question-routes.ts';
import { evidenceRoutes, myEvidenceRoutes } from './auditing/evidence-routes.ts';
import { metricsRoutes } from './auditing/metrics-routes.ts';
import { populationRoutes } from './auditing/population-routes.ts';
import { verifierRoutes } from './auditing/verifier-routes.ts';
import { versionRoutes } from './auditing/version-routes.ts';
import { myBadgeRoutes } from './badges/my-badge-routes.ts';
import { publicBadgeRoutes } from './badges/public-routes.ts';
import { certificateRoutes } from './certificates/certificate-routes.ts';
import { CheckLimits } from './certificates/check-limits.ts';
import { checkPages } from './certificates/check-page.ts';
import { checkRoutes } from './certificates/check-routes.ts';
import { correctionRoutes } from './corrections/correction-routes.ts';
import { peopleImportRoutes } from './directory/people-import-routes.ts';
import { directoryRoutes } from './directory/directory-routes.ts';
import { groupRoutes } from './directory/group-routes.ts';
import { scimRoutes } from './directory/scim-routes.ts';
import { documentRoutes, myDocumentRoutes } from './documents/document-routes.ts';
import { authorizeRoutes } from './embedding/authorize-routes.ts';
import { embedRoutes } from './embedding/embed-routes.ts';
import { intranetRoutes } from './embedding/intranet-routes.ts';
import { pinnedRoutes } from './embedding/pinned-routes.ts';
import { frameRoutes } from './embedding/frame-routes.ts';
import { embedSessionRoutes } from './embedding/session-routes.ts';
import type { Signed, Tools } from './environment.ts';
import { erasureRoutes } from './erasure/erasure-routes.ts';
import { errorResponse } from './error-response.ts';
import { exportRoutes } from './exports/export-routes.ts';
import { evidenceQuestionRoutes } from './exports/question-routes.ts';
import { keyRoutes } from './keys/key-routes.ts';
import { lmsRoutes, myDeliveryRoutes } from './lms/lms-routes.ts';
import { ltiRoutes } from './lms/lti/lti-routes.ts';
import { packageLaunchRoutes } from './lms/package/launch-routes.ts';
import { packageRoutes } from './lms/package/package-routes.ts';
import { activityRoutes } from './lms/xapi/activity-routes.ts';
import { storeRoutes } from './lms/xapi/lrs-routes.ts';
import { learningRoutes, pictureRoutes } from './learning/learning-routes.ts';
import { correctionRequestRoutes, myDataRoutes } from './own-data/own-data-routes.ts';
import { notFoundPage, pageRoutes } from './pages/page-routes.ts';
import { plainRoutes } from './plain/plain-routes.ts';
import { publicApi } from './public-api/public-api.ts';
import { Refusal } from './refusals.ts';
import { accessLogRoutes } from './reports/access-log-routes.ts';
import { reportRoutes } from './reports/report-routes.ts';
import { transparencyRoutes } from './reports/transparency-routes.ts';
import { myReminderRoutes } from './reminders/my-reminder-routes.ts';
import { openReminderRoutes } from './reminders/open-routes.ts';
import { reminderRoutes } from './reminders/reminder-routes.ts';
import { webhookRoutes } from './reminders/webhook-routes.ts';
import { requestLog } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import { signInRoutes } from './sign-in/sign-in-routes.ts';
import { tryPeople } from './try-mode/try-people.ts';
import { tryPages, tryRoutes } from './try-mode/try-routes.ts';

/** No request needs more, but for those that bring a file; an answer is a few hundred bytes. */
const largestBody = 64 * 1024;
const largestFiles: Record<string, number> = {
  '/api/documents': 14 * 1024 * 1024,
  '/api/directory/imports': 28 * 1024 * 1024,
  '/api/directory/imports/preview': 28 * 1024 * 1024,
  '/api/certificates/check': 2 * 1024 * 1024,
};
const limitOf = (path: string) => largestFiles[path] ?? largestBody;

/** Everything behind sign-in, chained, so that its type is the client's contract. */
const guarded = new Hono<Signed>()
  .use(signedIn)
  .route('/', learningRoutes)
  .route('/', certificateRoutes)
  .route('/', assignmentRoutes)
  .route('/', reportRoutes)
  .route('/', accessLogRoutes)
  .route('/transparency', transparencyRoutes)
  .route('/', directoryRoutes)
  .route('/groups', groupRoutes)
  .route('/rules', ruleRoutes)
  .route('/waivers', waiverRoutes)
  .route('/evidence/records', correctionRoutes)
  .route('/evidence/population', populationRoutes)
  .route('/evidence', evidenceRoutes)
  .route('/my/evidence', myEvidenceRoutes)
  .route('/erasure', erasureRoutes)
  .route('/auditors', auditorRoutes)
  .route('/questions', questionRoutes)
  .route('/documents', documentRoutes)
  .route('/directory/imports', peopleImportRoutes)
  .route('/reminders', reminderRoutes)
  .route('/webhooks', webhookRoutes)
  .route('/my', myReminderRoutes)
  .route('/my', myDataRoutes)
  .route('/correction-requests', correctionRequestRoutes)
  .route('/my/documents', myDocumentRoutes)
  .route('/my/badges', myBadgeRoutes)
  .route('/my', myDeliveryRoutes)
  .route('/courses', versionRoutes)
  .route('/evidence-questions', evidenceQuestionRoutes)
  .route('/exports', exportRoutes)
  .route('/keys', keyRoutes)
  .route('/lms/stores', storeRoutes)
  .route('/lms/packages', packageRoutes)
  .route('/intranet', intranetRoutes)
  .route('/lms', lmsRoutes);

const api = new Hono<Signed>()
  .route('/', accessRoutes)
  .route('/try', tryRoutes)
  .route('/embed/v1', embedSessionRoutes)
  .route('/audit', auditRoutes)
  .route('/', pictureRoutes)
  .route('/', guarded);

/** What the browser side knows of the server: types only. */
export type AppType = ReturnType<typeof typed>;

function typed() {
  return new Hono<Signed>().route('/api', api);
}

/**
 * Refuses large bodies (`body_too_large`). A declared length is believed, because Node reads no further than it; only a body
 * without one is counted, which makes a whole Request out of the light one and costs more than the answer to a question.
 */
const boundedBody = createMiddleware<Signed>(async (c, next) => {
  const most = limitOf(c.req.path);
  const declared = c.req.header('content-length');
  if (declared === undefined || c.req.header('transfer-encoding') !== undefined)
    return bodyLimit({ maxSize: most, onError: () => tooLarge(most) })(c, next);
  if (Number(declared) > most) tooLarge(most);
  return next();
});

function tooLarge(most: number): never {
  throw new Refusal('body_too_large', `A request may have ${most / 1024} KiB here.`);
}

/** Puts the server together around its tools. Tests call `app.request` on the same value that main serves. */
export function appWith(tools: Tools): Hono<Signed> {
  const { config } = tools;
  const app = new Hono<Signed>();
  app.onError(errorResponse);
  app.notFound((c) => {
    if (c.req.path.startsWith('/api/')) throw new Refusal('not_found', 'There is nothing at this address.');
    return c.html(notFoundPage(c, config.organisation), 404);
  });

  app.use(
    createMiddleware<Signed>(async (c, next) => {
      c.set('tools', tools);
      await next();
    }),
  );
  app.use(requestLog, securityHeaders);
  app.get('/healthz', async (c) => {
    await tools.db.selectFrom('evidence_log').select('size').executeTakeFirstOrThrow();
    return c.text('ok');
  });
  app.route('/metrics', metricsRoutes);
  app.route('/', verifierRoutes);
  app.route('/embed/v1', embedRoutes);
  app.route('/embed', authorizeRoutes);
  app.route('/embed', frameRoutes);
  app.route('/embed', pinnedRoutes);
  // Programs with a key: no browser sends one by itself, so what guards browsers does not stand in their way.
  app.route('/scim/v2', scimRoutes);
  app.route('/api/v1', publicApi);
  app.use('/api/*', origins);
  // Before the limit for all others, because a certificate is larger than that.
  const checkLimits = new CheckLimits();
  app.route('/api/certificates', checkRoutes(checkLimits));
  app.on(['POST', 'PUT', 'DELETE'], '/api/*', boundedBody);
  app.on('POST', ['/sign-in/*', '/plain/*', '/lms/*'], boundedBody);
  if (!config.tryMode)
    app.all('/api/try/*', () => {
      throw new Refusal('not_found', 'There is nothing at this address.');
    });
  app.route('/api', api);
  app.route('/', checkPages(checkLimits));
  app.route('/badges', publicBadgeRoutes);
  app.route('/lms/package/v1', packageLaunchRoutes);
  app.route('/lms', ltiRoutes);
  app.route('/lms/xapi', activityRoutes);
  app.route('/', plainRoutes);
  app.route('/', signInRoutes(tools));
  if (config.tryMode) app.route('/', tryPages);
  app.route('/', openReminderRoutes);
  app.route('/', pageRoutes({ organisation: config.organisation, tryMode: config.tryMode, tryPeople }));
  return app;
}
