import { made, part, partOf } from './dom.ts';
import { chosenFolder, chosenZip, dropped } from './dropped.ts';
import type { Chosen } from './dropped.ts';
import { pastedNotes } from './pasted-notes.ts';
import { showVerdict, sizeOf } from './verdict-view.ts';
import { ask } from './ask.ts';

const views = ['question', 'checking', 'verdict'] as const;

/** Wires the page: choosing, checking, showing. */
export function startPage(): void {
  let chosen: Chosen | undefined;
  let heldFiles: File[] = [];
  let work = new AbortController();

  function choose(next: Chosen | undefined): void {
    if (next === undefined) return;
    chosen = next;
    part('drop').classList.add('filled');
    part('chosen').textContent = next.name;
    part('chosen-note').textContent = `${sizeOf(next.bytes)}. It is read where it lies and sent nowhere.`;
    part('chosen-error').textContent = '';
    show('question');
  }

  function hold(files: File[]): void {
    heldFiles = files;
    part('held-files').replaceChildren(
      ...files.map((file) => {
        const remove = made('button', 'Remove', 'plain');
        remove.setAttribute('type', 'button');
        remove.setAttribute('aria-label', `Remove ${file.name}`);
        remove.addEventListener('click', () => {
          hold(heldFiles.filter((other) => other !== file));
          part('add-held').focus();
        });
        return made('li', [made('span', file.name), remove]);
      }),
    );
  }

  async function checkNow(): Promise<void> {
    if (chosen === undefined) {
      part('chosen-error').textContent = 'Choose a bundle first.';
      part('choose-zip').focus();
      return;
    }
    const { name, bytes, bundle } = chosen;
    const vkeys = valueOf('keys')
      .split(/\s+/)
      .filter((key) => key !== '');
    const held = [...pastedNotes(valueOf('held')), ...(await Promise.all(heldFiles.map((file) => file.text())))];
    const nonce = valueOf('nonce').trim() || undefined;
    part('checking-name').textContent = name;
    showShare(0);
    show('checking');
    work = new AbortController();
    const question = { bundle, vkeys, held, ...(nonce !== undefined && { nonce }) };
    const verdict = await ask(question, showShare, work.signal);
    showVerdict(verdict, { name, bytes, vkeys, held: held.length, nonce, at: new Date() });
    show('verdict');
  }

  listen('question', 'submit', (event) => {
    event.preventDefault();
    void checkNow();
  });
  listen('choose-zip', 'click', () => part('zip').click());
  listen('choose-folder', 'click', () => part('folder').click());
  listen('add-held', 'click', () => part('held-input').click());
  listen('zip', 'change', () => {
    const [file] = filesOf('zip');
    choose(file && chosenZip(file));
  });
  listen('folder', 'change', () =>
    choose(chosenFolder(filesOf('folder').map((file) => ({ path: file.webkitRelativePath, file })))),
  );
  listen('held-input', 'change', () => hold([...heldFiles, ...filesOf('held-input')]));
  listen('stop', 'click', () => {
    work.abort();
    show('question');
    part('choose-zip').focus();
  });
  listen('back', 'click', () => {
    document.title = 'Check training evidence';
    show('question');
    part('choose-zip').focus();
  });
  listen('print', 'click', () => print());
  acceptDrops(async (data) => {
    const { chosen: next, others } = await dropped(data);
    work.abort();
    choose(next);
    hold([...heldFiles, ...others]);
  });
  // A reload keeps the text fields of a page, but not the files: they begin together.
  partOf('question', HTMLFormElement).reset();
}

function show(view: (typeof views)[number]): void {
  for (const id of views) part(id).hidden = id !== view;
  if (view === 'question') return;
  scrollTo(0, 0);
  part(`${view}-title`).focus();
}

function showShare(share: number): void {
  const percent = Math.floor(share * 100);
  partOf('progress', HTMLProgressElement).value = percent;
  part('share').textContent = String(percent);
}

function acceptDrops(take: (data: DataTransfer) => Promise<void>): void {
  const mark = (isOver: boolean) => part('drop').classList.toggle('over', isOver);
  // Without this, a browser leaves the page and opens what was dropped beside the frame.
  addEventListener('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  addEventListener('dragleave', () => mark(false));
  addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    if (event.dataTransfer) void take(event.dataTransfer);
  });
}

function listen(id: string, type: string, listener: (event: Event) => void): void {
  part(id).addEventListener(type, listener);
}

function valueOf(id: string): string {
  const field = part(id);
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '';
}

/** The files just chosen. The field forgets them, so that the same ones can be chosen again after they changed on the disk. */
function filesOf(id: string): File[] {
  const field = partOf(id, HTMLInputElement);
  const files = [...(field.files ?? [])];
  field.value = '';
  return files;
}
