import { onScopeDispose, reactive, watch } from 'vue';
import { ask, RequestError } from 'app/graphql.js';

/**
 * A query that follows its variables: reactive `data` (the last that came), `error`, `loading`, `slow` (for over 200 ms: time
 * for a skeleton), and `reload()`. While `variables()` is null nothing is asked.
 */
export function useQuery(document, variables = () => ({})) {
  const state = reactive({ data: null, error: null, loading: false, slow: false, reload });
  let running = null;

  async function reload() {
    running?.abort();
    const given = variables();
    if (given == null) {
      return;
    }
    const mine = running = new AbortController();
    state.loading = true;
    state.error = null;
    const timer = setTimeout(() => { state.slow = running === mine; }, 200);
    try {
      const data = await ask(document, given, { signal: mine.signal });
      if (running === mine) {
        state.data = data;
      }
    }
    catch (error) {
      if (running === mine && !mine.signal.aborted) {
        state.error = error instanceof RequestError ? error : new RequestError('UNKNOWN', error.message);
      }
    }
    finally {
      clearTimeout(timer);
      if (running === mine) {
        state.loading = state.slow = false;
      }
    }
  }

  watch(() => JSON.stringify(variables()), reload, { immediate: true });
  onScopeDispose(() => running?.abort());
  return state;
}
