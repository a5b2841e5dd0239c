import { h } from 'vue';

const MARKS = { good: '✓', warn: '!', bad: '✗', info: '•', none: '–' };

/** A state as a mark and a word, so that colour isn't the only sign. Props: `kind` (good, warn, bad, info, none), `text`. */
export const StatusMark = ({ kind, text }) => h('span', { class: ['mark', kind] }, [
  h('span', { class: 'sign', 'aria-hidden': 'true' }, MARKS[kind]), text,
]);

StatusMark.props = ['kind', 'text'];
