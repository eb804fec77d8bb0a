/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Signed } from '../environment.ts';
import { languageOf } from '../language.ts';
import { plainPage } from '../pages/plain-page.ts';
import type { Markup } from '../pages/shell.ts';
import { pageWords } from '../pages/words.ts';
import type { RefusalCode } from '../refusals.ts';
import { signInWords } from './words.ts';

/** The pages of signing in, in the language that the browser asks for. */
export function signInPages(c: Context<Signed>) {
  const lang = languageOf(c);
  const words = signInWords(lang);
  const { organisation, oidc, mailSignIn, tryMode } = c.var.tools.config;
  c.header('vary', 'Accept-Language');
  const draw = (title: string, main: Markup) =>
    plainPage({ lang, words: pageWords[lang]!, organisation, title, styles: '/sign-in.css', main });

  return {
    /** @param wrong what was typed as an address and is none */
    choose({ to, wrong }: { to: string; wrong?: string }): Markup {
      const title = wrong === undefined ? words.title : `${words.problem}: ${words.title}`;
      const company = oidc?.name ? words.companyNamed.replace('{name}', oidc.name) : words.company;
      return draw(
        title,
        html`<h1>${words.title}</h1>
          ${
            oidc
              ? html`<p>
                  <a class="button" href="/sign-in/company?${new URLSearchParams({ to }).toString()}">${company}</a>
                </p>`
              : ''
          }
          ${mailSignIn ? mailForm(to, wrong) : ''} ${!oidc && !mailSignIn && !tryMode ? html`<p>${words.none}</p>` : ''}
          ${
            tryMode
              ? html`<p>
                  <a class="button" href="/try?${new URLSearchParams({ to }).toString()}">${pageWords[lang]!.choose}</a>
                </p>`
              : ''
          }`,
      );
    },
    sent({ to }: { to: string }): Markup {
      return draw(
        words.sent.title,
        html`<h1>${words.sent.title}</h1>
          <p>${words.sent.text}</p>
          <p>
            ${words.sent.again}
            <a href="/sign-in?${new URLSearchParams({ to }).toString()}">${words.again.toLocaleLowerCase(lang)}</a>.
          </p>`,
      );
    },
    link({ token, name }: { token: string; name: string }): Markup {
      return draw(
        words.link.title,
        html`<h1>${words.link.title}</h1>
          <p>${words.link.text.replace('{name}', name)}</p>
          <form method="post" action="/sign-in/link">
            <input type="hidden" name="token" value="${token}" />
            <button class="button">${words.link.button}</button>
          </form>`,
      );
    },
    signedIn({ path }: { path: string }): Markup {
      return draw(
        words.signedIn.title,
        html`<h1>${words.signedIn.title}</h1>
          <p><a class="button" href="${path}">${words.signedIn.on}</a></p>`,
      );
    },
    noCookies(): Markup {
      return draw(
        words.cookies.title,
        html`<h1>${words.cookies.title}</h1>
          <p>${words.cookies.text}</p>
          <p><a class="button" href="/sign-in">${words.again}</a></p>`,
      );
    },
    signOut(): Markup {
      return draw(
        words.signOut,
        html`<h1>${words.signOut}</h1>
          <form method="post" action="/sign-out"><button class="button">${words.signOut}</button></form>`,
      );
    },
    signedOut(): Markup {
      return draw(
        words.signedOut.title,
        html`<h1>${words.signedOut.title}</h1>
          <p>${words.signedOut.text}</p>
          <p><a class="button" href="/sign-in">${words.title}</a></p>`,
      );
    },
    refused(code: RefusalCode): Markup {
      const said = code in words.refused ? words.refused[code as keyof typeof words.refused] : words.refused.other;
      return draw(
        words.failed,
        html`<h1>${words.failed}</h1>
          <p role="alert">${said}</p>
          ${code === 'redirect_not_registered' ? '' : html`<p><a class="button" href="/sign-in">${words.again}</a></p>`}`,
      );
    },
  };

  function mailForm(to: string, wrong: string | undefined): Markup {
    return html`<form method="post" action="/sign-in/mail" novalidate>
      ${oidc ? html`<h2>${words.byMail}</h2>` : ''} <input type="hidden" name="to" value="${to}" />
      <p>
        <label for="email">${words.address}</label>
        <span class="hint" id="hint">${words.addressHint}</span>
        ${wrong === undefined ? '' : html`<strong class="fault" id="fault">${words.addressWrong}</strong>`}
        <input
          id="email"
          name="email"
          type="email"
          autocomplete="email"
          spellcheck="false"
          value="${wrong ?? ''}"
          aria-describedby="${wrong === undefined ? 'hint' : 'fault hint'}"
          ${wrong === undefined ? '' : html`aria-invalid="true" autofocus`}
        />
      </p>
      <button class="button">${words.send}</button>
    </form>`;
  }
}
