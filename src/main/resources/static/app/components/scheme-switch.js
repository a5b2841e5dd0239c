import { h, ref } from 'vue';
import { t } from 'app/i18n.js';

const SCHEMES = ['auto', 'light', 'dark'];
const scheme = ref(document.documentElement.dataset.scheme);

/** The colour scheme: as the system has it, light or dark. */
export const SchemeSwitch = () => h('button', {
  type: 'button',
  class: 'plain scheme',
  title: t(`scheme.${scheme.value}`),
  onClick() {
    scheme.value = SCHEMES[(SCHEMES.indexOf(scheme.value) + 1) % SCHEMES.length];
    document.documentElement.dataset.scheme = scheme.value;
    localStorage.setItem('scheme', scheme.value);
  },
}, [h('span', { 'aria-hidden': 'true' }, '◐'), h('span', { class: 'unseen', 'aria-live': 'polite' }, t(`scheme.${scheme.value}`))]);
