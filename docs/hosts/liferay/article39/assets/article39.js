// The widget: puts one of our elements in its place. Page editors write into its configuration, under Properties:
//   element=course
//   course=whose-data

/** Fill in. No property of the widget, on purpose: whoever edits a page could name a server of their own, and tokens would go there. */
const server = 'https://learn.example.org';

/** The external reference code of the user agent application, as in client-extension.yaml. */
const application = 'article39-user-agent';

const elements = ['my-training', 'course', 'status', 'my-documents', 'certificates', 'privacy'];
const courseName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Liferay's own client. Older versions have it as a global, newer ones as a module. */
async function client() {
  const its = globalThis.Liferay?.OAuth2Client ?? (await import('@liferay/oauth2-provider-web/client'));
  return its.FromUserAgentApplication(application);
}

/** Liferay keeps a token for as long as the tab is open, also one that has run out. */
function forget() {
  const id = globalThis.Liferay?.OAuth2?.getUserAgentApplication?.(application)?.clientId;
  if (!id) return;
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(id) && key.endsWith('-token')) sessionStorage.removeItem(key);
  }
}

async function ask() {
  const { access_token: token } = await (await client())._getOrRequestToken();
  if (!token) throw new Error('Liferay gave no token.');
  return token;
}

async function getToken({ reason }) {
  if (reason !== 'first') forget();
  const token = await ask();
  if (!runsOut(token)) return token;
  forget();
  return ask();
}

/** Whether a token has less than half a minute left. */
function runsOut(token) {
  try {
    const claims = JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));
    return claims.exp * 1000 < Date.now() + 30_000;
  } catch {
    return false; // no JWT: the training server will say so
  }
}

function nameServer() {
  if (document.querySelector('a39-config')) return;
  const config = document.createElement('a39-config');
  config.setAttribute('server', server);
  config.setAttribute('auth', 'token');
  config.getToken = getToken;
  document.body.append(config);
}

class Article39Training extends HTMLElement {
  connectedCallback() {
    nameServer();
    const asked = this.getAttribute('element');
    const course = this.getAttribute('course') ?? '';
    const chosen = elements.includes(asked) ? asked : 'my-training';
    if (chosen === 'course' && !courseName.test(course)) {
      this.textContent = 'Name a course in the configuration of this widget: course=whose-data';
      return;
    }
    const element = document.createElement(`a39-${chosen}`);
    if (chosen === 'course') element.setAttribute('course', course);
    // Stays when the element cannot start, and works without it.
    const link = document.createElement('a');
    link.href = server + (chosen === 'course' ? `/plain/courses/${encodeURIComponent(course)}` : '/plain');
    link.textContent = 'Data protection training';
    element.append(link);
    this.replaceChildren(element);
  }
}

if (!customElements.get('article39-training')) customElements.define('article39-training', Article39Training);

// Not an import: when the training server cannot be reached, the links above stay.
const script = document.createElement('script');
script.type = 'module';
script.src = `${server}/embed/v1/a39.js`;
document.head.append(script);
