import { computed, h, ref } from 'vue';
import { positions } from 'app/components/tile-positions.js';
import { number } from 'app/format.js';
import { t } from 'app/i18n.js';

const STEPS = 7;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * A square a country, shaded by a whole number. Props: `label`, `tiles`, each `{ code, name, value, words }`; emits `open(tile)`.
 * One stop of the Tab key; arrows move between the squares.
 */
export const TileMap = {
  props: ['label', 'tiles'],
  emits: ['open'],
  setup(props, { emit }) {
    const root = ref(null);
    const focused = ref(null);
    const pointed = ref(null);

    const tiles = computed(() => props.tiles.filter(({ code }) => code in positions)
      .sort((a, b) => positions[a.code][1] - positions[b.code][1] || positions[a.code][0] - positions[b.code][0]));
    const most = computed(() => Math.max(0, ...props.tiles.map(({ value }) => value)));
    const width = computed(() => Math.max(1, Math.ceil(most.value / STEPS)));
    const step = (value) => (value ? Math.ceil(value / width.value) : 0);
    const stop = computed(() => focused.value ?? tiles.value[0]?.code);
    const told = computed(() => tiles.value.find(({ code }) => code === (pointed.value ?? focused.value)));

    function onKeydown(event, tile) {
      const direction = ARROWS[event.key];
      if (direction) {
        event.preventDefault();
        const next = neighbour(tile, direction);
        if (next) {
          root.value.querySelector(`[data-code="${next.code}"]`).focus();
        }
      }
    }

    // The nearest in that direction; what lies aside counts double.
    function neighbour(tile, [dx, dy]) {
      const [x, y] = positions[tile.code];
      return tiles.value.map((other) => {
        const [ox, oy] = [positions[other.code][0] - x, positions[other.code][1] - y];
        const [ahead, aside] = dx ? [ox * dx, Math.abs(oy)] : [oy * dy, Math.abs(ox)];
        return { other, ahead, far: ahead + 2 * aside };
      }).filter(({ ahead }) => ahead > 0).sort((a, b) => a.far - b.far)[0]?.other;
    }

    const square = (tile) => h('button', {
      key: tile.code,
      type: 'button',
      class: ['tile', `ramp-${step(tile.value)}`],
      style: { gridColumn: positions[tile.code][0] + 1, gridRow: positions[tile.code][1] + 1 },
      tabindex: tile.code === stop.value ? 0 : -1,
      'data-code': tile.code,
      'aria-label': `${tile.name}: ${tile.words}`,
      onClick: () => emit('open', tile),
      onFocus: () => { focused.value = tile.code; },
      onMouseenter: () => { pointed.value = tile.code; },
      onMouseleave: () => { pointed.value = null; },
      onKeydown: (event) => onKeydown(event, tile),
    }, [h('span', { class: 'code' }, tile.code), h('span', { class: 'count' }, number(tile.value))]);

    const legend = () => h('ul', { class: 'legend' }, Array.from({ length: step(most.value) + 1 }, (_, at) => {
      const [from, to] = [(at - 1) * width.value + 1, Math.min(at * width.value, most.value)];
      return h('li', [
        h('span', { class: ['swatch', `ramp-${at}`] }),
        at === 0 ? number(0) : from === to ? number(to) : `${number(from)}–${number(to)}`,
      ]);
    }));

    return () => h('div', { class: 'tile-map' }, [
      h('div', { ref: root, class: 'tiles', role: 'group', 'aria-label': props.label }, tiles.value.map(square)),
      h('p', { class: 'told', 'aria-hidden': 'true' }, told.value
        ? [h('strong', told.value.name), ` ${told.value.words}`] : t('map.hint')),
      legend(),
    ]);
  },
};
