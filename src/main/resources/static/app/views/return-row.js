import { h } from 'vue';
import { number } from 'app/format.js';
import { t } from 'app/i18n.js';
import { show } from 'app/return-row.js';
import { ReturnRemarks } from 'app/views/return-remarks.js';

const MOVING = { waiting: true, sending: true };

/** A module's row. Props: `row`, `model`, `editable`; emits `move(column, step)`, `paste(column, event)`. */
export const ReturnRow = {
  props: ['row', 'model', 'editable'],
  emits: ['move', 'paste'],
  setup(props, { emit }) {
    const { row, model } = props;
    const isUnknown = () => row.used && row.text === '';
    const remarks = `remarks-${row.code}`;

    function set(changes) {
      Object.assign(row, changes);
      model.type(row);
    }

    // The word for "unknown" isn't text: what is typed takes its place, unless it is more of the word.
    function onNumber(event) {
      const value = event.target.value;
      const word = t('myReturn.unknown');
      const typed = isUnknown() ? value.replace(word, '') : value;
      const text = isUnknown() && word.includes(typed) ? '' : typed;
      set({ text, used: text.trim() !== '' || (isUnknown() && typed !== '') });
      event.target.value = isUnknown() ? word : text;
    }

    function clears({ key, target }) {
      const whole = target.selectionStart === 0 && target.selectionEnd === target.value.length;
      return (key === 'Delete' && (whole || target.selectionStart === target.value.length))
        || (key === 'Backspace' && isUnknown());
    }

    function onNumberKey(event) {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (plain && (event.key.toLowerCase() === 'u' || event.key === '?')) {
        event.preventDefault();
        set({ text: '', used: true });
      }
      else if (plain && clears(event)) {
        event.preventDefault();
        set({ text: '', used: false });
        event.target.value = '';
      }
      else {
        onKey('trainees', event);
      }
    }

    function onKey(column, event) {
      const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        model.commit(row);
        emit('move', column, step);
      }
      else if (event.key === 'Escape' && row.state !== 'sending' && row.state !== 'conflict') {
        show(row, row.saved);
        model.type(row);
      }
    }

    function onTick(event) {
      set(event.target.checked ? { used: true } : { used: false, text: '', note: '' });
      model.commit(row);
      if (row.used) {
        const field = event.target.closest('tr').querySelector('[data-column=trainees]');
        field.focus();
      }
    }

    const blur = () => row.state === 'typing' && model.commit(row);

    const input = (column, attributes) => h('input', {
      type: 'text',
      autocomplete: 'off',
      'data-column': column,
      'aria-describedby': remarks,
      onBlur: blur,
      onPaste: (event) => emit('paste', column, event),
      ...attributes,
    });

    const fields = () => [
      h('td', { class: 'used' }, h('label', [
        h('input', { type: 'checkbox', checked: row.used, onChange: onTick }),
        h('span', { class: 'words' }, t('myReturn.usedOf')),
        h('span', { class: 'unseen' }, row.title),
      ])),
      h('td', { class: 'number' }, h('div', { class: 'cell' }, [
        h('span', { class: ['dot', { on: MOVING[row.state] }] }, MOVING[row.state]
          ? h('span', { class: 'unseen' }, t('myReturn.inFlight')) : null),
        input('trainees', {
          inputmode: 'numeric',
          class: { unknown: isUnknown() },
          value: isUnknown() ? t('myReturn.unknown') : row.text,
          'aria-label': t('myReturn.traineesOf', { module: row.title }),
          'aria-invalid': row.state === 'wrong' || row.state === 'failed' ? 'true' : null,
          onInput: onNumber,
          onKeydown: onNumberKey,
          onFocus: (event) => event.target.select(),
        }),
      ])),
      h('td', { class: 'note' }, input('note', {
        maxlength: 500,
        value: row.note,
        placeholder: row.used || row.note ? t('myReturn.note') : null,
        'aria-label': t('myReturn.noteOf', { module: row.title }),
        onInput: (event) => set({ note: event.target.value }),
        onKeydown: (event) => onKey('note', event),
      })),
    ];

    const words = () => [
      h('td', { class: 'used' }, row.saved ? t('myReturn.yes') : h('span', { class: 'muted' }, t('myReturn.no'))),
      h('td', { class: 'number' }, row.saved ? row.saved.trainees == null ? t('figure.unknown') : number(row.saved.trainees) : ''),
      h('td', { class: 'note' }, row.saved?.note),
    ];

    return () => h('tr', { 'data-code': row.code, class: { unused: !row.used && !row.note } }, [
      h('th', { scope: 'row' }, [h('span', { lang: 'en' }, row.title), row.title !== row.code && h('span', { class: 'code' }, row.code)]),
      h('td', { class: 'number last' }, [
        h('span', { class: 'words' }, model.year - 1),
        row.last ? row.last.trainees == null ? t('figure.unknown') : number(row.last.trainees) : '–',
      ]),
      ...(props.editable ? fields() : words()),
      h('td', { class: 'remarks', id: remarks }, h(ReturnRemarks, { row, model, editable: props.editable })),
    ]);
  },
};
