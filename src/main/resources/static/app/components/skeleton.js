import { h } from 'vue';
import { t } from 'app/i18n.js';

/** Grey lines where something is on its way. Props: `lines`. */
export const Skeleton = ({ lines = 3 }) => h('div', { class: 'skeleton', role: 'status' }, [
  h('span', { class: 'unseen' }, t('page.loading')),
  ...Array.from({ length: lines }, () => h('div', { class: 'bone' })),
]);

Skeleton.props = ['lines'];
