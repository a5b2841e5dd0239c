import { h, ref } from 'vue';
import { Banner } from 'app/components/banner.js';
import { StatusMark } from 'app/components/status-mark.js';
import { date, time } from 'app/format.js';
import { t } from 'app/i18n.js';
import { isOpen } from 'app/return-row.js';

const KINDS = { NOT_STARTED: 'none', DRAFT: 'info', SUBMITTED: 'good', SENT_BACK: 'warn', ACCEPTED: 'good' };
const DAY = 86_400_000;

/** Where the return stands: status, when it was saved, when it is due; what was sent back for, or why it can't be changed. */
export const ReturnState = ({ model }) => [
  h('p', { class: 'state' }, [
    h(StatusMark, { kind: KINDS[model.nationalReturn.status], text: t(`myReturnStatus.${model.nationalReturn.status}`) }),
    model.savedAt && h('span', { class: 'saved' }, t('myReturn.saved', { time: time(model.savedAt) })),
    model.edited.length > 0 && h('span', { class: 'unsaved' }, model.busy ? t('myReturn.saving')
      : t('myReturn.unsaved', { n: model.edited.length }, model.edited.length)),
    model.nationalReturn.takesChanges && model.stands?.dueOn && h('span', due(model.stands.dueOn)),
  ]),
  ...banners(model.nationalReturn, model.stands?.status),
];

ReturnState.props = ['model'];

function due(day) {
  const now = new Date();
  const left = Math.round((Date.parse(day) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / DAY);
  const words = left < 0 ? t('myReturn.overdue', { n: -left }, -left) : t('myReturn.daysLeft', { n: left }, left);
  return [t('myReturn.due', { date: date(day) }), ' ', h('span', { class: left < 0 ? 'late' : null }, `(${words})`)];
}

function banners({ status, takesChanges, sendBackReason, submittedAt, acceptedAt }, year) {
  if (status === 'SENT_BACK') {
    return [h(Banner, { kind: 'warn' }, () => [
      h('div', [h('strong', t('myReturn.sentBack')), h('p', { class: 'reason' }, sendBackReason)]),
      !takesChanges && h('span', t('myReturn.lockedSince')),
    ])];
  }
  if (status === 'ACCEPTED') {
    return [h(Banner, { kind: 'good', live: false }, () => [acceptedAt
      ? t('myReturn.acceptedOn', { date: date(acceptedAt) }) : t('myReturn.accepted'),
    year === 'PUBLISHED' ? t('myReturn.published') : t('myReturn.askBack')].join(' '))];
  }
  if (!takesChanges) {
    return [h(Banner, { kind: 'info', live: false }, () => t(`myReturnYear.${year}`))];
  }
  return status === 'SUBMITTED' ? [h(Banner, { kind: 'good' }, () => t('myReturn.submitted', { date: date(submittedAt) }))] : [];
}

/** Progress, warnings and what can be done. Props: `model`, `submittable`; emits `submit`, `file(File)`. */
export const ReturnTools = {
  props: ['model', 'submittable'],
  emits: ['submit', 'file'],
  setup(props, { emit }) {
    const input = ref(null);

    // Said, too: that a module which was used last year isn't any more.
    const answered = (row) => row.saved || row.warnings.some((warning) => warning.code === 'MODULE_DROPPED' && !isOpen(warning));

    const next = () => props.model.rows.find((row) => !answered(row) && row.state === 'still');

    function go(selector) {
      const field = document.querySelector(selector);
      field?.focus();
      field?.select();
    }

    function choose(event) {
      const [file] = event.target.files;
      event.target.value = '';
      if (file) {
        emit('file', file);
      }
    }

    function progress() {
      const n = props.model.rows.filter(answered).length;
      const all = props.model.rows.length;
      return h('div', { class: 'progress' }, [
        h('span', t('myReturn.progress', { n, all })),
        h('progress', { value: n, max: all, 'aria-label': t('myReturn.progressOf') }),
      ]);
    }

    function warnings() {
      const open = props.model.rows.flatMap((row) => row.warnings.filter((warning) => isOpen(warning)
        && (warning.code !== 'MODULE_DROPPED' || props.model.reviewed)));
      const words = t('myReturn.warnings', { n: open.length }, open.length);
      return open.length > 0 && (props.model.nationalReturn.takesChanges
        ? h('button', { type: 'button', class: 'plain warn', onClick: () => go('.my-return .answer:not(.answered) input') }, words)
        : h(StatusMark, { kind: 'warn', text: words }));
    }

    return () => {
      const { country, year, nationalReturn } = props.model;
      const button = (attributes, words) => h('button', { type: 'button', ...attributes }, words);
      return h('div', { class: 'tools' }, [
        nationalReturn.takesChanges && progress(),
        nationalReturn.takesChanges && next() && button({
          class: 'plain next', onClick: () => go(`[data-code="${next().code}"] [data-column=trainees]`),
        }, t('myReturn.next')),
        warnings(),
        h('div', { class: 'actions' }, [
          h('a', { class: 'button', href: `/api/returns/${year}/${country}.xlsx`, download: true }, t('myReturn.download')),
          nationalReturn.takesChanges && [
            button({ onClick: () => input.value.click() }, t('myReturn.upload')),
            h('input', { ref: input, type: 'file', hidden: true, accept: '.xlsx,.csv', onChange: choose }),
          ],
          props.submittable && button({
            class: 'main submit', 'aria-keyshortcuts': 'Control+Enter', title: t('myReturn.shortcut'), onClick: () => emit('submit'),
          }, t('myReturn.submit')),
        ]),
      ]);
    };
  },
};
