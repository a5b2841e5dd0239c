// Apollo Server with the benchmark's part of the schema. Usage: node server.js PORT MONGODB_URI [COMMANDS]
// COMMANDS is a file that takes each command it sends, one a line.
import { appendFileSync, readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { BSON, MongoClient } from 'mongodb';
import { Figures } from './figures.js';
import { resolvers as indicator } from './indicators.js';

const [, , port, uri, commands] = process.argv;
const client = await new MongoClient(uri, { maxPoolSize: 100, monitorCommands: Boolean(commands) }).connect();
if (commands) {
  client.on('commandStarted', ({ command: { lsid, $db, ...command } }) =>
    appendFileSync(commands, `${BSON.EJSON.stringify(command, { relaxed: false })}\n`));
}
const db = client.db();

const trainees = (row) => ({ count: row.trainees, isMinimum: row.counted < row.uptakes });
const module = (code, { figures }) => figures.modules.load(code);

const resolvers = {
  Query: {
    qualityByModule: async (_, { filter }, { figures }) =>
      (await figures.quality(filter, '$module')).sort((a, b) => (a.key < b.key ? -1 : 1)),
    qualityByYear: async (_, { filter }, { figures }) =>
      (await figures.quality(filter, '$year')).sort((a, b) => a.key - b.key),
    quality: async (_, { filter }, { figures }) =>
      (await figures.quality(filter, null))[0] ?? { responses: 0, suppressed: false },
    uptakeTotals: async (_, { filter }, { figures }) => {
      const [row] = await figures.uptakes(filter, null,
        { modules: { $addToSet: '$uptakes.module' }, countries: { $addToSet: '$country' } });
      return row ?? { uptakes: 0, modules: [], countries: [], trainees: 0, counted: 0 };
    },
    uptakeByCountry: async (_, { filter }, { figures }) => {
      const [rows, countries] = await Promise.all([figures.uptakes(filter, '$country'), figures.countries()]);
      const byCode = new Map(rows.map((row) => [row._id, row]));
      return countries.filter((country) => byCode.has(country._id))
        .map((country) => ({ ...byCode.get(country._id), country }));
    },
    uptakeByModule: async (_, { filter }, { figures }) =>
      (await figures.uptakes(filter, '$uptakes.module', { countries: { $addToSet: '$country' } }))
        .sort((a, b) => (a._id < b._id ? -1 : 1)),
    uptakeByYear: async (_, { filter }, { figures }) =>
      (await figures.uptakes(filter, '$year')).sort((a, b) => a._id - b._id),
    downloads: (_, { filter }, { figures }) => figures.downloads(filter),
    sessionTotals: (_, { filter }, { figures }) => figures.sessions(filter),
    indicators: (_, args, { figures }) => figures.indicators()
  },
  ModuleQuality: { trainingModule: (row, _, context) => module(row.key, context), scores: (row) => row },
  YearQuality: { year: (row) => row.key, scores: (row) => row },
  UptakeTotals: { modulesUsed: (row) => row.uptakes, distinctModules: (row) => row.modules.length,
    countries: (row) => row.countries.length, trainees },
  CountryUptake: { modulesUsed: (row) => row.uptakes, trainees },
  ModuleUptake: { trainingModule: (row, _, context) => module(row._id, context),
    countries: (row) => row.countries.length, trainees },
  YearUptake: { year: (row) => row._id, modulesUsed: (row) => row.uptakes, trainees },
  TrainingModule: { code: (found) => found._id },
  Country: { code: (found) => found._id },
  Indicator: indicator
};

const server = new ApolloServer({ typeDefs: readFileSync(new URL('schema.graphql', import.meta.url), 'utf8'),
  resolvers, csrfPrevention: true });
await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: Number(port) },
  context: async () => ({ figures: new Figures(db) }) });
