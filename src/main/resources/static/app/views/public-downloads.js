import { h } from 'vue';
import { t } from 'app/i18n.js';

/** The same as files. Props: `year`, `years`. */
export const Downloads = ({ year, years }) => {
  const exports = `years=${years.filter((other) => other <= year).slice(-3).join(',')}`;
  const links = [
    [`/api/reports/${year}.pdf`, t('files.pdf')],
    [`/api/reports/${year}.html`, t('files.html')],
    [`/api/exports/indicators.csv?${exports}`, 'CSV'],
    [`/api/exports/indicators.xlsx?${exports}`, 'XLSX'],
    [`/api/exports/indicators.sdmx.csv?${exports}`, 'SDMX'],
    ['/graphiql', 'GraphQL'],
  ];
  return h('nav', { class: 'files', 'aria-label': t('files.title') }, [
    h('span', t('files.title')), h('ul', links.map(([address, words]) => h('li', { key: words }, h('a', { href: address }, words)))),
  ]);
};

Downloads.props = ['year', 'years'];
