import { h } from 'vue';
import { useCheckedForm } from 'app/checked-form.js';
import { Banner } from 'app/components/banner.js';
import { Choices } from 'app/components/choices.js';
import { CountrySelect } from 'app/components/country-select.js';
import { Field } from 'app/components/field.js';
import { ScoreSteps } from 'app/components/score-steps.js';
import { connection } from 'app/graphql.js';
import { t } from 'app/i18n.js';
import { useOutbox } from 'app/outbox.js';
import { SurveyThanks } from 'app/views/survey-thanks.js';

const SUBMIT = `
mutation SubmitSurveyResponse($input: SubmitSurveyResponseInput!) {
  submitSurveyResponse(input: $input) {
    surveyResponse { id }
    errors { code message path }
  }
}
`;

const QUESTIONS = ['relevance', 'objectivesAchieved', 'retention', 'userFriendliness'];
const AUDIENCES = ['CUSTOMS_OFFICIAL', 'ECONOMIC_OPERATOR', 'OTHER_USER'];
const MOST_CHARACTERS = 2000;

const today = () => new Date().toISOString().slice(0, 10);

/** The questions, until they are answered and sent. Props: `module`, `countries`. */
export const SurveyForm = {
  props: ['module', 'countries'],
  setup(props) {
    const outbox = useOutbox({
      name: `survey ${props.module.code}`,
      empty: () => ({ ...Object.fromEntries(QUESTIONS.map((question) => [question, null])), audience: null, country: '', completedOn: today(), comment: '' }),
      mutation: SUBMIT,
      input,
    });

    function input(fields) {
      return {
        trainingModule: props.module.code,
        audience: fields.audience,
        country: fields.audience === 'CUSTOMS_OFFICIAL' ? fields.country : null,
        completedOn: fields.completedOn,
        comment: fields.comment.trim() || null,
        ...Object.fromEntries(QUESTIONS.map((question) => [question, typeof fields[question] === 'number' ? fields[question] * 10 : null])),
      };
    }

    function check(fields) {
      const found = {};
      if (!QUESTIONS.some((question) => typeof fields[question] === 'number')) {
        found.relevance = t('survey.answerOne');
      }
      if (!fields.audience) {
        found.audience = t('survey.sayWho');
      }
      if (fields.audience === 'CUSTOMS_OFFICIAL' && !fields.country) {
        found.country = t('survey.sayCountry');
      }
      if (!fields.completedOn || fields.completedOn > today() || fields.completedOn < props.module.producedOn) {
        found.completedOn = t('survey.sayWhen');
      }
      return found;
    }

    const { root, wrong, submit, bound, problems } = useCheckedForm(outbox, check);

    const waiting = () => h(Banner, { kind: 'info' }, () => t(connection.lost ? 'survey.kept' : 'survey.sending'));

    const comment = () => h('div', { class: ['field', { wrong: wrong.value.comment }] }, [
      h('label', { for: 'comment' }, t('survey.comment')),
      h('p', { class: 'hint', id: 'comment-hint' }, t('survey.commentHint')),
      h('textarea', {
        id: 'comment',
        name: 'comment',
        rows: 4,
        maxlength: MOST_CHARACTERS,
        value: outbox.fields.comment,
        'aria-describedby': 'comment-hint',
        onInput: (event) => { outbox.fields.comment = event.target.value; },
      }),
      wrong.value.comment && h('p', { class: 'error' }, wrong.value.comment),
    ]);

    const form = () => h('form', { ref: root, novalidate: true, onSubmit: submit }, [
      h('p', { class: 'lead' }, t('survey.lead')),
      ...QUESTIONS.map((question) => h(ScoreSteps, {
        key: question, name: question, question: t(`question.${question}`), ...bound(question),
      })),
      h(Choices, {
        name: 'audience', legend: t('survey.who'), options: AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) })),
        ...bound('audience'),
      }),
      outbox.fields.audience === 'CUSTOMS_OFFICIAL' && h(CountrySelect, {
        label: t('survey.country'), countries: props.countries, ...bound('country'),
      }),
      h(Field, {
        label: t('survey.completedOn'), name: 'completedOn', type: 'date', min: props.module.producedOn, max: today(),
        ...bound('completedOn'),
      }),
      comment(),
      ...problems(),
      h('button', { class: 'main' }, t('survey.send')),
    ]);

    return () => (outbox.done ? h(SurveyThanks, { response: outbox.done.surveyResponse, module: props.module })
      : outbox.sending ? waiting() : form());
  },
};
