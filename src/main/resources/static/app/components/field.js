import { h, useId } from 'vue';

/** A labelled input with its error beneath. Props: `label`, `modelValue`, `error`, `hint`; other attributes go to the input. */
export const Field = {
  props: ['label', 'modelValue', 'error', 'hint'],
  emits: ['update:modelValue'],
  inheritAttrs: false,
  setup(props, { attrs, emit }) {
    const id = useId();
    return () => h('div', { class: ['field', { wrong: props.error }] }, [
      h('label', { for: id }, props.label),
      props.hint && h('p', { class: 'hint', id: `${id}-hint` }, props.hint),
      h('input', {
        ...attrs,
        id,
        value: props.modelValue,
        'aria-invalid': props.error ? 'true' : null,
        'aria-describedby': [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ') || null,
        onInput: (event) => emit('update:modelValue', event.target.value),
      }),
      props.error && h('p', { class: 'error', id: `${id}-error` }, props.error),
    ]);
  },
};
