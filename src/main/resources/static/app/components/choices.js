import { h, useId } from 'vue';

/**
 * One of a few, as large radio buttons. Props: `name`, `legend`, `options` (`{ value, label }`), `modelValue`, `error`.
 */
export const Choices = {
  props: ['name', 'legend', 'options', 'modelValue', 'error'],
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const id = useId();
    return () => h('fieldset', { class: ['choices', { wrong: props.error }], 'aria-describedby': props.error ? id : null }, [
      h('legend', props.legend),
      props.error && h('p', { class: 'error', id }, props.error),
      ...props.options.map(({ value, label }) => h('label', { key: value }, [
        h('input', {
          type: 'radio',
          name: props.name,
          value,
          checked: props.modelValue === value,
          onChange: () => emit('update:modelValue', value),
        }),
        h('span', label),
      ])),
    ]);
  },
};
