import { reactive } from 'vue';
import { ask, onSessionEnded, post, RequestError } from 'app/graphql.js';

/**
 * Who is signed in: `account` or null, `known` once that is settled, `ended` while a session has to be signed in to again.
 * `turn` counts how often somebody else has come to be: what was shown to one isn't shown to the next.
 */
export const session = reactive({ account: null, known: false, ended: false, turn: 0 });

const FORM = 'application/x-www-form-urlencoded';
let waiting = [];

export async function loadSession() {
  try {
    session.account = (await ask('query Me { me { username role country { code name } } }')).me;
  }
  finally {
    session.known = true;
  }
}

/**
 * Signs in; resolves to false where name or password are wrong.
 * @throws RequestError where too many sign-ins have failed to look at this one
 */
export async function signIn(username, password) {
  const response = await post('/login', FORM, new URLSearchParams({ username, password }));
  if (response.status === 429) {
    throw new RequestError('TOO_MANY_REQUESTS');
  }
  if (response.ok) {
    const before = session.account?.username;
    await loadSession();
    session.turn += session.account?.username === before ? 0 : 1;
    settle(true);
  }
  return response.ok;
}

/** Signs out; resolves to the address at which to sign out of the issuer's session, too, or null. */
export async function signOut() {
  const response = await post('/logout', FORM, '');
  giveUp();
  return response.headers.get('Location');
}

/** Leaves an ended session ended. */
export function giveUp() {
  session.account = null;
  session.turn++;
  settle(false);
}

export const isOneOf = (roles) => !roles || roles.includes(session.account?.role);

function settle(signedIn) {
  session.ended = false;
  waiting.splice(0).forEach((resolve) => resolve(signedIn));
}

// Who has signed in again in another window comes back to this one.
addEventListener('focus', async () => {
  if (session.ended) {
    const before = session.account?.username;
    const me = await ask('query Me { me { username role country { code name } } }').then((data) => data.me, () => null);
    if (me && session.ended) {
      session.turn += me.username === before ? 0 : 1;
      session.account = me;
      settle(true);
    }
  }
});

// Only who was signed in is asked again; the page stays as it is meanwhile, with all that was typed.
onSessionEnded(() => {
  if (!session.account) {
    return Promise.resolve(false);
  }
  session.ended = true;
  return new Promise((resolve) => waiting.push(resolve));
});
