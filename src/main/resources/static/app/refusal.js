import { language, t } from 'app/i18n.js';

/** What to say of a user error: the service explains itself in English, so other languages say it shortly first. */
export const refusal = ({ code, message }) => (language.value === 'en' || !code ? message
  : t('refused.because', { short: t(`refused.${code}`), message }));
