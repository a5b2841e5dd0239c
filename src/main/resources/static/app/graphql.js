import { reactive } from 'vue';
import { t } from 'app/i18n.js';

/** Whether the service can't be reached just now; requests under way go on trying. */
export const connection = reactive({ lost: false });

/** What the service refused as a whole. `classification` is GraphQL's, or NETWORK or HTTP_<status>. */
export class RequestError extends Error {
  constructor(classification, detail) {
    super(detail ?? classification);
    this.classification = classification;
  }

  /** What to say of it, in the reader's language. */
  get words() {
    const known = ['UNAUTHORIZED', 'FORBIDDEN', 'NOT_FOUND', 'NETWORK', 'TOO_MANY_REQUESTS'].includes(this.classification);
    const asked = this.classification === 'BAD_REQUEST' || this.classification === 'ValidationError';
    return known ? t(`error.${this.classification}`) : t(asked ? 'error.BAD_REQUEST' : 'error.other', { detail: this.message });
  }
}

let signInAgain = () => Promise.resolve(false);

/** Sets what happens when a session has ended: a function that resolves to whether somebody signed in again. */
export function onSessionEnded(handler) {
  signInAgain = handler;
}

/**
 * Runs a GraphQL document and resolves to its data. A lost connection is waited for, an ended session signed in to again;
 * then the same request is sent once more, so give a mutation what makes that harmless (`id`, `expectedVersion`).
 * @throws RequestError for errors at the top level; user errors are in the payload
 */
export async function ask(query, variables = {}, { signal } = {}) {
  const response = await post('/graphql', 'application/json', JSON.stringify({ query, variables }), { signal });
  const body = await response.json().catch(() => ({}));
  if (!response.ok && !body.errors) {
    throw new RequestError(`HTTP_${response.status}`, body.detail ?? body.title);
  }
  if (body.errors) {
    const [{ message, extensions }] = body.errors;
    const classification = extensions?.classification ?? 'UNKNOWN';
    if (classification === 'UNAUTHORIZED' && await signInAgain()) {
      return ask(query, variables, { signal });
    }
    throw new RequestError(classification, message);
  }
  return body.data;
}

/**
 * Sends a file and resolves to the JSON it is answered with; a lost connection and an ended session as in `ask`.
 * @throws RequestError where it is refused as a whole
 */
export async function send(path, contentType, file, { signal } = {}) {
  const response = await post(path, contentType, file, { signal });
  const body = await response.json().catch(() => ({}));
  if (response.status === 401 && await signInAgain()) {
    return send(path, contentType, file, { signal });
  }
  if (!response.ok) {
    const classification = { 401: 'UNAUTHORIZED', 403: 'FORBIDDEN' }[response.status];
    throw new RequestError(classification ?? `HTTP_${response.status}`, body.detail ?? body.title);
  }
  return body;
}

/** Sends a POST with the token that proves that it comes from this page; goes on trying while the connection is lost. */
export async function post(path, contentType, body, { signal } = {}) {
  for (let attempt = 0; ; attempt++) {
    try {
      const response = await fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': contentType, Accept: 'application/json', 'X-XSRF-TOKEN': await token() },
        body,
        signal,
      });
      if (![502, 503, 504].includes(response.status)) {
        connection.lost = false;
        return response;
      }
    }
    catch (error) {
      if (signal?.aborted) {
        throw error;
      }
    }
    connection.lost = true;
    await pause(Math.min(30_000, 1000 * 2 ** attempt), signal);
  }
}

/** What proves that a request comes from this page, as `X-XSRF-TOKEN`. */
export async function token() {
  const read = () => document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1];
  if (!read()) {
    await fetch('/', { method: 'HEAD' });
  }
  return decodeURIComponent(read() ?? '');
}

// Ends early when the browser finds its network again.
function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done);
    signal?.addEventListener('abort', () => {
      done();
      reject(signal.reason);
    });
  });
}
