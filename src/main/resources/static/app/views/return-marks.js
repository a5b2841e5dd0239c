import { h } from 'vue';
import { StatusMark } from 'app/components/status-mark.js';
import { number, percent, trainees } from 'app/format.js';
import { t } from 'app/i18n.js';

const STATUS = { NOT_STARTED: 'none', DRAFT: 'none', SUBMITTED: 'info', SENT_BACK: 'warn', ACCEPTED: 'good' };
const SIGNS = { more: '▲', less: '▼', same: '=', added: '+', dropped: '−', lost: '?', found: '•', withdrawn: '−' };

export const ReturnStatus = ({ status }) => h(StatusMark, { kind: STATUS[status], text: t(`returnStatus.${status}`) });

ReturnStatus.props = ['status'];

/** Whether a return came in time. Props: `onTime`, null where that isn't known. */
export const Punctuality = ({ onTime }) => (onTime == null ? h('span', { class: 'muted' }, '–')
  : h(StatusMark, { kind: onTime ? 'good' : 'bad', text: t(onTime ? 'review.onTime' : 'review.late') }));

Punctuality.props = ['onTime'];

/** Warnings answered of all. Props: `warned`, of review-figures. */
export function WarningsMark({ warned: { all, answered } }) {
  return all === 0 ? h('span', { class: 'muted' }, t('review.noWarnings'))
    : h(StatusMark, { kind: answered === all ? 'good' : 'warn', text: t('review.answered', { n: answered, all }) });
}

WarningsMark.props = ['warned'];

/** What differs from last year, in a sign and words. Props: `difference`, of review-figures. */
export function Difference({ difference: { kind, by, share } }) {
  const amount = by ? [number(Math.abs(by)), share ? `(${percent(share)})` : ''].join(' ') : '';
  return h('span', { class: ['difference', kind] }, [
    h('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[kind]), t(`difference.${kind}`, { amount }),
  ]);
}

Difference.props = ['difference'];

/** A number of trainees of an uptake, or that there is none: not used isn't 0. */
export const traineesOf = (uptake) => (!uptake ? '–' : uptake.trainees == null ? t('figure.unknown') : number(uptake.trainees));

/** A total; nothing where nothing was used. */
export const traineesIn = (totals) => (totals?.modules ? trainees(totals.trainees) : '–');
