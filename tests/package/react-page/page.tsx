import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'article39-elements/define';
import { A39Course } from 'article39-elements/course';
import type { GetToken } from 'article39-elements/config';
import 'article39-elements/react';

/** The page of an app with React and TypeScript. In its address: the training server, and how people sign in. */
const asked = new URLSearchParams(location.search);
const server = asked.get('server') ?? '';

const getToken: GetToken = async ({ reason }) => `no token, asked for ${reason}`;

function Page() {
  const [heard, setHeard] = useState<string[]>([]);
  const hear = (what: string) => setHeard((before) => [...before, what]);
  return (
    <main>
      <h1>Intranet</h1>
      {asked.get('auth') === 'token' ? (
        <a39-config
          server={server}
          auth="token"
          getToken={getToken}
          ona39-auth-error={(event) => hear(`auth-error ${event.detail.code}`)}
        />
      ) : (
        <a39-config server={server} auth="cookie" />
      )}
      <a39-status
        variant="banner"
        hideWhenDone
        ona39-count={({ detail }) => hear(`count ${detail.open + detail.overdue}`)}
      />
      <a39-my-training
        heading-level={3}
        layout="cards"
        limit={1}
        className="mine"
        ona39-open={(event) => {
          event.preventDefault();
          hear(`open ${event.detail.courseId}`);
        }}
      >
        <h2 slot="heading">Yours</h2>
      </a39-my-training>
      <output>{heard.join(', ')}</output>
      <p>{customElements.get('a39-course') === A39Course ? 'one class' : 'two classes'}</p>
    </main>
  );
}

/** What TypeScript refuses. */
export const wrong = [
  // @ts-expect-error -- no such variant
  <a39-status key="1" variant="loud" />,
  // @ts-expect-error -- not a number
  <a39-my-training key="2" heading-level="two" />,
  // @ts-expect-error -- there is no score in any event
  <a39-course key="3" ona39-complete={({ detail }) => detail.score} />,
  // @ts-expect-error -- not a function
  <a39-config key="4" getToken="abc" />,
  // @ts-expect-error -- a question of our own is no element for pages
  <a39-choose-one key="5" />,
];

document.addEventListener('a39-open', ({ detail }) => void detail.courseId.length);
document.querySelector('a39-team')?.urlState.toString();

createRoot(document.querySelector('#page')!).render(<Page />);
