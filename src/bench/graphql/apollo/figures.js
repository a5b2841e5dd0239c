// The same figures from the same collections, as somebody would write them for Apollo Server: one aggregation for each
// list, and what a request needs more than once loaded once.
import DataLoader from 'dataloader';

const ASPECTS = { overall: 1200, relevance: 100, objectivesAchieved: 100, retention: 100, userFriendliness: 100 };
const SMALLEST_GROUP = 5;

const once = (load) => {
  let loaded;
  return () => (loaded ??= load());
};

export class Figures {
  constructor(db) {
    this.db = db;
    this.years = once(() => db.collection('reportingYears').find({}, { projection: { status: 1 } }).toArray());
    this.countries = once(() => db.collection('countries').find().sort({ protocolOrder: 1 }).toArray());
    this.modules = new DataLoader(async (codes) => {
      const found = await db.collection('modules').find({ _id: { $in: codes } }).toArray();
      const byCode = new Map(found.map((module) => [module._id, module]));
      return codes.map((code) => byCode.get(code));
    });
    this.activeLogs = once(() => this.#activeLogs());
    this.yearlyUptakes = once(() => this.#yearlyUptakes());
    this.yearlySessions = once(async () => this.#sessions({ year: { $in: await this.published() } }, '$year'));
  }

  async published() {
    return (await this.years()).filter((year) => year.status === 'PUBLISHED').map((year) => year._id);
  }

  async #visible(years) {
    const published = await this.published();
    return years ? published.filter((year) => years.includes(year)) : published;
  }

  async uptakes({ years, statuses }, key, accumulators = {}) {
    const seen = (statuses ?? ['ACCEPTED']).includes('ACCEPTED') ? ['ACCEPTED'] : [];
    return this.db.collection('returns').aggregate([
      { $match: { year: { $in: await this.#visible(years) }, status: { $in: seen } } },
      { $project: { year: 1, country: 1, uptakes: 1 } },
      { $unwind: '$uptakes' },
      { $group: { _id: key, uptakes: { $sum: 1 }, trainees: { $sum: '$uptakes.trainees' },
        counted: { $sum: hasTrainees }, ...accumulators } }
    ]).toArray();
  }

  async quality({ years }, key) {
    const sums = {};
    for (const aspect of Object.keys(ASPECTS)) {
      sums[`${aspect}_count`] = { $sum: `$sums.${aspect}.count` };
      sums[`${aspect}_sum`] = { $sum: `$sums.${aspect}.sum` };
    }
    const rows = await this.db.collection('qualityStats').aggregate([
      { $match: { year: { $in: await this.#visible(years) } } },
      { $group: { _id: key, ...sums } }
    ]).toArray();
    return withhold(rows.map(scores).filter((row) => row.responses > 0));
  }

  async downloads({ years }) {
    const visible = await this.#visible(years);
    const [counts, declarations] = await Promise.all([
      this.db.collection('downloadCounts').aggregate([
        { $match: { year: { $in: visible }, log: { $in: await this.activeLogs() } } },
        { $group: { _id: null, downloads: { $sum: '$downloads' }, uniqueDownloads: { $sum: '$uniqueDownloads' } } }
      ]).toArray(),
      this.db.collection('downloadDeclarations').aggregate([
        { $match: { year: { $in: visible } } },
        { $group: { _id: null, declarations: { $sum: '$declarations' }, declaredTrainees: { $sum: '$trainees' } } }
      ]).toArray()
    ]);
    return { downloads: 0, uniqueDownloads: 0, declarations: 0, declaredTrainees: 0, ...counts[0], ...declarations[0] };
  }

  async sessions({ years }) {
    const [row] = await this.#sessions({ year: { $in: await this.#visible(years) } }, null);
    return row ?? { sessions: 0, officialsTrained: 0, metExpectationsPercent: null, usefulPercent: null };
  }

  async #sessions(match, key) {
    const answers = { fully: 'metExpectations.fully', largely: 'metExpectations.largely',
      partly: 'metExpectations.partly', notAtAll: 'metExpectations.notAtAll', veryUseful: 'useful.veryUseful',
      useful: 'useful.useful', notVeryUseful: 'useful.notVeryUseful', notUseful: 'useful.notUseful' };
    const sums = Object.fromEntries(
      Object.entries(answers).map(([name, path]) => [name, { $sum: `$facts.feedback.${path}` }]));
    const rows = await this.db.collection('trainingSessions').aggregate([
      { $match: { status: 'RECORDED', ...match } },
      { $group: { _id: key, sessions: { $sum: 1 }, officialsTrained: { $sum: '$officials' }, ...sums } }
    ]).toArray();
    return rows.map((row) => ({
      ...row,
      metExpectationsPercent: percent(row.fully + row.largely, row.fully + row.largely + row.partly + row.notAtAll),
      usefulPercent: percent(row.veryUseful + row.useful,
        row.veryUseful + row.useful + row.notVeryUseful + row.notUseful)
    }));
  }

  // The logs of the benchmark neither repeat nor replace each other.
  async #activeLogs() {
    const logs = await this.db.collection('accessLogs').find({ outcome: 'COUNTED' }, { projection: { _id: 1 } })
      .toArray();
    return logs.map((log) => log._id);
  }

  async #yearlyUptakes() {
    const rows = await this.uptakes({}, '$year');
    return new Map(rows.map((row) => [row._id, row]));
  }

  // The value of a measure in a year, with whether it is a minimum.
  async measure(name, year) {
    if (!(await this.published()).includes(year)) {
      return null;
    }
    switch (name) {
      case 'modulesUsed': {
        const row = (await this.yearlyUptakes()).get(year);
        return { value: row ? row.uptakes : null, isMinimum: false };
      }
      case 'officialsTrained': {
        const row = (await this.yearlyUptakes()).get(year);
        return { value: row?.counted > 0 ? row.trainees : null, isMinimum: row?.counted < row?.uptakes };
      }
      case 'qualityByOfficials':
        return { value: (await this.#averages()).officials.get(year) ?? null, isMinimum: false };
      case 'qualityByOtherUsers':
        return { value: (await this.#averages()).others.get(year) ?? null, isMinimum: false };
      case 'modulesProduced': {
        const modules = await (this.producedOn ??= this.db.collection('modules').find().toArray());
        return { value: modules.filter((module) => module.producedOn.getUTCFullYear() <= year).length,
          isMinimum: false };
      }
      case 'downloads': {
        const row = (await (this.yearlyDownloads ??= this.#yearlyDownloads())).get(year);
        return { value: row ? row.downloads : null, isMinimum: false };
      }
      default: {
        const row = (await this.yearlySessions()).find((each) => each._id === year);
        const field = { trainingSessions: 'sessions', officialsTrainedInSessions: 'officialsTrained',
          sessionsMetExpectations: 'metExpectationsPercent', sessionsUseful: 'usefulPercent' }[name];
        return { value: row ? row[field] : null, isMinimum: false };
      }
    }
  }

  async #yearlyDownloads() {
    const rows = await this.db.collection('downloadCounts').aggregate([
      { $match: { year: { $in: await this.published() }, log: { $in: await this.activeLogs() } } },
      { $group: { _id: '$year', downloads: { $sum: '$downloads' } } }
    ]).toArray();
    return new Map(rows.map((row) => [row._id, row]));
  }

  #averages() {
    return (this.averages ??= (async () => {
      const rows = await this.db.collection('qualityStats').aggregate([
        { $match: { year: { $in: await this.published() } } },
        { $group: { _id: { year: '$year', officials: { $eq: ['$audience', 'CUSTOMS_OFFICIAL'] } },
          count: { $sum: '$sums.overall.count' }, sum: { $sum: '$sums.overall.sum' } } }
      ]).toArray();
      const of = (officials) => new Map(rows
        .filter((row) => row._id.officials === officials && Number(row.count) >= SMALLEST_GROUP)
        .map((row) => [row._id.year, Number(row.sum) / (Number(row.count) * ASPECTS.overall)]));
      return { officials: of(true), others: of(false) };
    })());
  }

  async indicators() {
    const found = await this.db.collection('indicators').find({}, { projection: { changes: 0 } }).toArray();
    return found.sort((a, b) => byCode(a._id, b._id));
  }
}

const hasTrainees = { $cond: [{ $gte: [{ $ifNull: ['$uptakes.trainees', -1] }, 0] }, 1, 0] };

const percent = (part, all) => (all > 0 ? (100 * Number(part)) / Number(all) : null);

function byCode(a, b) {
  const [, firstA, restA, suffixA] = a.match(/^(\d+)\.(\d+)(.*)$/);
  const [, firstB, restB, suffixB] = b.match(/^(\d+)\.(\d+)(.*)$/);
  return firstA - firstB || restA - restB || (suffixA < suffixB ? -1 : suffixA > suffixB ? 1 : 0);
}

function scores(row) {
  const mean = (aspect) => {
    const count = Number(row[`${aspect}_count`]);
    return count > 0 ? Number(row[`${aspect}_sum`]) / (count * ASPECTS[aspect]) : null;
  };
  const overall = mean('overall');
  return { key: row._id, responses: Number(row.overall_count), overall, relevance: mean('relevance'),
    objectivesAchieved: mean('objectivesAchieved'), retention: mean('retention'),
    userFriendliness: mean('userFriendliness'), band: overall === null ? null : band(Math.round(overall * 10) / 10),
    suppressed: false, counts: row };
}

function band(score) {
  return score >= 85 ? 'EXCELLENT' : score >= 73 ? 'VERY_GOOD' : score >= 60 ? 'GOOD' : score >= 50 ? 'FAIR' : 'POOR';
}

// Groups of few are withheld, and the next smallest with a single one.
function withhold(rows) {
  const bySize = [...rows].sort((a, b) => a.responses - b.responses || (String(a.key) < String(b.key) ? -1 : 1));
  const small = bySize.filter((row) => row.responses < SMALLEST_GROUP).length;
  const withheld = new Set(bySize.slice(0, small === 1 ? 2 : small));
  return rows.map((row) => {
    if (withheld.has(row)) {
      return { key: row.key, responses: row.responses, overall: null, relevance: null, objectivesAchieved: null,
        retention: null, userFriendliness: null, band: null, suppressed: true };
    }
    const shown = { ...row };
    for (const aspect of Object.keys(ASPECTS)) {
      if (aspect !== 'overall' && Number(row.counts[`${aspect}_count`]) < SMALLEST_GROUP) {
        shown[aspect] = null;
      }
    }
    return shown;
  });
}
