import { onScopeDispose, reactive, watch } from 'vue';
import { ask, RequestError } from 'app/graphql.js';
import { t } from 'app/i18n.js';
import { uuid } from 'app/uuid.js';

/**
 * A form that is sent once. What is typed is kept in this browser under `name` with the id it will be sent by; both are given up
 * when the service has acknowledged them, so neither a lost connection nor a closed page loses or doubles anything.
 *
 * `empty()` makes the fields; `mutation` takes `$input` and has one field, with `errors`; `input(fields)` is sent with the id.
 * Reactive: `fields`, `id`, `sending`, `errors` (the service's), `problem` (words), `done` (the mutation's answer).
 */
export function useOutbox({ name, empty, mutation, input }) {
  const kept = read(name);
  const state = reactive({
    fields: { ...empty(), ...kept?.fields },
    id: kept?.id ?? uuid(),
    sending: false,
    errors: [],
    problem: '',
    done: null,
    send,
  });
  const stop = new AbortController();

  const keep = () => localStorage.setItem(name, JSON.stringify({ id: state.id, fields: state.fields, sending: state.sending }));

  async function send() {
    Object.assign(state, { sending: true, errors: [], problem: '' });
    keep();
    try {
      const data = await ask(mutation, { input: { id: state.id, ...input(state.fields) } }, { signal: stop.signal });
      const [answer] = Object.values(data);
      state.errors = answer.errors;
      if (!answer.errors.length) {
        state.done = answer;
        localStorage.removeItem(name);
        return;
      }
      if (answer.errors.some(({ code }) => code === 'ALREADY_EXISTS')) {
        state.id = uuid();
      }
    }
    catch (error) {
      if (stop.signal.aborted) {
        return;
      }
      state.problem = error instanceof RequestError ? error.words : t('error.other', { detail: error.message });
    }
    state.sending = false;
    keep();
  }

  watch(() => state.fields, keep, { deep: true });
  onScopeDispose(() => stop.abort());
  if (kept?.sending) {
    send();
  }
  return state;
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  }
  catch {
    return null;
  }
}
