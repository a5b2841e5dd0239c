import { h, nextTick, onBeforeUnmount, reactive, ref } from 'vue';
import { Banner } from 'app/components/banner.js';
import { FormField } from 'app/components/form-field.js';
import { ModalDialog } from 'app/components/modal-dialog.js';
import { RequestError } from 'app/graphql.js';
import { t } from 'app/i18n.js';
import { refusal } from 'app/refusal.js';

/**
 * A form in a dialog; without fields, a question. Props: `title`, `action` (words of the button), `fields`, each `{ name, label,
 * hint, type (text, number, date, textarea, select, checkbox), options: [{ value, label }], required, fixed, attributes }`,
 * `values` to begin with, `send(values)`, which resolves to user errors: they show at the field that their path names. Emits
 * `close`, also when all is sent. The slot says what it is about.
 */
export const FormDialog = {
  props: { title: String, action: String, fields: { type: Array, default: () => [] }, values: Object, send: Function },
  emits: ['close'],
  setup(props, { emit, slots }) {
    const given = reactive({ ...props.values });
    const problems = ref([]);
    const busy = ref(false);
    const form = ref(null);

    const at = ({ name }) => problems.value.filter(({ path }) => path?.includes(name)).map(refusal).join(' ');
    const elsewhere = () => problems.value.filter(({ path }) => !props.fields.some(({ name }) => path?.includes(name)));

    function check() {
      return props.fields.flatMap(({ name, required }) => {
        const value = given[name];
        const missing = required && (value == null || String(value).trim() === '');
        return Number.isNaN(value) ? [{ message: t('form.number'), path: [name] }]
          : missing ? [{ message: t('form.required'), path: [name] }] : [];
      });
    }

    async function submit(event) {
      event.preventDefault();
      if (busy.value) {
        return;
      }
      problems.value = check();
      if (!problems.value.length) {
        busy.value = true;
        try {
          problems.value = await props.send({ ...given });
        }
        catch (error) {
          problems.value = [{ message: error instanceof RequestError ? error.words : t('error.other', { detail: error.message }) }];
        }
        busy.value = false;
        if (!problems.value.length) {
          emit('close');
          return;
        }
      }
      await nextTick();
      form.value?.querySelector('[aria-invalid="true"]')?.focus();
    }

    // What opened the dialog may be gone when it closes: then reading goes on at the heading.
    onBeforeUnmount(async () => {
      await nextTick();
      if (document.activeElement === document.body) {
        document.querySelector('h1')?.focus();
      }
    });

    return () => h(ModalDialog, { title: props.title, onClose: () => emit('close') }, () => [
      slots.default?.(),
      elsewhere().map((problem) => h(Banner, { key: problem.message, kind: 'bad' }, () => refusal(problem))),
      h('form', { ref: form, class: 'dialog-form', novalidate: true, onSubmit: submit }, [
        ...props.fields.map((field, index) => h(FormField, {
          key: field.name,
          field: index ? field : { ...field, attributes: { ...field.attributes, autofocus: true } },
          modelValue: given[field.name],
          error: at(field),
          'onUpdate:modelValue': (value) => { given[field.name] = value; },
        })),
        h('div', { class: 'buttons' }, [
          h('button', { class: 'main', autofocus: !props.fields.length, 'aria-disabled': busy.value ? 'true' : null }, props.action),
          h('button', { type: 'button', onClick: () => emit('close') }, t('form.cancel')),
        ]),
      ]),
    ]);
  },
};
