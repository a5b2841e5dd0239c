import { h } from 'vue';
import { ChartFrame } from 'app/components/chart-frame.js';
import { EChart } from 'app/components/e-chart.js';
import { filterOf } from 'app/dashboard-filters.js';
import { number } from 'app/format.js';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';
import { dots, radar, trend } from 'app/views/dashboards-quality-charts.js';
import { shown } from 'app/views/dashboards-state.js';

const QUALITY = `
query DashboardQuality($filter: QualityFilter!) {
  quality(filter: $filter) { ...scores dimensions { dimension answers mean marginOfError } }
  qualityByModule(filter: $filter) { trainingModule { code title } scores { ...scores } }
  qualityByYear(filter: $filter) { year scores { ...scores } }
}
fragment scores on QualityScores { responses overall relevance objectivesAchieved retention userFriendliness marginOfError suppressed }
`;

const SCORES = ['overall', 'relevance', 'objectivesAchieved', 'retention', 'userFriendliness', 'marginOfError'];
const ASPECTS = { OVERALL: 'overall', RELEVANCE: 'relevance', OBJECTIVES_ACHIEVED: 'objectivesAchieved', RETENTION: 'retention', USER_FRIENDLINESS: 'userFriendliness' };

/** Scores by module with their margins, by dimension and by year. */
export const QualityDashboard = {
  filters: ['years', 'countries', 'programme', 'modules', 'audiences'],
  setup() {
    const filter = () => filterOf('years', 'countries', 'programme', 'modules', 'audiences');
    const query = useQuery(QUALITY, () => ({ filter: filter() }));

    const score = (key) => ({
      key, label: t(`quality.${key}`), number: true, value: ({ scores }) => scores[key],
      cell: ({ scores }) => (scores.suppressed ? t('quality.withheld') : number(scores[key], 1)),
    });
    const scores = (head) => [
      head,
      { key: 'responses', label: t('quality.responses'), number: true, value: (row) => row.scores.responses, cell: (row) => number(row.scores.responses) },
      ...SCORES.map(score),
    ];
    const frame = (by, more) => ({
      query: QUALITY, variables: { filter: filter() }, exported: { dataset: 'quality', by, filter: filter() }, ...more,
    });

    function byModule(rows) {
      const known = rows.filter((row) => row.scores.overall != null).sort((a, b) => a.scores.overall - b.scores.overall);
      const [worst, best] = [known[0], known.at(-1)];
      return h(ChartFrame, frame('module', {
        name: 'modules', title: t('quality.byModule'), rows, rowKey: (row) => row.trainingModule.code,
        columns: scores({ key: 'module', label: t('dashboards.module'), head: true, value: (row) => row.trainingModule.title, cell: (row) => h('span', { lang: 'en' }, row.trainingModule.title) }),
      }), () => (known.length ? [h(EChart, {
        label: t('quality.moduleChart', {
          n: known.length, best: best.trainingModule.title, most: number(best.scores.overall, 1),
          worst: worst.trainingModule.title, least: number(worst.scores.overall, 1),
        }),
        style: { height: `${60 + 24 * known.length}px` },
        option: (colour) => dots(colour, known),
      }), known.length < rows.length && h('p', { class: 'note' }, t('quality.fewAnswers', { n: rows.length - known.length }))] : h('p', t('quality.allWithheld'))));
    }

    const byDimension = ({ dimensions }) => h(ChartFrame, frame('total', {
      name: 'dimensions', title: t('quality.byDimension'), rows: dimensions, rowKey: (row) => row.dimension,
      columns: [
        { key: 'dimension', label: t('quality.dimension'), head: true, value: (row) => t(`quality.${ASPECTS[row.dimension]}`) },
        { key: 'answers', label: t('quality.answers'), number: true, value: (row) => row.answers, cell: (row) => number(row.answers) },
        { key: 'mean', label: t('quality.mean'), number: true, value: (row) => row.mean, cell: (row) => number(row.mean, 1) },
        { key: 'margin', label: t('quality.marginOfError'), number: true, value: (row) => row.marginOfError, cell: (row) => number(row.marginOfError, 1) },
      ],
    }), () => (dimensions.length ? h(EChart, {
      label: dimensions.map((row) => `${t(`quality.${ASPECTS[row.dimension]}`)}: ${number(row.mean, 1)}`).join(', '),
      option: (colour) => radar(colour, dimensions.filter(({ dimension }) => dimension !== 'OVERALL')
        .map((row) => ({ name: t(`quality.${ASPECTS[row.dimension]}`), mean: row.mean }))),
    }) : h('p', t('quality.allWithheld'))));

    const byYear = (rows) => h(ChartFrame, frame('year', {
      name: 'years', title: t('quality.byYear'), rows, rowKey: (row) => row.year,
      columns: scores({ key: 'year', label: t('country.year'), head: true, value: (row) => row.year, cell: (row) => String(row.year) }),
    }), () => h(EChart, {
      label: rows.map((row) => `${row.year}: ${number(row.scores.overall, 1)}`).join(', '),
      option: (colour) => trend(colour, rows),
    }));

    return () => shown(query, ({ quality, qualityByModule, qualityByYear }) => (quality.responses ? [
      h('p', { class: 'totals' }, quality.overall == null ? t('quality.allWithheld') : t('quality.totals', {
        score: number(quality.overall, 1),
        margin: quality.marginOfError == null ? '–' : number(quality.marginOfError, 1),
        responses: number(quality.responses),
      })),
      h('div', { class: 'pair' }, [byModule(qualityByModule), h('div', [byDimension(quality), byYear(qualityByYear)])]),
    ] : h('p', t('dashboards.nothing'))));
  },
};
