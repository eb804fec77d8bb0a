/** A day with its article: `il 9 maggio`, `l’8 maggio`, and `venerdì 8 maggio` without one. */
export function il(day: string): string {
  return joined(day, '', 'il ', 'l’');
}

export function dal(day: string): string {
  return joined(day, 'da ', 'dal ', 'dall’');
}

export function al(day: string): string {
  return joined(day, 'a ', 'al ', 'all’');
}

export function del(day: string): string {
  return joined(day, 'di ', 'del ', 'dell’');
}

function joined(day: string, beforeWeekday: string, before: string, elided: string): string {
  if (/^\p{L}/u.test(day)) return beforeWeekday + day;
  return (/^(0?8|11)\b/.test(day) ? elided : before) + day;
}
