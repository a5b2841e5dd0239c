import { h } from 'vue';
import { countryName, date, number } from 'app/format.js';
import { t } from 'app/i18n.js';
import { YearActions, YearStatus } from 'app/views/year-actions.js';

/** Where a year stands, how complete it is, and what can be done with it. Props: `year` (a ReportingYear), `reload`. */
export const YearBar = ({ year, reload }) => h('section', { class: 'year-bar', 'aria-label': t('cycle.title', { year: year.year }) }, [
  h('dl', { class: 'facts' }, [
    fact(t('cycle.status'), h(YearStatus, { status: year.status })),
    ...['opensOn', 'dueOn', 'locksOn', 'publishedOn'].filter((name) => name !== 'publishedOn' || year.publishedOn)
      .map((name) => fact(t(`cycle.${name}`), year[name] ? date(year[name]) : '–')),
    ...(year.completeness ? counts(year.completeness) : []),
  ]),
  year.completeness?.countriesMissing?.length ? h('details', { class: 'missing' }, [
    h('summary', t('cycle.missingNames', { n: year.completeness.missing }, year.completeness.missing)),
    h('p', year.completeness.countriesMissing.map(countryName).join(', ')),
  ]) : null,
  h('div', { class: 'year-tools' }, [
    h(YearActions, { year, reload }),
    year.status !== 'PLANNED' && h('ul', { class: 'reports' }, ['html', 'pdf'].map((kind) => h('li', { key: kind },
      h('a', { href: `/api/reports/${year.year}.${kind}` }, t(year.status === 'PUBLISHED' ? 'cycle.report' : 'cycle.draft', { kind: kind.toUpperCase() }))))),
  ]),
]);

YearBar.props = ['year', 'reload'];

const fact = (words, value) => h('div', { key: words }, [h('dt', words), h('dd', value)]);

const counts = (completeness) => ['expected', 'submitted', 'onTime', 'late', 'missing', 'accepted']
  .map((name) => fact(t(`completeness.${name}`), number(completeness[name])));
