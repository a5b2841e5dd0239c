import { h, nextTick, ref, watch } from 'vue';
import { useCheckedForm } from 'app/checked-form.js';
import { Banner } from 'app/components/banner.js';
import { Choices } from 'app/components/choices.js';
import { CountrySelect } from 'app/components/country-select.js';
import { Field } from 'app/components/field.js';
import { languageName } from 'app/format.js';
import { connection } from 'app/graphql.js';
import { t } from 'app/i18n.js';
import { useOutbox } from 'app/outbox.js';
import { takeDeclarationBack } from 'app/take-back.js';
import { ModuleFiles } from 'app/views/download-files.js';
import { TakeBackOffer } from 'app/views/take-back-offer.js';

const DECLARE = `
mutation DeclareDownload($input: DeclareDownloadInput!) {
  declareDownload(input: $input) {
    declaration { id }
    errors { code message path }
  }
}
`;

const ORGANISATIONS = ['ECONOMIC_OPERATOR', 'ADMINISTRATION', 'SCHOOL', 'INDIVIDUAL', 'OTHER'];
const MOST = 1_000_000;

/** Who downloads and for how many people, then the files. Props: `module`, `countries`. */
export const DownloadForm = {
  props: ['module', 'countries'],
  setup(props) {
    const files = ref(null);
    const outbox = useOutbox({
      name: `download ${props.module.code}`,
      empty: () => ({ organisation: null, country: '', expectedTrainees: '' }),
      mutation: DECLARE,
      input: ({ organisation, country, expectedTrainees }) => ({
        trainingModule: props.module.code, organisation, country: country || null, expectedTrainees: people(expectedTrainees),
      }),
    });

    // Thousands are set apart by spaces, full stops, commas or apostrophes, whatever the language.
    function people(text) {
      const digits = text.trim().replace(/(?<=\d)[\s.,'’](?=\d{3}(?!\d))/g, '');
      return /^\d+$/.test(digits) ? Number(digits) : null;
    }

    function check({ organisation, expectedTrainees }) {
      const found = {};
      if (!organisation) {
        found.organisation = t('survey.sayWho');
      }
      const count = people(expectedTrainees);
      if (count === null || count < 1 || count > MOST) {
        found.expectedTrainees = t('declare.sayHowMany');
      }
      return found;
    }

    const { root, submit, bound, problems } = useCheckedForm(outbox, check);

    watch(() => outbox.done, async () => {
      await nextTick();
      files.value?.focus();
    });

    const languages = () => [...new Set(props.module.downloads.map(({ language }) => (language
      ? languageName(language) : t('declare.anyLanguage'))))].join(', ');

    const form = () => h('form', { ref: root, novalidate: true, onSubmit: submit }, [
      h('p', { class: 'offer' }, t('declare.files', { languages: languages() })),
      h('p', { class: 'lead' }, t('declare.lead')),
      h(Choices, {
        name: 'organisation', legend: t('survey.who'), options: ORGANISATIONS.map((value) => ({ value, label: t(`organisation.${value}`) })),
        ...bound('organisation'),
      }),
      h(CountrySelect, { label: t('survey.country'), countries: props.countries, none: t('declare.otherCountry'), ...bound('country') }),
      h(Field, {
        label: t('declare.howMany'), hint: t('declare.howManyHint'), name: 'expectedTrainees', inputmode: 'numeric',
        autocomplete: 'off', ...bound('expectedTrainees'),
      }),
      ...problems(),
      h('button', { class: 'main' }, t('declare.send')),
    ]);

    const done = () => h('section', { class: 'thanks' }, [
      h('h2', { ref: files, tabindex: -1 }, t('declare.thanks')),
      h(ModuleFiles, { downloads: props.module.downloads }),
      h('p', t('declare.use')),
      h(TakeBackOffer, { id: outbox.done.declaration.id, takeBack: takeDeclarationBack }),
    ]);

    const waiting = () => h(Banner, { kind: 'info' }, () => t(connection.lost ? 'survey.kept' : 'survey.sending'));

    return () => (outbox.done ? done() : outbox.sending ? waiting() : form());
  },
};
