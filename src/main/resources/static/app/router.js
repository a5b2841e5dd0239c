import { reactive } from 'vue';
import { routes } from 'app/routes.js';

/** Where the browser is: `record` of routes.js (null for an unknown path), `params`, `query`, all from the address. */
export const route = reactive({ record: null, params: {}, query: {}, path: '/' });

const patterns = new Map(routes.map((record) => [record.name, {
  record,
  regex: new RegExp(`^${record.path.replace(/\{(\w+)(?::([^{}]*(?:\{\d+\})?))?\}/g, (_, name, rule) => `(?<${name}>${rule ?? '[^/]+'})`)}$`),
}]));

/** The address of a page, such as `href('year', { year: 2016 }, { country: 'AT' })`; empty query values are left out. */
export function href(name, params = {}, query = {}) {
  const path = patterns.get(name).record.path
    .replace(/\{(\w+)(?::[^{}]*(?:\{\d+\})?)?\}/g, (_, param) => encodeURIComponent(params[param]));
  return path + search(query);
}

/** Goes to an address of this client. */
export function navigate(address, { replace = false } = {}) {
  history[replace ? 'replaceState' : 'pushState'](null, '', address);
  read();
  if (!replace) {
    scrollTo(0, 0);
  }
}

/** Changes the filters in the address and stays on the page; null, '' or [] takes one out. */
export function setQuery(changes, { replace = true } = {}) {
  const address = location.pathname + search({ ...route.query, ...changes });
  history[replace ? 'replaceState' : 'pushState'](null, '', address);
  read();
}

/** A filter that holds several values, separated by commas in the address. */
export const queryList = (name) => route.query[name]?.split(',').filter(Boolean) ?? [];

export function start() {
  addEventListener('popstate', read);
  read();
}

function search(query) {
  const given = Object.entries(query).filter(([, value]) => value != null && String(value) !== '');
  return given.length ? `?${new URLSearchParams(given).toString().replaceAll('%2C', ',')}` : '';
}

function read() {
  let found = null;
  for (const { record, regex } of patterns.values()) {
    const match = regex.exec(location.pathname);
    if (match) {
      const params = Object.entries(match.groups ?? {}).map(([key, value]) => [key, decoded(value)]);
      found = { record, params: Object.fromEntries(params) };
      break;
    }
  }
  Object.assign(route, {
    record: found?.record ?? null,
    params: found?.params ?? {},
    query: Object.fromEntries(new URLSearchParams(location.search)),
    path: location.pathname,
  });
}

// Some addresses aren't well-formed: those stay as they are.
function decoded(text) {
  try {
    return decodeURIComponent(text);
  }
  catch {
    return text;
  }
}
