// Says who is signed in to this site, when the training server asks. The page itself carries neither token nor nonce, so page
// caches may keep it; the nonce is asked for as WordPress's own editor asks for it.

const config = document.querySelector('a39-config[data-token]');

async function token() {
  const nonce = await fetch(config.dataset.nonce, { credentials: 'same-origin', cache: 'no-store' });
  // Nobody is signed in: WordPress answers 0, with status 400.
  if (!nonce.ok) throw new Error('Nobody is signed in to this site.');
  const response = await fetch(config.dataset.token, {
    method: 'POST',
    credentials: 'same-origin',
    cache: 'no-store',
    headers: { 'X-WP-Nonce': await nonce.text() },
  });
  if (!response.ok) throw new Error(`This site gave no token (${response.status}).`);
  return (await response.json()).token;
}

if (config) config.getToken = token;
