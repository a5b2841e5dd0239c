import { h, ref, shallowRef } from 'vue';
import { DataTable } from 'app/components/data-table.js';
import { Problem } from 'app/components/problem.js';
import { Skeleton } from 'app/components/skeleton.js';
import { toast } from 'app/components/toasts.js';
import { UploadDialog } from 'app/components/upload-dialog.js';
import { number } from 'app/format.js';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';

const QUALITY = `
query OwnQuality($countries: [CountryCode!]!, $years: [Int!]!, $before: [Int!]!) {
  officials: quality(filter: { countries: $countries, years: $years, audiences: [CUSTOMS_OFFICIAL] }) { ...scores }
  officialsBefore: quality(filter: { countries: $countries, years: $before, audiences: [CUSTOMS_OFFICIAL] }) { ...scores }
  others: quality(filter: { countries: $countries, years: $years, audiences: [ECONOMIC_OPERATOR, OTHER_USER] }) { ...scores }
}
fragment scores on QualityScores { responses overall marginOfError dimensions { dimension answers mean marginOfError } }`;

const DIMENSIONS = ['OVERALL', 'RELEVANCE', 'OBJECTIVES_ACHIEVED', 'RETENTION', 'USER_FRIENDLINESS'];

/** What the country's trainees say of the courses, and the file that tells it. Props: `country`, `year`. */
export const ReturnSurveys = {
  props: ['country', 'year'],
  setup(props) {
    const query = useQuery(QUALITY, () => ({ countries: [props.country], years: [props.year], before: [props.year - 1] }));
    const input = ref(null);
    const file = shallowRef(null);

    function choose(event) {
      [file.value] = event.target.files;
      event.target.value = '';
    }

    function loaded(report) {
      file.value = null;
      toast(t('myReturnSurvey.loaded', { n: number(report.added) }, report.added));
      query.reload();
    }

    const of = (scores, dimension) => (dimension === 'OVERALL'
      ? { answers: scores.responses, mean: scores.overall, marginOfError: scores.marginOfError }
      : scores.dimensions.find((each) => each.dimension === dimension));
    const column = (key, label, margin) => ({
      key,
      label,
      number: true,
      fixed: true,
      value: (dimension) => of(query.data[key], dimension)?.mean,
      cell(dimension) {
        const { mean, marginOfError } = of(query.data[key], dimension) ?? {};
        return [number(mean, 1), margin && marginOfError != null && h('span', { class: 'muted' }, ` ± ${number(marginOfError, 1)}`)];
      },
    });

    const columns = () => [
      { key: 'dimension', label: t('myReturnSurvey.dimension'), head: true, fixed: true, value: (dimension) => t(`myReturnAspect.${dimension}`) },
      column('officials', t('myReturnSurvey.officials', { year: props.year }), true),
      { key: 'answers', label: t('myReturnSurvey.answers'), number: true, fixed: true, value: (dimension) => of(query.data.officials, dimension)?.answers, cell: (dimension) => number(of(query.data.officials, dimension)?.answers) },
      column('officialsBefore', t('myReturnSurvey.officials', { year: props.year - 1 })),
      column('others', t('myReturnSurvey.others', { year: props.year }), true),
    ];

    function averages() {
      if (query.error) {
        return h(Problem, { query });
      }
      if (!query.data) {
        return query.slow ? h(Skeleton, { lines: 5 }) : null;
      }
      const { officials, others } = query.data;
      return officials.responses + others.responses === 0 ? h('p', { class: 'muted' }, t('myReturnSurvey.none', { year: props.year }))
        : h(DataTable, { caption: t('myReturnSurvey.caption', { year: props.year }), columns: columns(), rows: DIMENSIONS, rowKey: (row) => row });
    }

    const effect = ({ report }) => h('p', t('myReturnSurvey.effect', {
      rows: number(report.rows), added: number(report.added), known: number(report.known),
    }));

    return () => h('section', { class: 'surveys', 'aria-labelledby': 'surveys' }, [
      h('header', [
        h('h2', { id: 'surveys' }, t('myReturnSurvey.title')),
        h('button', { type: 'button', onClick: () => input.value.click() }, t('myReturnSurvey.upload')),
        h('input', { ref: input, type: 'file', hidden: true, accept: '.csv,text/csv', onChange: choose }),
      ]),
      averages(),
      h('details', [
        h('summary', t('myReturnSurvey.format')),
        h('p', [t('myReturnSurvey.responses'), ' ', h('code', 'module,completedOn,audience,relevance,objectivesAchieved,retention,userFriendliness,comment,id')]),
        h('p', [t('myReturnSurvey.summaries'), ' ', h('code', 'module,source,responses,relevanceMean,relevanceDeviation,…')]),
      ]),
      file.value && h(UploadDialog, {
        title: t('myReturnSurvey.uploadTitle', { year: props.year }),
        file: file.value,
        path: (dryRun) => `/api/surveys/${props.country}/${props.year}?dryRun=${dryRun}`,
        loadable: ({ added }) => added,
        problemColumns: [
          { key: 'line', label: t('myReturnSurvey.line'), head: true, fixed: true, number: true, value: ({ line }) => line },
          { key: 'column', label: t('uploads.column'), fixed: true, value: ({ column: name }) => name ?? '–' },
        ],
        onClose() {
          file.value = null;
          query.reload();
        },
        onLoaded: loaded,
      }, { default: effect }),
    ]);
  },
};
