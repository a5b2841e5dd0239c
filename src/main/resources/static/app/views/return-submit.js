import { h, nextTick, onMounted, ref } from 'vue';
import { Banner } from 'app/components/banner.js';
import { ModalDialog } from 'app/components/modal-dialog.js';
import { number } from 'app/format.js';
import { t } from 'app/i18n.js';
import { isOpen } from 'app/return-row.js';
import { warningWords } from 'app/views/return-remarks.js';

/** What is about to be submitted. Props: `model`; emits `close`, `done`. */
export const SubmitDialog = {
  props: ['model'],
  emits: ['close', 'done'],
  setup(props, { emit }) {
    const { model } = props;
    const busy = ref(true);
    const problem = ref(null);
    const main = ref(null);

    onMounted(async () => {
      model.reviewed = true;
      await model.settled();
      busy.value = false;
      await nextTick();
      main.value?.focus();
    });

    async function submit() {
      if (!busy.value) {
        busy.value = true;
        problem.value = await model.submit();
        busy.value = false;
        if (!problem.value) {
          emit('done');
        }
      }
    }

    // To the row, when the dialog has given the focus back.
    async function go(code, field) {
      emit('close');
      await nextTick();
      await nextTick();
      document.querySelector(`.my-return [data-code="${code}"] ${field}`)?.focus();
    }

    const list = (rows, words, field) => h('ul', rows.map((row) => h('li', { key: row.code }, [
      h('button', { type: 'button', class: 'link', onClick: () => go(row.code, field(row)) }, h('span', { lang: 'en' }, row.title)),
      words(row) && ` – ${words(row)}`,
    ])));

    function blocked() {
      return [
        h(Banner, { kind: 'bad' }, () => t('myReturnSubmit.blocked', { n: model.edited.length }, model.edited.length)),
        list(model.edited, (row) => (row.state === 'conflict' ? t('myReturnSubmit.conflict') : row.problem),
          () => '[data-column=trainees]'),
      ];
    }

    function summary() {
      const used = model.rows.filter(({ saved }) => saved);
      const unknown = used.filter(({ saved }) => saved.trainees == null).length;
      const trained = number(used.reduce((sum, { saved }) => sum + (saved.trainees ?? 0), 0));
      const before = model.rows.filter(({ last }) => last);
      const asked = model.rows.flatMap((row) => row.warnings.filter(isOpen).map((warning) => ({ ...row, warning })));
      const dropped = new Set(asked.filter(({ warning }) => warning.code === 'MODULE_DROPPED').map(({ code }) => code));
      const silent = model.rows.filter(({ code, saved }) => !saved && !dropped.has(code));
      const figure = (value, words, more) => h('div', [h('dd', value), h('dt', words), more && h('dd', { class: 'more' }, more)]);
      return [
        h('dl', { class: 'figures' }, [
          figure(number(used.length), t('myReturnSubmit.modules', used.length),
            t('myReturnSubmit.lastYear', { n: number(before.length) })),
          figure(unknown ? t('figure.atLeast', { n: trained }) : trained, t('myReturnSubmit.trainees'),
            unknown ? t('myReturnSubmit.unknown', { n: unknown }, unknown)
              : t('myReturnSubmit.lastYear', { n: number(before.reduce((sum, { last }) => sum + (last.trainees ?? 0), 0)) })),
        ]),
        asked.length > 0 && [
          h('h3', t('myReturnSubmit.warnings', { n: asked.length }, asked.length)),
          list(asked, (row) => warningWords(row.warning, row), () => '.answer input'),
        ],
        silent.length > 0 && h('details', [
          h('summary', t('myReturnSubmit.unanswered', { n: silent.length }, silent.length)),
          list(silent, () => null, () => '[data-column=trainees]'),
        ]),
        problem.value && h(Banner, { kind: 'bad' }, () => problem.value),
      ];
    }

    function body() {
      if (model.busy) {
        return h('p', t('myReturnSubmit.saving'));
      }
      return [
        ...(model.edited.length ? blocked() : summary()),
        h('div', { class: 'dialog-actions' }, [
          !model.edited.length && h('button', {
            ref: main, type: 'button', class: 'main', 'aria-disabled': busy.value ? 'true' : null, onClick: submit,
          }, t('myReturnSubmit.submit')),
          h('button', { type: 'button', onClick: () => emit('close') }, t('myReturnSubmit.back')),
        ]),
      ];
    }

    return () => h(ModalDialog, {
      title: t('myReturnSubmit.title', { year: model.year }), onClose: () => emit('close'),
    }, () => h('div', { class: 'submit-return' }, body()));
  },
};
