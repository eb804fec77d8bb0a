/**
 * Links to files of the server work in a page of another origin too: a browser sends no token with a link, so we fetch the file and hand
 * it over. Where that fails the link is followed after all, and the server's own page says why.
 */
export function handOverFiles(server: string, fetchFile: (url: string) => Promise<Response>): void {
  addEventListener('click', (event) => {
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
    if (!link?.href.startsWith(`${server}/api/`) || event.defaultPrevented) return;
    event.preventDefault();
    fetchFile(link.href).then(save, () => location.assign(link.href));
  });
}

async function save(answer: Response): Promise<void> {
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
  const url = URL.createObjectURL(await answer.blob());
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  // The browser has taken it over by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
