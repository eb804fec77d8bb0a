import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeRoute, generateSpecs, resolver } from 'hono-openapi';
import type { Signed } from '../environment.ts';
import { scopes } from '../keys/scopes.ts';
import { Refusal } from '../refusals.ts';
import { assignmentRoutes } from './assignment-routes.ts';
import { courseRoutes } from './course-routes.ts';
import { evidenceRoutes } from './evidence-routes.ts';
import { groupRoutes } from './group-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { ruleRoutes } from './rule-routes.ts';
import { aRefusal } from './shapes.ts';
import { waiverRoutes } from './waiver-routes.ts';

/** A thousand people with everything about them. */
const largestBody = 1024 * 1024;

const routes = new Hono<Signed>()
  .get(
    '/openapi.json',
    describeRoute({
      summary: 'This document; it needs no key',
      security: [],
      responses: {
        200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } },
      },
    }),
    async (c) => c.json(await document(c.var.tools.config.publicUrl)),
  )
  .route('/', peopleRoutes)
  .route('/', groupRoutes)
  .route('/', ruleRoutes)
  .route('/', assignmentRoutes)
  .route('/', waiverRoutes)
  .route('/', courseRoutes)
  .route('/', reportRoutes)
  .route('/', evidenceRoutes);

/** What programs with a key may call, apart from SCIM. */
export const publicApi = new Hono<Signed>()
  .use(
    bodyLimit({
      maxSize: largestBody,
      onError: () => {
        throw new Refusal('body_too_large', 'A request may have 1 MiB here. Send fewer people at once.');
      },
    }),
  )
  .route('/', routes)
  .all('*', () => {
    throw new Refusal('not_found', 'There is nothing at this address. See /api/v1/openapi.json.');
  });

/** The OpenAPI document, made from the routes. */
async function document(publicUrl: string): Promise<object> {
  const { schema: refused } = await resolver(aRefusal).toOpenAPISchema();
  return generateSpecs(routes, {
    excludeStaticFile: false,
    defaultValidationErrorResponse: false,
    documentation: {
      info: {
        title: 'Article 39',
        version: '1',
        description:
          'For programs of the organisation. People are known by their staff number. Lists are read page by page: give `next` as `cursor`. Fields are only ever added. Every call that shows people is seen by them in the log of who looked.',
      },
      servers: [{ url: `${publicUrl}/api/v1` }],
      components: {
        schemas: { Refused: refused },
        parameters: {
          IdempotencyKey: {
            in: 'header',
            name: 'Idempotency-Key',
            description:
              'A name for this request, such as a UUID. Sent again within 24 hours with the same body, it gets the first answer and does nothing.',
            schema: { type: 'string', maxLength: 255 },
            example: '2f1c4d0e-6d0b-4f0e-9a55-3a4c1b1c9c11',
          },
        },
        securitySchemes: {
          key: {
            type: 'http',
            scheme: 'bearer',
            description: `A key with one of the scopes that a call names: ${scopes.join(', ')}.`,
          },
        },
      },
    },
  });
}
