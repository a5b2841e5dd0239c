import { computed, h, ref, watch } from 'vue';
import { DataTable } from 'app/components/data-table.js';
import { FilterBar } from 'app/components/filter-bar.js';
import { Pager } from 'app/components/pager.js';
import { Problem } from 'app/components/problem.js';
import { Skeleton } from 'app/components/skeleton.js';
import { StatusMark } from 'app/components/status-mark.js';
import { number, shortDate } from 'app/format.js';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';
import { route } from 'app/router.js';
import { AdminHead } from 'app/views/admin-frame.js';
import { DefineModule, RetireModule } from 'app/views/admin-module-forms.js';

const MODULES = `
query AdminModules($after: String, $programme: String) {
  trainingModules(first: 200, after: $after, filter: { programme: $programme }) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { code title programme level durationMinutes languages producedOn retiredOn downloadPaths version }
  }
}
`;

/** The catalogue of modules: define, change, retire. */
export default {
  setup() {
    const query = useQuery(MODULES, () => ({ after: route.query.after || null, programme: route.query.programme || undefined }));
    const dialog = ref(null);
    const programmes = ref([]);
    const modules = computed(() => query.data?.trainingModules.nodes ?? []);

    // The choice stays whole while a filter is set.
    watch(modules, (given) => {
      programmes.value = [...new Set([...programmes.value, ...given.map(({ programme }) => programme)])].sort();
    });

    const open = (kind, module) => () => { dialog.value = { kind, module }; };

    const button = (words, module, kind) => h('button', {
      type: 'button', class: 'plain', 'aria-label': `${words}: ${module.code}`, onClick: open(kind, module),
    }, words);

    const columns = () => [
      { key: 'code', label: t('modules.code'), head: true, value: ({ code }) => code },
      { key: 'title', label: t('modules.title'), value: ({ title }) => title, cell: ({ title }) => h('span', { lang: 'en' }, title) },
      { key: 'programme', label: t('modules.programme'), value: ({ programme }) => programme },
      { key: 'level', label: t('modules.level'), number: true, value: ({ level }) => level, cell: ({ level }) => number(level) },
      { key: 'minutes', label: t('modules.minutes'), number: true, value: ({ durationMinutes }) => durationMinutes, cell: ({ durationMinutes }) => number(durationMinutes) },
      { key: 'languages', label: t('modules.languages'), number: true, value: ({ languages }) => languages.length,
        cell: ({ languages }) => h('span', { title: languages.join(', ') }, number(languages.length)) },
      { key: 'produced', label: t('modules.producedOn'), value: ({ producedOn }) => producedOn, cell: ({ producedOn }) => shortDate(producedOn) },
      { key: 'retired', label: t('modules.state'), value: ({ retiredOn }) => retiredOn ?? '', cell: ({ retiredOn }) => h(StatusMark, retiredOn
        ? { kind: 'none', text: t('modules.retired', { on: shortDate(retiredOn) }) } : { kind: 'good', text: t('modules.inUse') }) },
      { key: 'do', label: t('review.actions'), fixed: true, value: () => '', cell: (module) => h('span', { class: 'row-actions' }, [
        button(t('modules.change'), module, DefineModule), button(t('modules.retire'), module, RetireModule),
      ]) },
    ];

    function body() {
      if (query.error) {
        return h(Problem, { query });
      }
      if (!query.data) {
        return query.slow ? h(Skeleton, { lines: 12 }) : h('div', { class: 'waiting' });
      }
      return [
        h(FilterBar, { filters: [{ name: 'programme', label: t('modules.programme'), options: programmes.value.map((value) => ({ value, label: value })) }] }),
        h(DataTable, { caption: t('modules.caption', { n: query.data.trainingModules.totalCount }, query.data.trainingModules.totalCount), seen: true, columns: columns(), rows: modules.value, rowKey: ({ code }) => code, empty: t('modules.none') }),
        h(Pager, { connection: query.data.trainingModules }),
        dialog.value && h(dialog.value.kind, { module: dialog.value.module, reload: query.reload, onClose: () => { dialog.value = null; } }),
      ];
    }

    return () => h('div', { class: 'admin' }, [
      h(AdminHead, { part: 'modules' }, () => h('button', { type: 'button', class: 'main', onClick: open(DefineModule, null) }, t('modules.define'))),
      body(),
    ]);
  },
};
