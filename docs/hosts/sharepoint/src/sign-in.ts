import type { AadTokenProviderFactory } from '@microsoft/sp-http';
import { clientId, server } from './where';

/** Why a token is asked for: `refused` when the training server did not take the last one. */
export interface Asked {
  reason: 'first' | 'renew' | 'refused';
}

interface Config extends HTMLElement {
  getToken?: (asked: Asked) => Promise<string>;
}

/**
 * One `a39-config` for all web parts of the page. Several parts that ask Entra ID at once can reload the page several times, so
 * there is one question under way at a time.
 */
export function signInWith(factory: AadTokenProviderFactory): void {
  if (document.querySelector('a39-config')) return;
  let asking: Promise<string> | undefined;
  const config: Config = document.createElement('a39-config');
  config.setAttribute('server', server);
  config.setAttribute('auth', 'token');
  config.getToken = ({ reason }) => {
    asking =
      asking ||
      factory.getTokenProvider().then((provider) => provider.getToken(`api://${clientId}`, reason !== 'refused'));
    asking.then(
      () => (asking = undefined),
      () => {
        asking = undefined;
        // Where Entra ID gives no token (some mobile apps do not let it), people sign in at the training server and come back.
        setTimeout(() => {
          config.setAttribute('auth', 'redirect');
          config.getToken = undefined;
        });
      },
    );
    return asking;
  };
  document.body.appendChild(config);
}
