import { h, ref, useId } from 'vue';
import { t } from 'app/i18n.js';

const STEPS = Array.from({ length: 11 }, (_, step) => step);

/**
 * A question answered in ten steps from 0 to 10, or with "can't say". The number keys choose (1 and 0 in turn are 10), C can't say.
 * Props: `name`, `question`, `modelValue` (0 to 10, 'unknown' for can't say, null for no answer), `error`.
 */
export const ScoreSteps = {
  props: ['name', 'question', 'modelValue', 'error'],
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const id = useId();
    const root = ref(null);
    let one = 0;

    function choose(value) {
      emit('update:modelValue', value);
      root.value.querySelector(`input[value="${value}"]`).focus();
    }

    function onKeydown(event) {
      if (event.metaKey || event.ctrlKey || event.altKey) {
        return;
      }
      if (/^[0-9]$/.test(event.key)) {
        event.preventDefault();
        choose(event.key === '0' && event.timeStamp - one < 1000 ? 10 : Number(event.key));
        one = event.key === '1' ? event.timeStamp : 0;
      }
      else if (event.key.toLowerCase() === 'c') {
        choose('unknown');
      }
    }

    const step = (value, words, more) => h('label', { key: value, ...more }, [
      h('input', {
        type: 'radio',
        class: 'unseen',
        name: props.name,
        value,
        checked: props.modelValue === value,
        onChange: () => emit('update:modelValue', value),
      }),
      h('span', words),
    ]);

    return () => h('fieldset', {
      ref: root,
      class: ['score', { wrong: props.error }],
      'aria-describedby': [props.error && `${id}-error`, `${id}-least`, `${id}-most`].filter(Boolean).join(' '),
      onKeydown,
    }, [
      h('legend', props.question),
      props.error && h('p', { class: 'error', id: `${id}-error` }, props.error),
      h('div', { class: 'steps' }, STEPS.map((value) => step(value, String(value)))),
      h('div', { class: 'ends' }, [
        h('span', { id: `${id}-least` }, t('survey.least')),
        step('unknown', t('survey.cannotSay'), { class: 'unsure' }),
        h('span', { id: `${id}-most` }, t('survey.most')),
      ]),
    ]);
  },
};
