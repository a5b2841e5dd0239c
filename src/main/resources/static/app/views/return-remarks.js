import { h } from 'vue';
import { number, time } from 'app/format.js';
import { t } from 'app/i18n.js';
import { isOpen } from 'app/return-row.js';
import { session } from 'app/session.js';

/** What there is to say of a row: why it isn't saved, what somebody else made of it, warnings and their answers. */
export const ReturnRemarks = ({ row, model, editable }) => [
  row.state === 'conflict' ? conflict(row, model) : null,
  row.problem && h('p', { class: 'problem', role: 'alert' }, [
    row.problem,
    row.state === 'failed' && again(() => model.commit(row)),
    row.state === 'wrong' && row.text.trim() === '' && !row.used && button(t('myReturn.emptyRow'), () => {
      row.note = '';
      model.commit(row);
    }),
  ]),
  row.news && h('p', { class: 'news' }, t('myReturn.news', { by: who(row.news), time: time(row.news.at) })),
  ...row.warnings.filter((warning) => isShown(warning, model)).map((warning) => (editable
    ? ask(row, warning, model) : tell(row, warning))),
];

ReturnRemarks.props = ['row', 'model', 'editable'];

// What isn't reported yet hasn't been dropped yet.
const isShown = ({ code }, model) => code !== 'MODULE_DROPPED' || model.reviewed
  || !['NOT_STARTED', 'DRAFT'].includes(model.nationalReturn.status);

const button = (words, onClick) => h('button', { type: 'button', class: 'plain', onClick }, words);

const again = (onClick) => button(t('error.tryAgain'), onClick);

const who = ({ by }) => (by === session.account?.username ? t('myReturn.otherWindow') : by ?? t('myReturn.somebody'));

const value = (uptake) => [
  uptake == null ? t('myReturn.notUsed') : uptake.trainees == null ? t('myReturn.unknown') : number(uptake.trainees),
  uptake?.note && h('span', { class: 'muted' }, ` · ${uptake.note}`),
];

function conflict(row, model) {
  const { uptake, by, at } = row.theirs;
  const mine = row.used || row.text ? [row.text || t('myReturn.unknown'), row.note && h('span', { class: 'muted' }, ` · ${row.note}`)]
    : t('myReturn.notUsed');
  return h('div', { class: 'clash', role: 'alert' }, [
    h('p', at ? t('myReturn.conflictBy', { by: who({ by }), time: time(at) }) : t('myReturn.conflict')),
    h('dl', [h('div', [h('dt', t('myReturn.yours')), h('dd', mine)]), h('div', [h('dt', t('myReturn.theirs')), h('dd', value(uptake))])]),
    h('div', { class: 'choice' }, [
      h('button', { type: 'button', onClick: (event) => choose(event, true) }, t('myReturn.keepMine')),
      h('button', { type: 'button', onClick: (event) => choose(event, false) }, t('myReturn.takeTheirs')),
    ]),
  ]);

  function choose(event, isMine) {
    const field = event.target.closest('tr').querySelector('[data-column=trainees]');
    model.settle(row, isMine);
    field.focus();
  }
}

/** What a warning says, in the reader's language. */
export function warningWords({ code }, row) {
  const [now, before] = [row.saved?.trainees, row.last?.trainees];
  const factor = now && before ? now / before : null;
  return t(`myReturnWarning.${code}`, {
    times: factor == null ? number(now) : number(factor, factor < 0.095 ? 2 : 1, 0), before: number(before), n: number(now),
  });
}

const tell = (row, warning) => h('p', { class: 'warning' }, [
  h('span', { class: 'sign', 'aria-hidden': 'true' }, '!'), warningWords(warning, row),
  warning.answer && h('q', warning.answer.note),
]);

function ask(row, warning, model) {
  const { code } = warning;
  const id = `warning-${row.code}-${code}`;
  const typed = row.answers[code];
  const answered = !isOpen(warning) && (!typed || typed.text.trim() === warning.answer.note);
  return h('div', { class: ['warning', 'answer', { answered }], key: code }, [
    h('label', { for: id }, [
      h('span', { class: 'sign', 'aria-hidden': 'true' }, answered ? '✓' : '!'),
      warningWords(warning, row),
      warning.answer?.outdated ? ` ${t('myReturn.outdated')}` : null,
    ]),
    h('input', {
      id,
      type: 'text',
      maxlength: 500,
      autocomplete: 'off',
      placeholder: t('myReturn.why'),
      value: typed?.text ?? warning.answer?.note ?? '',
      'aria-invalid': typed?.problem ? 'true' : null,
      onInput: (event) => { row.answers[code] = { text: event.target.value, state: 'typing', problem: null }; },
      onBlur: () => model.answer(row, code),
      onKeydown(event) {
        if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
          event.preventDefault();
          row.answers[code] ??= { text: event.target.value, state: 'typing', problem: null };
          model.answer(row, code);
        }
      },
    }),
    typed?.state === 'waiting' && h('span', { class: 'dot on' }, h('span', { class: 'unseen' }, t('myReturn.inFlight'))),
    typed?.problem && h('p', { class: 'problem', role: 'alert' }, [typed.problem, again(() => model.answer(row, code))]),
  ]);
}
