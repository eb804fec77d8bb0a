// Names the training server to our elements, and says who is signed in to this site when it asks. Runs before the module script of
// the training server, which waits for the page.
((drupalSettings) => {
  const { server, auth, popup, token, csrf } = drupalSettings.article39 ?? {};
  if (!server || document.querySelector('a39-config')) return;

  const config = document.createElement('a39-config');
  config.setAttribute('server', server);
  config.setAttribute('auth', auth);
  if (!popup) config.setAttribute('popup', 'no');

  if (auth === 'token') {
    config.getToken = async () => {
      const once = await fetch(csrf, { credentials: 'same-origin', cache: 'no-store' });
      if (!once.ok) throw new Error(`This site gave no form token (${once.status}).`);
      const response = await fetch(token, {
        method: 'POST',
        credentials: 'same-origin',
        cache: 'no-store',
        headers: { 'X-CSRF-Token': await once.text() },
      });
      if (!response.ok) throw new Error(`This site gave no token (${response.status}).`);
      return (await response.json()).token;
    };
  }
  document.body.append(config);
})(window.drupalSettings);
