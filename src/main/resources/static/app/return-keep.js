import { isSaved, same } from 'app/return-row.js';

/** Keeps in this tab the rows that aren't saved yet: a reload, or signing in anew, finds them again. */
export function keep(place, edited) {
  const unsaved = edited.map(({ code, text, used, note, saved }) => ({ code, text, used, note, saved }));
  if (unsaved.length) {
    sessionStorage.setItem(place, JSON.stringify(unsaved));
  }
  else {
    sessionStorage.removeItem(place);
  }
}

/** Puts it back into the rows that others haven't changed since; the rows where it now stands. */
export function restore(place, rows) {
  const kept = new Map(JSON.parse(sessionStorage.getItem(place) ?? '[]').map((each) => [each.code, each]));
  return rows.filter((row) => kept.has(row.code)).filter((row) => {
    const { text, used, note, saved } = kept.get(row.code);
    const theirs = row.saved;
    Object.assign(row, { text, used, note });
    if (!same(theirs, saved) && !isSaved(row)) {
      Object.assign(row, { state: 'conflict', theirs: { uptake: theirs } });
    }
    return row.state !== 'conflict';
  });
}
