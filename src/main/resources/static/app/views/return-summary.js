import { h } from 'vue';
import { date, number, time } from 'app/format.js';
import { t } from 'app/i18n.js';
import { Punctuality, ReturnStatus, traineesIn, WarningsMark } from 'app/views/return-marks.js';
import { totals } from 'app/views/review-figures.js';

/** A return's state and totals. Props: `now` (with `warned`), `before` (null if there is none), `year`. */
export function ReturnSummary({ now, before, year }) {
  const sums = totals(now);
  const sumsBefore = before && totals(before);
  const moment = (at) => (at ? `${date(at)}, ${time(at)}` : '–');
  return h('dl', { class: 'facts' }, [
    fact(t('review.status'), h(ReturnStatus, { status: now.status })),
    fact(t('review.submitted'), moment(now.submittedAt)),
    fact(t('review.inTime'), h(Punctuality, { onTime: now.onTime })),
    now.acceptedAt && fact(t('review.acceptedAt'), moment(now.acceptedAt)),
    fact(t('map.modules'), [number(sums.modules), last(sumsBefore && number(sumsBefore.modules), year)]),
    fact(t('map.trainees'), [traineesIn(sums), last(sumsBefore && traineesIn(sumsBefore), year)]),
    fact(t('review.warnings'), h(WarningsMark, { warned: now.warned })),
  ]);
}

ReturnSummary.props = ['now', 'before', 'year'];

const last = (words, year) => words && h('small', ` ${t('review.before', { year: year - 1, words })}`);

const fact = (words, value) => h('div', { key: words }, [h('dt', words), h('dd', value)]);
