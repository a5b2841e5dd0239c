import { onScopeDispose, watch } from 'vue';
import { token } from 'app/graphql.js';

const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 60_000;

/**
 * A subscription that follows its variables: `take(data)` is called with each event's data, and `again()` after an interruption,
 * in which something may have been missed. Without it a page is only less up to date: nothing is said of what goes wrong.
 */
export function useLive(document, variables, take, again = () => {}) {
  let running = null;

  async function follow() {
    running?.abort();
    const given = variables();
    if (given == null) {
      return;
    }
    const { signal } = running = new AbortController();
    for (let pause = FIRST_PAUSE, first = true; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE), first = false) {
      const begun = () => {
        pause = FIRST_PAUSE;
        if (!first) {
          again();
        }
      };
      try {
        if (!await read(document, given, signal, begun, take)) {
          return;
        }
      }
      catch {
        // Lost, or left: the latter ends the loop.
      }
      await wait(pause, signal);
    }
  }

  watch(() => JSON.stringify(variables()), follow, { immediate: true });
  onScopeDispose(() => running?.abort());
}

// Resolves to whether it is worth trying again, when the stream has ended.
async function read(document, variables, signal, begun, take) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream', 'X-XSRF-TOKEN': await token() },
    body: JSON.stringify({ query: document, variables }),
    signal,
  });
  if (!response.ok) {
    return response.status >= 500;
  }
  begun();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (text + part.value).split('\n');
    text = lines.pop();
    for (const line of lines) {
      const result = line.startsWith('data:{') ? JSON.parse(line.slice(5)) : null;
      if (result?.errors) {
        return false;
      }
      if (result?.data) {
        take(result.data);
      }
    }
  }
  return true;
}

function wait(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
