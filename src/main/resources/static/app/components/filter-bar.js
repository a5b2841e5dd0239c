import { h } from 'vue';
import { t } from 'app/i18n.js';
import { queryList, setQuery } from 'app/router.js';

/**
 * Filters that live in the address. Props: `filters`, each `{ name, label, options: [{ value, label }], many, preset }`: a choice, or
 * with `many` a list of check boxes; with `preset`, the value while the address has none, something is always chosen.
 */
export const FilterBar = ({ filters }) => h('form', { class: 'filters', onSubmit: (event) => event.preventDefault() }, [
  ...filters.map((filter) => (filter.many ? many(filter) : one(filter))),
  filters.some(({ name }) => queryList(name).length) && h('button', {
    type: 'button',
    class: 'plain',
    onClick: () => choose(Object.fromEntries(filters.map(({ name }) => [name, null]))),
  }, t('filter.clear')),
]);

FilterBar.props = ['filters'];

// What is filtered otherwise begins with its first page.
const choose = (changes) => setQuery({ ...changes, after: null });

const one = ({ name, label, options, preset }) => h('label', [
  h('span', label),
  h('select', { value: queryList(name)[0] ?? preset ?? '', onChange: (event) => choose({ [name]: event.target.value }) }, [
    preset == null && h('option', { value: '' }, t('filter.all')),
    ...options.map((option) => h('option', { key: option.value, value: option.value }, option.label)),
  ]),
]);

function many({ name, label, options }) {
  const chosen = queryList(name);
  const words = chosen.length ? options.filter(({ value }) => chosen.includes(value)).map((option) => option.label).join(', ')
    : t('filter.all');
  return h('details', { class: 'many', name: 'filter', onKeydown: close, onFocusout: leave }, [
    h('summary', [h('span', label), h('span', { class: 'chosen' }, words)]),
    h('fieldset', [h('legend', { class: 'unseen' }, label), ...options.map((option) => h('label', { key: option.value }, [
      h('input', {
        type: 'checkbox',
        checked: chosen.includes(option.value),
        onChange: () => choose({
          [name]: options.map(({ value }) => value)
            .filter((value) => chosen.includes(value) !== (value === option.value)).join(','),
        }),
      }),
      option.label,
    ]))]),
  ]);
}

function close(event) {
  if (event.key === 'Escape') {
    event.currentTarget.open = false;
    event.currentTarget.querySelector('summary').focus();
  }
}

function leave(event) {
  if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) {
    event.currentTarget.open = false;
  }
}
