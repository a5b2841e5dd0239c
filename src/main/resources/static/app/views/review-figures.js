// What is worked out of returns for their review.

const EDITS = ['REPORTED', 'CHANGED', 'WITHDRAWN'];

/** How many modules a return names, and their trainees: at least so many, where a number isn't known. */
export const totals = (given) => ({
  modules: given?.uptakes.length ?? 0,
  trainees: {
    count: (given?.uptakes ?? []).reduce((sum, { trainees }) => sum + (trainees ?? 0), 0),
    isMinimum: (given?.uptakes ?? []).some(({ trainees }) => trainees == null),
  },
});

/** How many of a return's warnings have an answer that still holds. */
export function answered({ warnings }) {
  const all = warnings ?? [];
  return { all: all.length, answered: all.filter(({ answer }) => answer && !answer.outdated).length };
}

/** How many changes came after the return was last accepted, or if it never was, last submitted; null without either. */
export function changesSince({ changes }) {
  const history = changes ?? [];
  const last = (action) => history.findLastIndex((each) => each.action === action);
  const since = ['ACCEPTED', 'SUBMITTED'].find((action) => last(action) >= 0);
  return since ? { since, count: history.slice(last(since)).filter(({ action }) => EDITS.includes(action)).length } : null;
}

/** The rows of the review: this year's returns with last year's beside them. */
export function reviewRows({ now, before }) {
  const byCountry = new Map(before.map((each) => [each.country.code, each]));
  return now.map((each) => {
    const warnings = answered(each);
    return {
      ...each,
      code: each.country.code,
      totals: totals(each),
      totalsBefore: byCountry.has(each.country.code) ? totals(byCountry.get(each.country.code)) : null,
      warned: warnings,
      since: changesSince(each),
      touched: each.changes?.at(-1) ?? null,
      ready: each.status === 'SUBMITTED' && warnings.all === warnings.answered,
    };
  });
}

/** Two years' uptakes module by module: `now` and `before` are null where the module wasn't used. */
export function cells(now, before) {
  const modules = new Map();
  const at = (module) => {
    if (!modules.has(module.code)) {
      modules.set(module.code, { module, now: null, before: null, warnings: [], changes: [] });
    }
    return modules.get(module.code);
  };
  now.uptakes.forEach((uptake) => { at(uptake.trainingModule).now = uptake; });
  before?.uptakes.forEach((uptake) => { at(uptake.trainingModule).before = uptake; });
  now.warnings?.forEach((warning) => at(warning.trainingModule).warnings.push(warning));
  now.changes?.forEach((each) => {
    const module = (each.after ?? each.before)?.trainingModule;
    if (module) {
      at(module).changes.push(each);
    }
  });
  return [...modules.values()].sort((a, b) => a.module.code.localeCompare(b.module.code));
}

/** What differs between two years' uptakes of a module: a kind, and by how much where both numbers are known. */
export function difference({ now, before }) {
  if (!now || !before) {
    return { kind: now ? 'added' : before ? 'dropped' : 'withdrawn' };
  }
  if (now.trainees == null || before.trainees == null) {
    return { kind: now.trainees === before.trainees ? 'same' : now.trainees == null ? 'lost' : 'found' };
  }
  const by = now.trainees - before.trainees;
  return { kind: by > 0 ? 'more' : by < 0 ? 'less' : 'same', by, share: before.trainees ? Math.abs(by) / before.trainees : null };
}
