import { h } from 'vue';
import { DataTable } from 'app/components/data-table.js';
import { ModalDialog } from 'app/components/modal-dialog.js';
import { toast } from 'app/components/toasts.js';
import { number } from 'app/format.js';
import { t } from 'app/i18n.js';
import { indicatorValue } from 'app/indicators.js';
import { useQuery } from 'app/query.js';
import { setQuery } from 'app/router.js';
import { shown } from 'app/views/dashboards-state.js';

const EVIDENCE = `
query DashboardEvidence($code: ID!, $year: Int!) {
  indicator(code: $code) {
    title
    unit
    evidence(year: $year) { formula counts { name value } value unrounded isMinimum query recordedBy }
    assessmentText(year: $year)
    value(year: $year) { note }
  }
}
`;

/** How an indicator's value came about, over the page. Props: `code`, `year`. */
export const EvidenceDialog = {
  props: ['code', 'year'],
  setup(props) {
    const query = useQuery(EVIDENCE, () => ({ code: props.code, year: props.year }));

    async function copy(text) {
      await navigator.clipboard.writeText(text);
      toast(t('chart.copied'));
    }

    const columns = () => [
      { key: 'name', label: t('evidence.counted'), head: true, fixed: true, value: (row) => row.name, cell: (row) => h('span', { lang: 'en' }, row.name) },
      { key: 'value', label: t('evidence.number'), number: true, fixed: true, value: (row) => row.value, cell: (row) => number(row.value, 2, 0) },
    ];

    function body({ indicator }) {
      if (!indicator?.evidence) {
        return h('p', t('evidence.none'));
      }
      const { evidence, unit, title } = indicator;
      const value = indicatorValue(evidence.value, unit);
      return [
        h('p', { lang: 'en' }, title),
        h('p', { class: 'evidence-value' }, evidence.isMinimum ? t('figure.atLeast', { n: value }) : value),
        evidence.unrounded != null && evidence.unrounded !== evidence.value
          && h('p', { class: 'note' }, t('evidence.unrounded', { value: number(evidence.unrounded, 6, 0) })),
        h('h3', t('evidence.formula')),
        h('p', { lang: 'en' }, evidence.formula),
        evidence.counts.length > 0 && h(DataTable, { caption: t('evidence.counts'), seen: true, columns: columns(), rows: evidence.counts, rowKey: (row) => row.name }),
        h('h3', t('evidence.assessment')),
        h('p', { lang: 'en' }, indicator.assessmentText),
        indicator.value?.note && h('p', { lang: 'en', class: 'note' }, indicator.value.note),
        h('h3', t('evidence.records')),
        h('pre', { class: 'query', tabindex: 0, role: 'group', 'aria-label': t('evidence.records') }, evidence.query),
        h('button', { type: 'button', onClick: () => copy(evidence.query) }, t('chart.copyQuery')),
      ];
    }

    return () => h(ModalDialog, { title: t('evidence.title', { code: props.code, year: props.year }), onClose: () => setQuery({ evidence: null }) },
      () => shown(query, body));
  },
};
