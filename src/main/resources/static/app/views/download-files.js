import { h } from 'vue';
import { languageName } from 'app/format.js';
import { t } from 'app/i18n.js';

/** A module's files by language, each place as a link. Props: `downloads` (of TrainingModule, a language's together). */
export function ModuleFiles({ downloads }) {
  const languages = [...new Set(downloads.map(({ language }) => language))];
  return h('ul', { class: 'module-files' }, languages.map((language) => {
    const name = language ? languageName(language) : t('declare.anyLanguage');
    return h('li', { key: language ?? '' }, [
      h('span', name),
      h('ul', downloads.filter((place) => place.language === language).map((place) => h('li', { key: place.path }, link(place, name)))),
    ]);
  }));
}

ModuleFiles.props = ['downloads'];

// Where the service doesn't know the public site's address it knows the path there.
function link({ address, path, formats, language }, name) {
  const kinds = formats.length ? ` (${formats.join(', ')})` : '';
  return address
    ? h('a', { href: address, hreflang: language }, [t('declare.link'), h('span', { class: 'unseen' }, ` ${name}`), kinds])
    : [h('span', { class: 'unseen' }, t('declare.onTheSite')), h('code', path), kinds];
}
