import { grid, names, numbers } from 'app/chart-axes.js';
import { number } from 'app/format.js';
import { t } from 'app/i18n.js';

/** Margins as whiskers: of each `[place, low, high]` a line with ends, along the axis of numbers. */
function whiskers(colour, rows, acrossX) {
  return {
    type: 'custom',
    silent: true,
    z: 1,
    data: rows.flatMap(({ scores: { overall, marginOfError } }, at) =>
      (overall == null || marginOfError == null ? [] : [[at, overall - marginOfError, overall + marginOfError]])),
    encode: acrossX ? { x: [1, 2], y: 0 } : { x: 0, y: [1, 2] },
    renderItem(_, api) {
      const point = (value) => api.coord(acrossX ? [value, api.value(0)] : [api.value(0), value]);
      const [[x1, y1], [x2, y2]] = [point(api.value(1)), point(api.value(2))];
      const [dx, dy] = acrossX ? [0, 4] : [4, 0];
      const line = (ax, ay, bx, by) => ({
        type: 'line', shape: { x1: ax, y1: ay, x2: bx, y2: by }, style: { stroke: colour('edge'), lineWidth: 1.5 },
      });
      return {
        type: 'group',
        children: [line(x1, y1, x2, y2), line(x1 - dx, y1 - dy, x1 + dx, y1 + dy), line(x2 - dx, y2 - dy, x2 + dx, y2 + dy)],
      };
    },
  };
}

const told = ({ scores: { overall, marginOfError, responses } }) => [
  number(overall, 1), marginOfError == null ? '' : ` ± ${number(marginOfError, 1)}`, `, ${t('public.responses', { n: number(responses) }, responses)}`,
].join('');

// The scale leaves out what no score or margin reaches.
const least = (rows) => Math.max(0, 10 * Math.floor(Math.min(...rows
  .map(({ scores: { overall, marginOfError } }) => (overall ?? 100) - (marginOfError ?? 0))) / 10));

/** A dot with its margin for each module. */
export const dots = (colour, rows) => ({
  grid,
  tooltip: { renderMode: 'richText', formatter: ({ dataIndex }) => `${rows[dataIndex].trainingModule.title}\n${told(rows[dataIndex])}` },
  xAxis: numbers(colour, { min: least(rows), max: 100 }),
  yAxis: names(colour, rows.map((row) => row.trainingModule.title), { axisLabel: { color: colour('ink'), width: 180, overflow: 'truncate' } }),
  series: [whiskers(colour, rows, true), {
    type: 'scatter', symbolSize: 9, z: 3, color: colour('series-1'), data: rows.map((row, at) => [row.scores.overall, at]),
  }],
});

/** The dimensions around a centre. */
export const radar = (colour, dimensions) => ({
  tooltip: { renderMode: 'richText', valueFormatter: (value) => number(value, 1) },
  media: [{ query: { maxWidth: 420 }, option: { radar: { radius: '42%' } } }],
  radar: {
    radius: '62%',
    indicator: dimensions.map(({ name, mean }) => ({ name: `${name.replace(' ', '\n').replace('-', '-\n')}\n${number(mean, 1)}`, min: 0, max: 100 })),
    axisName: { color: colour('ink') },
    axisLine: { lineStyle: { color: colour('hairline') } },
    splitLine: { lineStyle: { color: colour('hairline') } },
    splitArea: { show: false },
  },
  series: [{
    type: 'radar', color: colour('series-1'), areaStyle: { opacity: 0.15 },
    data: [{ name: t('quality.byDimension'), value: dimensions.map(({ mean }) => mean) }],
  }],
});

/** The overall score of each year with its margin. */
export const trend = (colour, rows) => ({
  grid,
  tooltip: { renderMode: 'richText', formatter: ({ dataIndex }) => `${rows[dataIndex].year}\n${told(rows[dataIndex])}` },
  xAxis: names(colour, rows.map(({ year }) => String(year))),
  yAxis: numbers(colour, { min: least(rows), max: 100 }),
  series: [whiskers(colour, rows, false), {
    type: 'line', symbol: 'circle', symbolSize: 9, z: 3, color: colour('series-1'), data: rows.map(({ scores }) => scores.overall),
  }],
});
