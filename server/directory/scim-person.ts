import { languageOf } from './import-languages.ts';
import { invalid } from './scim-fault.ts';
import { isObject, type Item, type Resource } from './scim-patch.ts';

/** What a request says of somebody: `undefined` where it says nothing, `null` where it says that there is nothing. */
export interface Said {
  userName: string | null | undefined;
  externalId: string | null | undefined;
  name: string | null | undefined;
  email: string | null | undefined;
  unit: string | null | undefined;
  job: string | null | undefined;
  location: string | null | undefined;
  lang: string | null | undefined;
  staffNumber: string | null | undefined;
  manager: string | null | undefined;
  active: boolean | undefined;
}

const longest = 200;

/**
 * Reads attributes into what we keep. A language that is not known is as if it had not been said; every other value that does
 * not fit is refused (`invalidValue`).
 */
export function readPerson(resource: Resource): Said {
  const email = text('emails', workOf(resource, 'emails', 'value'));
  if (email && !/^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+$/.test(email)) throw invalid('emails: That is no e-mail address.');
  const lang = text('preferredLanguage', resource.get('preferredlanguage'));
  return {
    userName: text('userName', resource.get('username')),
    externalId: text('externalId', resource.get('externalid')),
    name: nameOf(resource),
    email,
    unit: text('department', resource.get('department')),
    job: text('title', resource.get('title')),
    location: text('addresses', workOf(resource, 'addresses', 'locality')),
    // Directories send lists of languages as browsers do.
    lang: lang ? languageOf(lang.split(/[,;]/)[0]!.trim()) : lang,
    staffNumber: text('employeeNumber', resource.get('employeenumber')),
    manager: text('manager', partOf(resource, 'manager', 'value')),
    active: truth(resource.get('active')),
  };
}

/** What somebody is called: the whole name if there is one, else the name that is shown, else first and last name. */
export function nameOf(resource: Resource): string | null | undefined {
  return wholeName(resource) ?? shownName(resource) ?? joinedName(resource);
}

export const wholeName = (resource: Resource) => text('name.formatted', partOf(resource, 'name', 'formatted'));
export const shownName = (resource: Resource) => text('displayName', resource.get('displayname'));
export function joinedName(resource: Resource): string | null {
  const both = ['givenname', 'familyname'].map((part) => text(`name.${part}`, partOf(resource, 'name', part)));
  return both.every(Boolean) ? both.join(' ') : null;
}

function partOf(resource: Resource, attribute: string, part: string): unknown {
  const whole = resource.get(attribute);
  return isObject(whole) ? whole[part] : whole;
}

/** Of several, the one for work, else the first one. */
function workOf(resource: Resource, attribute: string, part: string): unknown {
  const all = resource.get(attribute);
  if (!Array.isArray(all)) return all;
  const items = (all as Item[]).filter((item) => item[part] !== undefined && item[part] !== null && item[part] !== '');
  const isWork = (item: Item) => String(item['type']).toLowerCase() === 'work';
  const isFirst = (item: Item) => String(item['primary']).toLowerCase() === 'true';
  const chosen = items.find(isWork) ?? items.find(isFirst) ?? items[0];
  return chosen === undefined ? null : chosen[part];
}

/** One line of text; numbers are text, too, and an empty one is nothing. */
function text(name: string, value: unknown): string | null | undefined {
  if (value === undefined || value === null) return value;
  if (typeof value !== 'string' && typeof value !== 'number') throw invalid(`${name}: That is no text.`);
  const plain = String(value).trim().normalize('NFC');
  if (plain.length > longest) throw invalid(`${name}: At most ${longest} characters.`);
  if (/[\p{Cc}\p{Cs}]/u.test(plain)) throw invalid(`${name}: Write it in one line of text.`);
  return plain === '' ? null : plain;
}

/** Entra ID sends `"False"`. */
function truth(value: unknown): boolean | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.toLowerCase() : undefined;
  if (word === 'true' || word === 'false') return word === 'true';
  throw invalid('active: Say true or false.');
}
