import { h } from 'vue';

/** Words about the state of something, where it stands. Props: `kind` (good, warn, bad, info), `live` (say it aloud). */
export const Banner = ({ kind, live = true }, { slots }) => h('div', {
  class: ['banner', kind],
  role: live ? (kind === 'bad' ? 'alert' : 'status') : null,
}, slots.default());

Banner.props = ['kind', 'live'];
