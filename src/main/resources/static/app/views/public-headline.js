import { h } from 'vue';
import { number, percent } from 'app/format.js';
import { t } from 'app/i18n.js';

/** The year's four figures, each with its change against the year before. Props: `figures` (of PublicFigures), `year`. */
export function Headline({ figures, year }) {
  const { uptake, uptakeBefore, downloads, downloadsBefore, quality, qualityBefore } = figures;
  const unknown = uptake.trainees.uptakes - uptake.trainees.uptakesCounted;
  return h('dl', { class: 'headline' }, [
    figure(t('public.modulesUsed', uptake.modulesUsed), number(uptake.modulesUsed),
      growth(uptake.modulesUsed, uptakeBefore.modulesUsed, year),
      t('public.inCountries', { n: number(uptake.countries) }, uptake.countries)),
    figure(t('public.officialsTrained', uptake.trainees.count), number(uptake.trainees.count),
      growth(uptake.trainees.count, uptakeBefore.trainees.count, year),
      unknown > 0 && t('public.atLeast', { n: number(unknown) }, unknown)),
    figure(t('public.downloads', downloads.downloads), number(downloads.downloads),
      growth(downloads.downloads, downloadsBefore.downloads, year),
      downloads.declaredTrainees > 0 && t('public.declared', { n: number(downloads.declaredTrainees) })),
    figure(t('public.quality'), [number(quality.overall, 1), h('small', ' / 100')],
      difference(quality.overall, qualityBefore.overall, year),
      [t('public.responses', { n: number(quality.responses) }, quality.responses),
        quality.marginOfError != null && ` · ± ${number(quality.marginOfError, 1)}`]),
  ]);
}

Headline.props = ['figures', 'year'];

const figure = (name, value, change, note) => h('div', [
  h('dt', name), h('dd', { class: 'value' }, [value, ' ', change]), h('dd', { class: 'note' }, note || '\u00a0'),
]);

const growth = (value, before, year) => (before ? change(value - before, percent(Math.abs(value / before - 1)), year) : null);

const difference = (value, before, year) => (value != null && before != null
  ? change(Math.round((value - before) * 10), number(Math.abs(value - before), 1), year) : null);

const change = (step, amount, year) => h('span', { class: ['change', step > 0 ? 'up' : step < 0 ? 'down' : 'same'] }, [
  h('span', { 'aria-hidden': 'true' }, `${step > 0 ? '▲' : step < 0 ? '▼' : '='} ${amount}`),
  h('span', { class: 'unseen' }, t(step > 0 ? 'public.moreThan' : step < 0 ? 'public.lessThan' : 'public.sameAs',
    { amount, year: year - 1 })),
]);
