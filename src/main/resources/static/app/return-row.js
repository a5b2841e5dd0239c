import { reactive } from 'vue';
import { readNumber } from 'app/return-number.js';

/**
 * A row of a return. `saved` is what the service has of the module (`{ trainees, note }`, or null), `used`, `text` and `note`
 * what stands in the fields: used without a text is "number unknown". `state` is still, typing, wrong (can't be sent), waiting,
 * sending, failed or conflict (with `theirs`); `problem` says why in words, by key or as they are.
 */
export function makeRow({ code, title, programme }, last, saved) {
  const row = reactive({
    code, title, programme, last, saved: null, used: false, text: '', note: '', state: 'still', problem: null, theirs: null,
    news: null, warnings: [], answers: {},
  });
  show(row, saved);
  return row;
}

/** Puts into the fields what the service has. */
export function show(row, saved) {
  row.saved = saved;
  row.used = saved != null;
  row.text = saved?.trainees == null ? '' : String(saved.trainees);
  row.note = saved?.note ?? '';
  row.problem = row.theirs = null;
  row.state = 'still';
}

/** What the fields say: `{ uptake }`, null for not used, or `{ problem }`. */
export function said(row) {
  const note = row.note.trim() || null;
  if (note?.length > 500) {
    return { problem: 'noteTooLong' };
  }
  if (row.text.trim() !== '') {
    const { value, problem } = readNumber(row.text);
    return problem ? { problem } : { uptake: { trainees: value, note } };
  }
  if (row.used) {
    return { uptake: { trainees: null, note } };
  }
  return note ? { problem: 'noteAlone' } : { uptake: null };
}

export const same = (one, other) => (one == null || other == null ? one == other
  : one.trainees === other.trainees && (one.note ?? null) === (other.note ?? null));

/** Whether the fields say what the service has. */
export function isSaved(row) {
  const { uptake, problem } = said(row);
  return !problem && same(uptake, row.saved);
}

export const isOpen = (warning) => !warning.answer || warning.answer.outdated;
