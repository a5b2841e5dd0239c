import { ask } from 'app/graphql.js';

const RESPONSE = `
mutation EraseSurveyResponse($input: EraseSurveyResponseInput!) {
  eraseSurveyResponse(input: $input) { errors { message } }
}
`;

const DECLARATION = `
mutation EraseDownloadDeclaration($input: EraseDownloadDeclarationInput!) {
  eraseDownloadDeclaration(input: $input) { errors { message } }
}
`;

/** Takes an answer of the survey back. Resolves to what is wrong with the number, in words, or nothing; sent twice, it changes nothing. */
export const takeResponseBack = (id) => run(RESPONSE, id);

/** The same for a declaration of a download. */
export const takeDeclarationBack = (id) => run(DECLARATION, id);

async function run(document, id) {
  const [answer] = Object.values(await ask(document, { input: { id } }));
  return answer.errors.map(({ message }) => message).join(' ');
}
