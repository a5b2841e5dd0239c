// Runs the candidates in turn, round after round, and prints what came of it. Started by run.sh, which says how.
import { spawn, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer, connect } from 'node:net';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import os from 'node:os';
import path from 'node:path';

const here = import.meta.dirname;
const { BENCH_WORK: work, BENCH_CLASSPATH: classpath, BENCH_MONGODB_URI: givenUri, JAVA: java, BENCH_JAR: jar } = process.env;
const option = (name, standard) => Number(process.env[name] ?? standard);
const rounds = option('ROUNDS', 5);
const windowSeconds = option('WINDOW', 10);
const warmUp = option('WARM_UP', 20);
const responses = option('RESPONSES', 1_000_000);
const times = option('TIMES', 10);
const withReads = process.env.READS !== '0';
// Those of all that the environment names; all where it names none.
const chosen = (name, all) => {
  const names = process.env[name]?.split(',') ?? all;
  const unknown = names.filter((each) => !all.includes(each));
  if (unknown.length > 0) {
    console.error(`${name}: there is no ${unknown.join(', ')} among ${all.join(', ')}`);
    process.exit(2);
  }
  return names;
};
const parts = chosen('PARTS', ['warm', 'cold', 'growth']);
const isLook = rounds < 5 || windowSeconds < 10 || warmUp < 20;
const serviceFlags = (process.env.SERVICE_FLAGS ?? '').split(' ').filter(Boolean);
const connections = 8;

const known = readdirSync(`${here}/queries`).sort().map((file) => ({
  name: path.basename(file, '.graphql'),
  text: readFileSync(`${here}/queries/${file}`, 'utf8')
}));
const wanted = chosen('QUERIES', known.map((query) => query.name));
const queries = known.filter((query) => wanted.includes(query.name));
const aggregates = queries.filter((query) => query.name !== 'typename');
for (const query of known) {
  writeFileSync(`${work}/${query.name}.json`, JSON.stringify({ query: query.text }));
}

// What it is at, on a terminal, in a line that what is printed takes the place of.
const say = (what) => process.stderr.isTTY && process.stderr.write(`\r\x1b[K${what}`);
const print = (line) => {
  say('');
  console.log(line);
};

const running = new Set();
const stopAll = () => running.forEach((child) => child.kill('SIGKILL'));
process.on('exit', stopAll);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => process.exit(1));
}

function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], ...options });
  child.what = [command, ...args].filter((each) => each.length < 100).join(' ');
  running.add(child);
  child.on('exit', () => running.delete(child));
  child.lines = child.stdout && createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return child;
}

// Java's libraries log where its answers are printed, too.
async function lineOf(child, beginning) {
  for (;;) {
    const { value, done } = await child.lines.next();
    if (done) {
      throw new Error(`${child.what} has ended`);
    }
    if (value.startsWith(beginning)) {
      return value;
    }
  }
}

const ended = (child) => new Promise((resolve, reject) => child.on('exit', (code) =>
  (code === 0 ? resolve() : reject(new Error(`${child.what} ended with ${code}`)))));

async function stop(child) {
  if (child.exitCode === null) {
    const gone = new Promise((resolve) => child.on('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  }
}

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function portOpen(child, port) {
  for (;;) {
    if (child.exitCode !== null) {
      throw new Error(`${child.what} has ended`);
    }
    const open = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true) || socket.destroy());
      socket.on('error', () => resolve(false));
    });
    if (open) {
      return;
    }
    await sleep(5);
  }
}

async function openStore(factor) {
  let uri;
  let process_;
  if (givenUri) {
    uri = givenUri.replace(/\/([^/?]*)(\?|$)/, `/uptake-bench-${factor}$2`);
  } else {
    process_ = start(java, ['-Xmx1g', '-cp', classpath, 'eu.uptake.embedded.StoreProcess']);
    uri = await lineOf(process_, 'mongodb://');
  }
  const commands = `${work}/commands-${factor}.json`;
  say(`loading a store, with ${factor === 1 ? 'the records' : `${factor} times the records`}`);
  const loader = start(java, ['-cp', classpath, 'eu.uptake.quality.StoreLoader', uri, String(responses * factor),
    String(factor), `${here}/queries`, commands], { stdio: ['ignore', 'inherit', 'inherit'] });
  await ended(loader);
  return { uri, process: process_, commands };
}

const spawnService = (store, cache, port) => start(java, [...serviceFlags, '-jar', jar,
  `--spring.mongodb.uri=${store.uri}`, `--server.port=${port}`, '--server.address=127.0.0.1',
  `--uptake.figures.cache=${cache}`, '--uptake.http.rate-limit.per-address=100000000',
  '--spring.main.banner-mode=off', '--logging.level.root=warn'],
{ stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, UPTAKE_ADMIN_PASSWORD: 'only for measuring' } });

const spawnApollo = (store, port, ...commands) => start(process.execPath,
  [`${work}/apollo/server.js`, String(port), store.uri, ...commands],
  { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } });

async function server(name, store, run) {
  const port = await freePort();
  const begun = Date.now();
  const child = run(store, port);
  await portOpen(child, port);
  return { name, child, port, startMs: Date.now() - begun,
    measure: (query, seconds) => wrk(port, query, seconds) };
}

async function wrk(port, query, seconds) {
  const child = start('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', `${here}/wrk.lua`,
    `http://127.0.0.1:${port}/graphql`], { env: { ...process.env, BODY: `${work}/${query.name}.json` } });
  let result;
  for await (const line of child.lines) {
    if (line.startsWith('{')) {
      result = JSON.parse(line);
    }
  }
  if (!result || result.failed > 0) {
    throw new Error(`wrk: ${query.name}: ${JSON.stringify(result)}`);
  }
  return result;
}

// The aggregations that give the figures, as Apollo's resolvers send them.
async function aggregations(store) {
  const file = `${work}/aggregations.jsonl`;
  const apollo = await server('Apollo', store, (s, port) => spawnApollo(s, port, file));
  const sent = {};
  for (const query of queries) {
    await ask(apollo, query);
    rmSync(file, { force: true });
    await ask(apollo, query);
    sent[query.name] = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line)) : [];
  }
  await stop(apollo.child);
  return sent;
}

// Two measures in one process: the store asked for the aggregations, and for what the service reads to add up itself.
async function floors(store) {
  const commands = { floor: await aggregations(store),
    ...(withReads && { reads: JSON.parse(readFileSync(store.commands, 'utf8')) }) };
  writeFileSync(`${work}/commands.json`, JSON.stringify(commands));
  const child = start(java, ['-cp', classpath, 'eu.uptake.bench.BareDriver', store.uri, `${work}/commands.json`]);
  return Object.entries(commands).map(([name, byQuery]) => ({ name, child, commands: byQuery,
    measure: async (query, seconds) => {
      child.stdin.write(`${name} ${query.name} ${seconds}\n`);
      return JSON.parse(await lineOf(child, '{'));
    } }));
}

const ticks = Number(execFileSync('getconf', ['CLK_TCK']).toString());

function cpuSeconds(child) {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}

const residentMb = (child) =>
  Math.round(Number(readFileSync(`/proc/${child.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]) / 1024);

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2;
};

async function ask(candidate, query) {
  const response = await fetch(`http://127.0.0.1:${candidate.port}/graphql`, { method: 'POST',
    headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query: query.text }) });
  return response.json();
}

// The same numbers however they are written, and objects whatever the order of their fields.
const canonical = (value) => JSON.stringify(value, (key, each) => (each && typeof each === 'object'
  && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort()) : each));

async function checkAnswers(candidates) {
  for (const query of queries) {
    const answers = [];
    for (const candidate of candidates) {
      answers.push([candidate.name, canonical(await ask(candidate, query)), canonical(await ask(candidate, query))]);
    }
    const expected = answers[0][1];
    for (const [name, ...given] of answers) {
      if (given.some((answer) => answer !== expected || answer.includes('"errors"'))) {
        throw new Error(`${query.name}: ${name} answers\n${given[0]}\nand ${answers[0][0]}\n${expected}`);
      }
    }
    const digest = createHash('sha256').update(expected).digest('hex').slice(0, 8);
    print(`${query.name}: all answer the same ${expected.length} characters (${digest})`);
  }
}

// All candidates are asked in turn, so that they meet the same machine.
async function warm(store) {
  const compared = parts.includes('warm');
  const apollo = compared && await server('Apollo', store, spawnApollo);
  const plain = await server('no cache', store, (s, port) => spawnService(s, false, port));
  const cached = compared && await server('cache', store, (s, port) => spawnService(s, true, port));
  const larger = parts.includes('growth') && await openStore(times);
  const tenfold = larger && await server(`x ${times}`, larger, (s, port) => spawnService(s, false, port));
  const candidates = [...compared ? [...await floors(store), apollo] : [], plain, tenfold, cached].filter(Boolean);
  if (compared) {
    await checkAnswers([apollo, plain, cached]);
  }
  const results = {};
  for (let round = 0; round < rounds; round++) {
    for (const query of compared ? queries : aggregates) {
      for (const candidate of candidates) {
        if (candidate.commands?.[query.name].length === 0) {
          continue;
        }
        say(`round ${round + 1} of ${rounds}: ${query.name}, ${candidate.name}`);
        await candidate.measure(query, round === 0 ? warmUp : Math.min(1, warmUp));
        const storeProcess = (candidate === tenfold ? larger : store).process;
        const cpu = () => [candidate.child, storeProcess].map((child) => (child ? cpuSeconds(child) : 0));
        const before = cpu();
        const result = await candidate.measure(query, windowSeconds);
        const [used, usedByStore] = cpu().map((seconds, i) => ((seconds - before[i]) * 1e6) / result.requests);
        ((results[query.name] ??= {})[candidate.name] ??= []).push({ rps: result.requests / result.seconds,
          p50: result.p50, p99: result.p99, cpu: used, storeCpu: usedByStore });
      }
    }
    print(`round ${round + 1} of ${rounds} done`);
  }
  const of = (query, name, field) => median(results[query][name].map((each) => each[field]));
  print(`\nquery               candidate  requests/s   p50 ms   p99 ms  CPU µs  store CPU µs  commands`);
  for (const [query, measured] of Object.entries(results)) {
    for (const { name, commands } of candidates.filter((each) => measured[each.name])) {
      print(query.padEnd(20) + name.padEnd(9) + of(query, name, 'rps').toFixed(0).padStart(12)
        + of(query, name, 'p50').toFixed(2).padStart(9) + of(query, name, 'p99').toFixed(2).padStart(9)
        + of(query, name, 'cpu').toFixed(0).padStart(8) + of(query, name, 'storeCpu').toFixed(0).padStart(14)
        + (commands ? String(commands[query].length).padStart(10) : ''));
    }
  }
  print(`\nresident: ${candidates.map(({ name, child }) => `${name} ${residentMb(child)} MB`).join(', ')}\n`);
  const ratio = (query, name, other, field) => of(query, name, field) / of(query, other, field);
  if (compared && results.typename) {
    mark('__typename, requests/s against Apollo', ratio('typename', 'no cache', 'Apollo', 'rps'), 2, 3);
  }
  for (const { name } of aggregates) {
    if (compared) {
      mark(`${name}, requests/s against Apollo, no cache`, ratio(name, 'no cache', 'Apollo', 'rps'), 1.3, 1.6);
      mark(`${name}, requests/s against Apollo, cache`, ratio(name, 'cache', 'Apollo', 'rps'), 4, 8);
      mark(`${name}, p99 against Apollo, no cache`, ratio(name, 'no cache', 'Apollo', 'p99'), 1, 0.5);
      mark(`${name}, p99 against Apollo, cache`, ratio(name, 'cache', 'Apollo', 'p99'), 1, 0.5);
      mark(`${name}, requests/s against the floor, no cache`, ratio(name, 'no cache', 'floor', 'rps'), 0.75, 0.9);
    }
    if (compared && withReads) {
      print(`      ${name}, requests/s against its own reads, no cache`.padEnd(73)
        + ratio(name, 'no cache', 'reads', 'rps').toFixed(2).padStart(8));
    }
    if (tenfold) {
      mark(`${name}, median latency with ${times} times the records`, ratio(name, tenfold.name, 'no cache', 'p50'), 1.1, 1);
    }
  }
  for (const service of [plain, cached].filter(Boolean)) {
    mark(`memory after load, MB, ${service.name}`, residentMb(service.child), 400, 256);
  }
  for (const { child } of candidates) {
    await stop(child);
  }
  larger?.process?.stdin.end();
}

const marks = [];

// The aim is on the better side of what must be.
function mark(measure, value, must, aim) {
  const meets = (bound) => (aim > must ? value >= bound : value <= bound);
  marks.push(meets(must));
  print(`${meets(aim) ? 'aim ' : meets(must) ? 'must' : 'MISS'}  ${measure.padEnd(66)} ${value.toFixed(2).padStart(8)}`
    + `   (must ${must}, aim ${aim})`);
}

async function cold(store) {
  const query = known.find((each) => each.name === 'typename');
  const measured = { Apollo: [], service: [] };
  const startMs = { Apollo: [], service: [] };
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of [['Apollo', spawnApollo], ['service', (s, port) => spawnService(s, true, port)]]) {
      say(`cold, round ${round + 1} of ${rounds}: ${name}`);
      const candidate = await server(name, store, run);
      const { requests, seconds } = await candidate.measure(query, windowSeconds);
      measured[name].push(requests / seconds);
      startMs[name].push(candidate.startMs);
      await stop(candidate.child);
    }
  }
  print(`\nfirst ${windowSeconds} s after the port opens: Apollo ${median(measured.Apollo).toFixed(0)} requests/s`
    + ` (port open after ${median(startMs.Apollo)} ms), the service ${median(measured.service).toFixed(0)}`
    + ` (after ${median(startMs.service)} ms)`);
  mark(`first ${windowSeconds} s, __typename against Apollo`, median(measured.service) / median(measured.Apollo), 0.8, 1.2);
}

print(`${os.cpus()[0].model}, ${os.cpus().length} processors, ${Math.round(os.totalmem() / 2 ** 30)} GB;`
  + ` Node ${process.version}; ${execFileSync(java, ['-version'], { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
    || ''}${process.env.JAVA_NAME}; ${givenUri ? 'the MongoDB given' : 'the embedded store'};`
  + ` ${rounds} rounds of ${windowSeconds} s after ${warmUp} s; flags: ${serviceFlags.join(' ') || 'none'}`);
const store = await openStore(1);
if (parts.includes('warm') || parts.includes('growth')) {
  await warm(store);
}
if (parts.includes('cold')) {
  await cold(store);
}
print(`\n${marks.filter(Boolean).length} of ${marks.length} measures are as they must be`);
if (isLook) {
  print('This was a look: a JVM that has hardly run is slow, so what is missed says nothing. The real measurement is the default.');
}
process.exit(isLook || marks.every(Boolean) ? 0 : 1);
