import { ask, RequestError } from 'app/graphql.js';
import { t } from 'app/i18n.js';
import { refusal } from 'app/refusal.js';

const RESPONSE = `
mutation EraseSurveyResponse($input: EraseSurveyResponseInput!) {
  eraseSurveyResponse(input: $input) { errors { code message } }
}
`;

const DECLARATION = `
mutation EraseDownloadDeclaration($input: EraseDownloadDeclarationInput!) {
  eraseDownloadDeclaration(input: $input) { errors { code message } }
}
`;

/** Takes an answer of the survey back. Resolves to why that failed, in words, or to nothing; done twice, it changes nothing more. */
export const takeResponseBack = (id) => run(RESPONSE, id);

/** The same for a declaration of a download. */
export const takeDeclarationBack = (id) => run(DECLARATION, id);

async function run(document, id) {
  try {
    const [answer] = Object.values(await ask(document, { input: { id } }));
    return answer.errors.map(refusal).join(' ');
  }
  catch (error) {
    return error instanceof RequestError ? error.words : t('error.other', { detail: error.message });
  }
}
