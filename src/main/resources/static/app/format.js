import { language, t } from 'app/i18n.js';

const REGIONS = { EL: 'GR', UK: 'GB' };
const cache = new Map();

// Intl's objects are slow to make, and tables format thousands of cells.
function cached(kind, key, make) {
  const id = `${kind} ${language.value} ${key}`;
  if (!cache.has(id)) {
    cache.set(id, make(language.value === 'en' ? 'en-GB' : language.value));
  }
  return cache.get(id);
}

/** A number with `decimals`; null is a dash. English groups by thin spaces, as the EU's style guide has it. */
export function number(value, decimals = 0, least = decimals) {
  if (value == null) {
    return '–';
  }
  const format = cached('number', `${decimals} ${least}`, (locale) => new Intl.NumberFormat(locale,
    { minimumFractionDigits: least, maximumFractionDigits: decimals, useGrouping: 'always' }));
  return format.formatToParts(value)
    .map((part) => (part.type === 'group' && language.value === 'en' ? '\u202f' : part.value)).join('');
}

/** A share such as 0.67 as `67 %`. */
export const percent = (share, decimals = 0) => `${number(share * 100, decimals)}\u00a0%`;

/** A day, given as `2016-03-31` or a moment. */
export const date = (value) => day(value, 'long');

/** A day where there is little room, such as `3 Mar 2016`; it stays on one line. */
export const shortDate = (value) => day(value, 'short').replaceAll(' ', '\u00a0');

// A day is the same everywhere; a moment has the reader's.
function day(value, monthStyle) {
  const timeZone = /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'UTC' : undefined;
  return cached('day', `${monthStyle} ${timeZone}`, (locale) => new Intl.DateTimeFormat(locale,
    { day: 'numeric', month: monthStyle, year: 'numeric', timeZone })).format(new Date(value));
}

/** The time of a moment, such as `12:04`. */
export const time = (value) => cached('time', '', (locale) => new Intl.DateTimeFormat(locale,
  { hour: '2-digit', minute: '2-digit' })).format(new Date(value));

/** A country's name in the reader's language; the service has the English one. */
export function countryName({ code, name }) {
  if (language.value === 'en' && name) {
    return name;
  }
  return cached('country', '', (locale) => new Intl.DisplayNames(locale, { type: 'region' })).of(REGIONS[code] ?? code);
}

/** A count of trainees; one that leaves some uptakes out says so. */
export const trainees = ({ count, isMinimum }) => (isMinimum ? t('figure.atLeast', { n: number(count) }) : number(count));

/** A language's name in the reader's language. */
export const languageName = (code) => cached('language', '', (locale) => new Intl.DisplayNames(locale, { type: 'language' })).of(code);

/** A month, given by its first day. */
export const month = (value) => cached('month', '', (locale) => new Intl.DateTimeFormat(locale,
  { month: 'short', year: 'numeric', timeZone: 'UTC' })).format(new Date(value));
