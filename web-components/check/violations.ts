/** What the page's policy stopped, as far as it concerns us: by what was to be done, and whose it was. */
export class Violations {
  readonly #server: string;
  readonly #seen = new Set<string>();

  constructor(server: string) {
    this.#server = server;
    addEventListener('securitypolicyviolation', (event) => this.#note(event.effectiveDirective, event.blockedURI));
    // What was stopped before we came; not all browsers kept it.
    if (!('ReportingObserver' in globalThis)) return;
    const observer = new ReportingObserver(
      (reports) => {
        for (const { body } of reports as { body: { effectiveDirective?: string; blockedURL?: string } | null }[])
          if (body?.effectiveDirective) this.#note(body.effectiveDirective, body.blockedURL ?? '');
      },
      { types: ['csp-violation'], buffered: true },
    );
    observer.observe();
  }

  /** Addresses by their origin only: a path may name a person. */
  get list(): string[] {
    return [...this.#seen];
  }

  #note(directive: string, blocked: string): void {
    const isOurs = URL.canParse(blocked) && new URL(blocked).origin === this.#server;
    const isTrustedTypes = /trusted-types/.test(directive);
    if (isOurs) this.#seen.add(`${directive} ${this.#server}`);
    else if (isTrustedTypes) this.#seen.add(directive);
  }
}
