import { h, nextTick, ref } from 'vue';
import { Banner } from 'app/components/banner.js';

/**
 * A form of an outbox's fields. `check(fields)` tells what is wrong, as words by field, before anything is sent; afterwards the service does.
 * Gives `root` (the form's ref), `wrong`, `submit`, `bound(field)` (what a field's component is given) and `problems()` (what concerns no field).
 */
export function useCheckedForm(outbox, check) {
  const root = ref(null);
  const wrong = ref({});

  async function submit(event) {
    event.preventDefault();
    wrong.value = check(outbox.fields);
    if (!Object.keys(wrong.value).length) {
      await outbox.send();
      wrong.value = Object.fromEntries(outbox.errors.map(({ path, message }) => [path.at(-1), message]));
    }
    await nextTick();
    root.value?.querySelector('.wrong :is(input, select, textarea)')?.focus();
  }

  const bound = (field) => ({
    modelValue: outbox.fields[field],
    error: wrong.value[field],
    'onUpdate:modelValue': (value) => {
      outbox.fields[field] = value;
      delete wrong.value[field];
    },
  });

  const elsewhere = () => outbox.errors.filter(({ path }) => !(path.at(-1) in outbox.fields)).map(({ message }) => message);

  const problems = () => [outbox.problem, ...elsewhere()].filter(Boolean).map((words) => h(Banner, { kind: 'bad' }, () => words));

  return { root, wrong, submit, bound, problems };
}
