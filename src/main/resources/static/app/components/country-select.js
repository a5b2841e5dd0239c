import { computed, h, useId } from 'vue';
import { countryName } from 'app/format.js';
import { language, t } from 'app/i18n.js';

/** A choice of a country, by name. Props: `label`, `countries`, `modelValue` (its code or ''), `none` (words for none), `error`. */
export const CountrySelect = {
  props: ['label', 'countries', 'modelValue', 'none', 'error'],
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const id = useId();
    const options = computed(() => props.countries.map((country) => ({ code: country.code, name: countryName(country) }))
      .sort((a, b) => a.name.localeCompare(b.name, language.value)));
    return () => h('div', { class: ['field', { wrong: props.error }] }, [
      h('label', { for: id }, props.label),
      h('select', {
        id,
        name: 'country',
        value: props.modelValue,
        'aria-invalid': props.error ? 'true' : null,
        'aria-describedby': props.error ? `${id}-error` : null,
        onChange: (event) => emit('update:modelValue', event.target.value),
      }, [
        h('option', { value: '' }, props.none ?? t('form.choose')),
        ...options.value.map(({ code, name }) => h('option', { key: code, value: code }, name)),
      ]),
      props.error && h('p', { class: 'error', id: `${id}-error` }, props.error),
    ]);
  },
};
