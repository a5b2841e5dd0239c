import { h, useId } from 'vue';
import { t } from 'app/i18n.js';

/**
 * A labelled control with its hint and error. Props: `field`, as FormDialog has it, `modelValue`, `error`. A number comes as one,
 * null for none, and NaN for what isn't one.
 */
export const FormField = {
  props: ['field', 'modelValue', 'error'],
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const id = useId();

    function onInput({ target }) {
      const { type } = props.field;
      if (type === 'checkbox') {
        emit('update:modelValue', target.checked);
      }
      else if (type === 'number') {
        emit('update:modelValue', target.validity.badInput ? NaN : target.value === '' ? null : Number(target.value));
      }
      else {
        emit('update:modelValue', target.value);
      }
    }

    function control() {
      const { type = 'text', name, options, hint, required, fixed, attributes } = props.field;
      const common = {
        ...attributes,
        id,
        name,
        required: Boolean(required),
        'aria-invalid': props.error ? 'true' : null,
        'aria-describedby': [hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ') || null,
        onInput,
      };
      switch (type) {
        case 'select':
          return h('select', { ...common, value: props.modelValue ?? '' }, options.map(({ value, label }) =>
            h('option', { key: value, value }, label)));
        case 'textarea':
          return h('textarea', { rows: 4, ...common, value: props.modelValue ?? '' });
        case 'checkbox':
          return h('input', { ...common, type, checked: Boolean(props.modelValue) });
        default:
          return h('input', { step: type === 'number' ? 'any' : null, ...common, type, readonly: Boolean(fixed), value: props.modelValue ?? '' });
      }
    }

    const label = () => h('label', { for: id }, [props.field.label,
      props.field.required ? null : h('span', { class: 'optional' }, t('form.optional'))]);

    return () => {
      const { type, hint } = props.field;
      const tick = type === 'checkbox';
      return h('div', { class: ['field', { wrong: props.error, tick }] }, [
        tick ? [control(), h('label', { for: id }, props.field.label)] : label(),
        hint && h('p', { class: 'hint', id: `${id}-hint` }, hint),
        tick ? null : control(),
        props.error && h('p', { class: 'error', id: `${id}-error` }, props.error),
      ]);
    };
  },
};
