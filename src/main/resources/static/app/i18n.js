import { createI18n } from 'vue-i18n';

/** The languages by code, each named in itself. */
export const languages = { en: 'English', fr: 'Français', de: 'Deutsch' };

export const i18n = createI18n({ legacy: false, locale: 'en', fallbackLocale: 'en', missingWarn: false });

/** Words by their key in the message files: `t('key')`, `t('key', { named })`, `t('key', { named }, plural)`. */
export const t = i18n.global.t;

const loaded = new Set();

export const language = i18n.global.locale;

/** Switches the language, and remembers it in this browser. */
export async function setLanguage(code) {
  localStorage.setItem('language', code);
  await use(code);
}

export function start() {
  const wanted = [localStorage.getItem('language'), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return use(wanted.find((code) => code in languages) ?? 'en');
}

async function use(code) {
  if (!loaded.has(code)) {
    const response = await fetch(import.meta.resolve(`app/messages/${code}.json`));
    i18n.global.setLocaleMessage(code, await response.json());
    loaded.add(code);
  }
  language.value = code;
  document.documentElement.lang = code;
}
