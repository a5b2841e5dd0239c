import { h, nextTick, reactive, ref } from 'vue';
import { Banner } from 'app/components/banner.js';
import { Field } from 'app/components/field.js';
import { PageHeading } from 'app/components/page-heading.js';
import { t } from 'app/i18n.js';
import { takeDeclarationBack, takeResponseBack } from 'app/take-back.js';

const NUMBER = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Takes back what was sent, by the number that whoever sent it has kept. */
export default {
  setup() {
    const state = reactive({ number: '', wrong: '', problem: '', sending: false, done: false });
    const root = ref(null);

    async function submit(event) {
      event.preventDefault();
      const number = state.number.trim();
      Object.assign(state, { wrong: NUMBER.test(number) ? '' : t('takeBack.wrong'), problem: '', done: false });
      if (!state.wrong) {
        await send(number);
      }
      await nextTick();
      root.value.querySelector(state.done ? '[role=status]' : '.wrong input')?.focus();
    }

    // Nobody need remember which of the two it was.
    async function send(number) {
      state.sending = true;
      const problem = await takeResponseBack(number) || await takeDeclarationBack(number);
      Object.assign(state, { sending: false, problem, done: !problem, number: problem ? state.number : '' });
    }

    return () => h('div', { class: 'form-page', ref: root }, [
      h(PageHeading, { text: t('takeBack.title') }),
      h('form', { novalidate: true, onSubmit: submit }, [
        h('p', { class: 'lead' }, t('takeBack.lead')),
        h(Field, {
          label: t('takeBack.number'),
          hint: t('takeBack.hint'),
          name: 'number',
          class: 'number',
          autocomplete: 'off',
          autocapitalize: 'off',
          spellcheck: 'false',
          modelValue: state.number,
          error: state.wrong,
          'onUpdate:modelValue': (value) => Object.assign(state, { number: value, wrong: '' }),
        }),
        state.problem && h(Banner, { kind: 'bad' }, () => state.problem),
        state.done && h('p', { role: 'status', tabindex: -1 }, t('takeBack.doneByNumber')),
        h('button', { class: 'main', disabled: state.sending }, t('takeBack.send')),
      ]),
      h('h2', t('takeBack.whatIsKept')),
      h('p', t('takeBack.keptText')),
    ]);
  },
};
