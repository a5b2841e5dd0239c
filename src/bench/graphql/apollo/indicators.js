// Values and assessments of indicators, as the service reads the report.
const DECIMALS = { SCORE_4: 2, SCORE_100: 1, MILLIONS: 2, BILLION: 3, TERABYTES: 2 };

const number = (decimal) => (decimal === null || decimal === undefined ? null : Number(decimal.toString()));

export async function value(indicator, year, figures) {
  if (!(await figures.published()).includes(year)) {
    return null;
  }
  const { measure, unit } = indicator.definition;
  const recorded = indicator.recorded.find((each) => each.year === year);
  if (!measure) {
    return recorded ? { value: number(recorded.value), isMinimum: false, note: recorded.note,
      missingReason: recorded.missingReason } : null;
  }
  const measured = await figures.measure(measure, year);
  if (measured?.value === null || measured?.value === undefined) {
    return { value: null, isMinimum: false, note: recorded?.note, missingReason: 'NOT_AVAILABLE' };
  }
  const scale = 10 ** (DECIMALS[unit] ?? 0);
  return { value: Math.round(Number(measured.value) * scale + 1e-9) / scale, isMinimum: measured.isMinimum,
    note: recorded?.note };
}

export async function assessment(indicator, year, figures) {
  const { target, baseline } = indicator.definition;
  const found = await value(indicator, year, figures);
  if (target.kind === 'TEXT' || found === null || found.value === null) {
    return 'NOT_ASSESSED';
  }
  const judge = (isMet) => (isMet ? 'MET' : 'NOT_MET');
  const threshold = number(target.threshold);
  const least = baseline ? number(baseline.value) : null;
  switch (target.kind) {
    case 'GREATER_THAN':
      return threshold === null ? 'NOT_ASSESSED' : judge(found.value > threshold);
    case 'AT_LEAST':
      return threshold === null ? 'NOT_ASSESSED' : judge(found.value >= threshold);
    case 'AT_MOST':
      return threshold === null ? 'NOT_ASSESSED' : judge(found.value <= threshold);
    case 'GROW': {
      const before = await value(indicator, year - 1, figures);
      if (before !== null && before.value !== null) {
        return judge(found.value > before.value);
      }
      return least === null ? 'NOT_ASSESSED' : judge(found.value > least);
    }
    default:
      return least === null ? 'NOT_ASSESSED' : judge(found.value >= least);
  }
}

export const resolvers = {
  code: (indicator) => indicator._id,
  title: (indicator) => indicator.definition.title,
  source: (indicator) => indicator.definition.source,
  unit: (indicator) => indicator.definition.unit,
  computed: (indicator) => Boolean(indicator.definition.measure),
  baseline: ({ definition: { baseline } }) =>
    baseline ? { year: baseline.year, value: number(baseline.value) } : null,
  target: (indicator) => indicator.definition.target,
  value: (indicator, { year }, { figures }) => value(indicator, year, figures),
  assessment: (indicator, { year }, { figures }) => assessment(indicator, year, figures)
};
