import { h } from 'vue';
import { t } from 'app/i18n.js';
import { keysOn, turnKeys } from 'app/keys.js';

/** Which keys do what, and a way to turn them off. Props: `keys`, each `[keys, words]`. */
export const KeysHelp = ({ keys }) => h('p', { class: 'keys' }, [
  keysOn.value ? keys.map(([names, words]) => h('span', { key: names }, [
    names.split(' ').map((name) => [h('kbd', name), ' ']), words,
  ])) : h('span', t('keys.areOff')),
  h('button', { type: 'button', class: 'link', onClick: turnKeys }, t(keysOn.value ? 'keys.off' : 'keys.on')),
]);

KeysHelp.props = ['keys'];
