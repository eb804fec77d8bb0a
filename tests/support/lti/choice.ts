import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { decodeJwt } from 'jose';
import { addLineItem, faultOfItem } from './grades.ts';
import { once, signedByTool } from './keys.ts';
import { dl, inSeconds, lti, type Chosen, type Lms, type Tool } from './lms.ts';

/** Where a tool brings what was chosen (Deep Linking 2.0, 3.2). What is not right is refused, and makes no link. */
export function choice(lms: Lms): Hono {
  return new Hono().post('/', async (c) => {
    const token = new URLSearchParams(await c.req.text()).get('JWT');
    if (token === null) return c.text('JWT is missing', 400);
    try {
      const chosen = await read(lms, token);
      lms.chosen.push(chosen);
      return c.html(`<!doctype html><html lang="en"><title>Chosen</title><p>Chosen: ${chosen.links.length}`);
    } catch (error) {
      return c.text((error as Error).message, 400);
    }
  });
}

async function read(lms: Lms, token: string): Promise<Chosen> {
  const tool = lms.tools.get(decodeJwt(token).iss ?? '');
  if (!tool) throw new Error('iss: no such tool');
  const claims = await signedByTool(lms, tool, token, [lms.origin]);
  const now = inSeconds(lms.clock.now);
  if (claims.iat === undefined || claims.iat > now + 60) throw new Error('iat');
  if (claims.exp === undefined) throw new Error('exp');
  once(lms, 'nonce of a choice', claims['nonce']);
  if (claims[lti('message_type')] !== 'LtiDeepLinkingResponse') throw new Error('message_type');
  if (claims[lti('version')] !== '1.3.0') throw new Error('version');
  const deploymentId = claims[lti('deployment_id')] as string;
  if (!tool.deploymentIds.includes(deploymentId)) throw new Error('deployment_id');
  const course = lms.courses.get(/^course:(.+)$/.exec(String(claims[dl('data')]))?.[1] ?? '');
  if (!course) throw new Error('data must come back as it was sent');
  const items = (claims[dl('content_items')] ?? []) as Record<string, unknown>[];
  if (!Array.isArray(items)) throw new Error('content_items');
  const fault = items.map((item) => faultOf(lms, tool, item, course.id)).find(Boolean);
  if (fault) throw new Error(fault);
  const links = items.map((item) => {
    const link = {
      id: randomUUID(),
      course,
      tool,
      deploymentId,
      targetLinkUri: (item['url'] as string | undefined) ?? tool.targetLinkUri,
      ...(item['title'] !== undefined && { title: item['title'] as string }),
      ...(item['custom'] !== undefined && { custom: item['custom'] as Record<string, string> }),
    };
    lms.links.set(link.id, link);
    const column = item['lineItem'] as { label?: string; scoreMaximum: number } | undefined;
    const label = column?.label ?? link.title ?? 'Course';
    if (column)
      addLineItem(lms, { ...column, label, courseId: course.id, clientId: tool.clientId, resourceLinkId: link.id });
    return link;
  });
  return { clientId: tool.clientId, deploymentId, claims, items, links };
}

function faultOf(lms: Lms, tool: Tool, item: Record<string, unknown>, courseId: string): string | undefined {
  if (item['type'] !== 'ltiResourceLink') return `type: ${String(item['type'])} was not asked for`;
  const { url, title, custom, lineItem } = item;
  const hosts = tool.redirectUris.map((uri) => new URL(uri).host);
  if (url !== undefined && !(typeof url === 'string' && URL.canParse(url) && hosts.includes(new URL(url).host)))
    return "url must be one of the tool's";
  if (title !== undefined && typeof title !== 'string') return 'title';
  if (custom !== undefined && !Object.values(custom as object).every((value) => typeof value === 'string'))
    return 'custom must be strings';
  if (lineItem === undefined) return undefined;
  const fault = faultOfItem(lms, { label: 'as the link', ...(lineItem as object) }, courseId);
  return fault && `lineItem: ${fault}`;
}
