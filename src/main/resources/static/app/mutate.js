import { ask } from 'app/graphql.js';

/**
 * Runs a mutation: `change('acceptReturn', 'nationalReturn { status }', { country, year })`.
 * Resolves to its payload, `errors` included.
 * @throws RequestError where the service refuses the request as a whole
 */
export async function change(field, selection, input) {
  const type = field[0].toUpperCase() + field.slice(1);
  const document = `mutation ${type}($input: ${type}Input!) {
  ${field}(input: $input) { ${selection} errors { code message path } }
}`;
  return (await ask(document, { input }))[field];
}
