import { computed, reactive } from 'vue';
import { change, load, loadAgain } from 'app/return-api.js';
import { keep, restore } from 'app/return-keep.js';
import { makeQueue } from 'app/return-queue.js';
import { isOpen, isSaved, makeRow, said, same, show } from 'app/return-row.js';
import { t } from 'app/i18n.js';

const PAUSE = 1500;
const MOST_ATTEMPTS = 5;

/** A country's return of a year, as it is being filled in: what is typed is saved row by row, in order. */
export async function openReturn(country, year, username) {
  const data = await load(country, year);
  const before = new Map(data.before?.uptakes.map((uptake) => [uptake.trainingModule.code, uptake]) ?? []);
  const model = reactive({
    country, year, stands: data.reportingYear, nationalReturn: null, rows: [], savedAt: null, busy: false, reviewed: false,
  });
  if (!data.nationalReturn) {
    return model;
  }
  // A module may have been retired since it was reported.
  const modules = new Map([...data.modules, ...data.nationalReturn.uptakes.map((uptake) => uptake.trainingModule)]
    .map((module) => [module.code, module]));
  const has = uptakesOf(data.nationalReturn);
  model.rows = [...modules.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((module) => makeRow(module, before.get(module.code) ?? null, has.get(module.code) ?? null));

  const place = `return ${username} ${country} ${year}`;
  const queue = makeQueue((busy) => { model.busy = busy; });
  const timers = new Map();

  const edited = computed(() => model.rows.filter((each) => !isSaved(each)));

  function stand(nationalReturn) {
    model.nationalReturn = nationalReturn;
    const warnings = Map.groupBy(nationalReturn.warnings ?? [], ({ trainingModule }) => trainingModule.code);
    for (const each of model.rows) {
      const found = warnings.get(each.code) ?? [];
      // Most rows keep theirs: they aren't drawn anew.
      if (JSON.stringify(found) !== JSON.stringify(each.warnings)) {
        each.warnings = found;
      }
    }
  }

  /** Somebody types into a row: it is saved after a pause, at the latest. */
  function type(each) {
    each.news = null;
    if (each.state !== 'sending' && each.state !== 'conflict') {
      each.state = 'typing';
      each.problem = null;
    }
    clearTimeout(timers.get(each.code));
    timers.set(each.code, setTimeout(() => commit(each), PAUSE));
    keep(place, edited.value);
  }

  /** What stands in a row is meant: it is sent, or marked where it can't be. */
  function commit(each) {
    clearTimeout(timers.get(each.code));
    timers.delete(each.code);
    const { problem } = said(each);
    if (each.state === 'sending' || each.state === 'conflict') {
      return;
    }
    queue.drop(each);
    if (problem) {
      each.state = 'wrong';
      each.problem = t(`myReturnProblem.${problem}`);
    }
    else if (isSaved(each)) {
      each.state = 'still';
      each.problem = null;
    }
    else {
      each.state = 'waiting';
      each.problem = null;
      queue.push({ row: each, run: () => save(each) });
    }
    keep(place, edited.value);
  }

  async function save(each) {
    const { uptake, problem } = said(each);
    if (problem) {
      commit(each);
      return;
    }
    each.state = 'sending';
    const input = { country, year, trainingModule: each.code };
    const refused = await send(uptake ? 'reportUptake' : 'withdrawUptake', uptake ? { ...input, ...uptake } : input, each);
    if (each.state === 'conflict') {
      return;
    }
    if (refused) {
      each.state = 'failed';
      each.problem = refused;
      return;
    }
    each.saved = uptake;
    each.state = 'still';
    each.problem = null;
    // It may have been typed in meanwhile.
    if (!timers.has(each.code)) {
      commit(each);
    }
    keep(place, edited.value);
  }

  // Sends a change of the version that was read; null, or why it failed. Where the return has changed it is read and compared
  // again: sent once more unless the row is in conflict.
  async function send(name, input, each) {
    try {
      for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        const { nationalReturn, errors } = await change(name, { ...input, expectedVersion: model.nationalReturn.version });
        const [error] = errors;
        if (!error || error.code === 'NOT_REPORTED') {
          stand(nationalReturn);
          model.savedAt = new Date();
          return null;
        }
        await compare();
        if (error.code !== 'STALE_VERSION') {
          return words(error);
        }
        if (each?.state === 'conflict' || (name === 'submitReturn')) {
          return t('myReturnProblem.STALE_VERSION');
        }
        // The answer to it was lost on its way.
        if (each && isSaved(each)) {
          model.savedAt = new Date();
          return null;
        }
      }
      return t('myReturnProblem.STALE_VERSION');
    }
    catch (error) {
      return error.words ?? error.message;
    }
  }

  // Takes in what others have changed. A row that was changed here too is in conflict.
  async function compare(told = true) {
    const { nationalReturn: now, reportingYear } = await loadAgain(country, year);
    model.stands = reportingYear;
    const has = uptakesOf(now);
    for (const each of model.rows) {
      const theirs = has.get(each.code) ?? null;
      if (same(theirs, each.saved)) {
        continue;
      }
      const by = now.changes.findLast(({ before: was, after }) => (after ?? was)?.trainingModule.code === each.code);
      if (isSaved(each)) {
        show(each, theirs);
        each.news = told ? by : null;
      }
      else {
        each.saved = theirs;
        if (!isSaved(each)) {
          queue.drop(each);
          Object.assign(each, { state: 'conflict', theirs: { uptake: theirs, at: by?.at, by: by?.by }, problem: null });
        }
      }
    }
    stand(now);
    keep(place, edited.value);
  }

  function settle(each, mine) {
    if (mine) {
      each.theirs = null;
      each.state = 'still';
      commit(each);
    }
    else {
      show(each, each.theirs.uptake);
      keep(place, edited.value);
    }
  }

  /** Says something of a warning. */
  function answer(each, code) {
    const note = each.answers[code]?.text.trim();
    const warning = each.warnings.find((one) => one.code === code);
    if (!note || !warning || (warning.answer?.note === note && !isOpen(warning))) {
      return;
    }
    Object.assign(each.answers[code], { state: 'waiting', problem: null });
    queue.push({
      async run() {
        const input = { country, year, code, trainingModule: each.code, note };
        const problem = await send('answerWarning', input, null);
        Object.assign(each.answers[code], { state: problem ? 'failed' : 'still', problem });
      },
    });
  }

  /** Waits until nothing is being typed or sent. */
  async function settled() {
    model.rows.filter(({ state }) => state === 'typing').forEach(commit);
    await queue.settled();
  }

  /** Hands the return in; null, or why it failed. */
  async function submit() {
    await settled();
    return edited.value.length ? t('myReturnProblem.unsaved') : send('submitReturn', { country, year }, null);
  }

  /** Takes in what has been changed elsewhere; `told` whether rows say so. */
  async function refresh(told = true) {
    await settled();
    await compare(told).catch(() => {});
  }

  stand(data.nationalReturn);
  restore(place, model.rows).forEach((each) => commit(each));

  return Object.assign(model, {
    type, commit, settle, answer, settled, submit, refresh, edited,
  });
}

const uptakesOf = ({ uptakes }) => new Map(uptakes.map(({ trainingModule, trainees, note }) =>
  [trainingModule.code, { trainees, note: note ?? null }]));

const KNOWN = ['OUT_OF_RANGE', 'TOO_LONG', 'INVALID', 'YEAR_NOT_OPEN', 'WRONG_STATUS', 'MODULE_NOT_AVAILABLE', 'LIMIT_REACHED',
  'NO_SUCH_WARNING'];

const words = ({ code, message }) => (KNOWN.includes(code) ? t(`myReturnProblem.${code}`) : t('error.other', { detail: message }));
