import { h } from 'vue';
import { DataTable } from 'app/components/data-table.js';
import { Pager } from 'app/components/pager.js';
import { Problem } from 'app/components/problem.js';
import { Skeleton } from 'app/components/skeleton.js';
import { StatusMark } from 'app/components/status-mark.js';
import { shortDate, time } from 'app/format.js';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';
import { route } from 'app/router.js';
import { actionName, AuditFilters, auditFilter } from 'app/views/admin-audit-filters.js';
import { AdminHead } from 'app/views/admin-frame.js';

const EVENTS = `
query AdminAudit($filter: AuditFilter, $after: String) {
  auditEvents(filter: $filter, first: 50, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id at account client tokenName action subject outcome errors changes { field before after } requestId }
  }
}
`;

const MARKS = { UNKNOWN: 'warn', DONE: 'good', UNCHANGED: 'none', REJECTED: 'bad', FORBIDDEN: 'bad', FAILED: 'bad' };

/** Who did what, the newest first. Nobody can change it. */
export default {
  setup() {
    const query = useQuery(EVENTS, () => ({ filter: auditFilter(), after: route.query.after || null }));

    const who = ({ account, client, tokenName }) => (tokenName ? t('audit.token', { account, name: tokenName })
      : account ?? t(`auditClient.${client}`));

    const change = ({ field, before, after }) => h('li', { key: field },
      t('audit.change', { field, before: before ?? t('audit.nothing'), after: after ?? t('audit.nothing') }));

    const columns = () => [
      { key: 'at', label: t('audit.at'), head: true, fixed: true, value: ({ at }) => `${shortDate(at)}, ${time(at)}` },
      { key: 'who', label: t('audit.who'), fixed: true, value: who },
      { key: 'action', label: t('audit.action'), fixed: true, value: ({ action }) => actionName(action) },
      { key: 'subject', label: t('audit.subject'), fixed: true, value: ({ subject }) => subject },
      { key: 'outcome', label: t('audit.outcome'), fixed: true, value: () => '', cell: ({ outcome, errors, requestId }) => [
        h(StatusMark, { kind: MARKS[outcome], text: t(`auditOutcome.${outcome}`) }),
        errors.length > 0 && h('p', { class: 'reason' }, errors.join(', ')),
        outcome === 'UNKNOWN' && requestId && h('p', { class: 'reason' }, t('audit.request', { id: requestId })),
      ] },
      { key: 'changes', label: t('audit.changes'), fixed: true, value: () => '',
        cell: ({ changes }) => (changes.length ? h('ul', { class: 'audit-changes' }, changes.map(change)) : '') },
    ];

    function body() {
      if (query.error) {
        return h(Problem, { query });
      }
      if (!query.data) {
        return query.slow ? h(Skeleton, { lines: 12 }) : h('div', { class: 'waiting' });
      }
      const list = query.data.auditEvents;
      return [
        h(DataTable, { caption: t('audit.caption', { n: list.totalCount }, list.totalCount), seen: true, columns: columns(), rows: list.nodes, rowKey: ({ id }) => id, empty: t('audit.none') }),
        h(Pager, { connection: list }),
      ];
    }

    return () => h('div', { class: 'admin' }, [h(AdminHead, { part: 'audit' }), h(AuditFilters), body()]);
  },
};
