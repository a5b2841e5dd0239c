import { h } from 'vue';
import { languageName } from 'app/format.js';
import { t } from 'app/i18n.js';

/** A module's files by language. Props: `downloads` (of TrainingModule), `open` (whether they may be followed). */
export const ModuleFiles = ({ downloads, open }) => h('ul', { class: 'module-files' }, downloads.map((place) => h('li', { key: place.path }, [
  h('span', place.language ? languageName(place.language) : t('declare.anyLanguage')),
  h('span', { class: 'formats' }, place.formats.join(', ')),
  open && link(place),
])));

ModuleFiles.props = ['downloads', 'open'];

// Where the service doesn't know the public site's address it knows the path there.
const link = ({ address, path, language }) => (address
  ? h('a', { href: address, hreflang: language }, [t('declare.link'), h('span', { class: 'unseen' }, ` ${language ? languageName(language) : ''}`)])
  : h('span', { class: 'path' }, [h('span', { class: 'unseen' }, t('declare.onTheSite')), h('code', path)]));
