/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { html } from 'hono/html';
import type { MyDocument } from '../documents/acknowledge.ts';
import type { MyAssignment, MyTraining } from '../learning/learning-shapes.ts';
import type { Markup } from '../pages/shell.ts';
import { certificateLink, home, trail, type Screen, type Speech } from './frame.ts';
import { hrefOf } from './places.ts';

/** What I have to do and have done, and what I was asked to read. */
export function trainingPage(
  { today, assignments }: MyTraining,
  documents: readonly MyDocument[],
  refresherWaits: boolean,
  speech: Speech,
): Screen {
  const { training, documents: reading } = speech.words;
  const open = assignments.filter((one) => one.standing !== 'completed');
  const done = assignments.filter((one) => one.standing === 'completed');
  const none = assignments.length === 0 ? training.nothing : open.length === 0 ? training.allDone : '';
  return {
    title: training.title,
    main: html`<h1>${training.title}</h1>
      ${none ? html`<p>${none}</p>` : ''}
      ${list(
        training.todo,
        open.map((one) => course(one, speech)),
      )}
      ${list(
        reading.title,
        documents.map((one) => document(one, today, speech)),
      )}
      ${list(
        training.done,
        done.map((one) => course(one, speech)),
      )}
      ${refresherWaits ? html`<p><a href="/training/refresher">${training.refresher}</a></p>` : ''}
      <p class="hint">${training.withoutScript} <a href="/training">${training.withScript}</a></p>`,
  };
}

function list(title: string, rows: readonly Markup[]): Markup | string {
  if (rows.length === 0) return '';
  return html`<section>
    <h2>${title}</h2>
    <ul class="rows">
      ${rows}
    </ul>
  </section>`;
}

function course(one: MyAssignment, speech: Speech): Markup {
  const { words } = speech;
  const isDone = one.standing === 'completed';
  const standing = one.standing === 'in_progress' ? words.training.inProgress : words.training.notStarted;
  return html`<li>
    <a class="name" href="${hrefOf(one.id, '')}">${one.title}</a>
    <span class="facts"
      >${due(one, speech)}
      ${
        isDone
          ? certificateLink(one.completionId, one.title, speech)
          : html`<span>${standing}</span> <span>${words.minutes(one.minutes)}</span>`
      }</span
    >
  </li>`;
}

/** When it is due, or when it was done. */
export function due(
  { dueOn, overdue, completedOn }: Pick<MyAssignment, 'dueOn' | 'overdue' | 'completedOn'>,
  { words: { training }, day }: Speech,
): Markup {
  if (completedOn !== null) return html`<span class="right">${training.completed(day(completedOn))}</span>`;
  return overdue
    ? html`<strong class="wrong">${training.overdue(day(dueOn))}</strong>`
    : html`<span>${training.due(day(dueOn))}</span>`;
}

function document(one: MyDocument, today: string, speech: Speech): Markup {
  const { words, day } = speech;
  return html`<li id="document-${one.id}">
    <a class="name" href="${hrefOfDocument(one.id)}" lang="${one.lang}">${one.title}</a>
    <span class="facts"
      ><span>${words.documents.version(one.version)}</span> ${
        one.acknowledgedOn === null
          ? due({ dueOn: one.dueOn, overdue: one.dueOn < today, completedOn: null }, speech)
          : html`<span class="right">${words.documents.done(day(one.acknowledgedOn))}</span>`
      }</span
    >
  </li>`;
}

export function hrefOfDocument(id: string): string {
  return `${home}/documents/${encodeURIComponent(id)}`;
}

/** A document that I was asked to read: the file, and the button that says I have. */
export function documentPage(one: MyDocument, today: string, speech: Speech): Screen {
  const { documents } = speech.words;
  return {
    title: `${one.title} · ${documents.title}`,
    main: html`${trail(speech)}
      <h1 lang="${one.lang}">${one.title}</h1>
      <p>
        ${documents.version(one.version)} ·
        ${
          one.acknowledgedOn === null
            ? due({ dueOn: one.dueOn, overdue: one.dueOn < today, completedOn: null }, speech)
            : html`<span class="right">${documents.done(speech.day(one.acknowledgedOn))}</span>`
        }
      </p>
      ${one.acknowledgedOn === null ? html`<p>${documents.text}</p>` : ''}
      <p><a href="/api/my/documents/${encodeURIComponent(one.id)}/file">${documents.open}</a></p>
      ${
        one.acknowledgedOn === null
          ? html`<form method="post" action="${hrefOfDocument(one.id)}">
              <button class="button">${documents.acknowledge}</button>
            </form>`
          : ''
      }`,
  };
}
