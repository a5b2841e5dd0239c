import { h } from 'vue';
import { FilterBar } from 'app/components/filter-bar.js';
import { useChoices } from 'app/dashboard-filters.js';
import { i18n, language, t } from 'app/i18n.js';
import { queryList, route, setQuery } from 'app/router.js';

const CLIENTS = ['SESSION', 'API_TOKEN', 'ISSUED_TOKEN', 'ANONYMOUS', 'COMMAND_LINE', 'SERVICE'];
const OUTCOMES = ['UNKNOWN', 'DONE', 'UNCHANGED', 'REJECTED', 'FORBIDDEN', 'FAILED'];
const TYPED = [['account', 'text'], ['subject', 'text'], ['from', 'date'], ['to', 'date']];

const actions = () => Object.keys(i18n.global.getLocaleMessage(language.value).auditAction ?? {});

/** What was done, in words; what has none yet by its name. */
export const actionName = (action) => (actions().includes(action) ? t(`auditAction.${action}`) : action);

/** The filter that the address holds, as the API takes it. Days are the reader's, and the last one counts. */
export function auditFilter() {
  const { account, subject, from, to } = route.query;
  const many = (name) => (queryList(name).length ? queryList(name) : null);
  const filter = {
    accounts: account ? [account] : null,
    subject: subject || null,
    actions: many('actions'),
    clients: many('clients'),
    outcomes: many('outcomes'),
    countries: many('countries'),
    years: many('years')?.map(Number) ?? null,
    from: startOf(from, 0),
    to: startOf(to, 1),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value != null));
}

function startOf(day, later) {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  const start = new Date(year, month - 1, date + later);
  return Number.isNaN(start.getTime()) ? null : start.toISOString();
}

/** Filters of the audit trail, which live in the address. */
export const AuditFilters = {
  setup() {
    const { choices } = useChoices();

    const words = (name, label, prefix, values) => ({ name, label, many: true,
      options: values.map((value) => ({ value, label: t(`${prefix}.${value}`) })) });

    const typed = ([name, type]) => h('label', { key: name }, [
      h('span', t(`audit.${name}`)),
      h('input', { type, name, value: route.query[name] ?? '', autocomplete: 'off', spellcheck: 'false',
        onChange: ({ target }) => setQuery({ [name]: target.value.trim(), after: null }) }),
    ]);

    return () => [
      h('form', { class: 'filters audit-typed', onSubmit: (event) => event.preventDefault() }, TYPED.map(typed)),
      h(FilterBar, { filters: [
        words('actions', t('audit.action'), 'auditAction', actions()),
        words('outcomes', t('audit.outcome'), 'auditOutcome', OUTCOMES),
        words('clients', t('audit.client'), 'auditClient', CLIENTS),
        choices.value.countries,
        choices.value.years,
      ] }),
    ];
  },
};
