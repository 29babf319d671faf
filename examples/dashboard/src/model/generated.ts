// A plan of ten thousand targets, made up: the same every time.

import type { Action, Entry, Indicator, Ledger, Plan } from 'tenfold';
import type { Texts } from './source.js';

/** Returns numbers from 0 to 1 that look random and are always the same. */
function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
}

/** Makes a plan of so many actions with a hundred targets each, and four readings of every indicator. */
export function generated(actions = 100): Texts {
  const draw = drawn(7);
  const indicators: Indicator[] = [];
  const entries: Entry[] = [];
  const list = Array.from({ length: actions }, (_, action): Action => ({
    id: `a${action}`, title: { en: `Action ${action + 1}`, zh: `行动${action + 1}` },
    targets: Array.from({ length: 100 }, (_, place) => {
      const id = `${action}-${place}`;
      const bar = 10 + Math.floor(draw() * 90);
      indicators.push({ id: `i${id}`, title: `Indicator ${id}`, measure: { kind: 'level' } });
      const luck = 0.4 + draw();
      for (let year = 0; year < 3; year++) {
        const value = Math.round(((bar * (year + 1)) / 5) * luck * 10) / 10;
        entries.push({
          id: `e${id}-${year}`, kind: 'reading', indicator: `i${id}`, day: `${2022 + year}-12-31`, value, recorded: `${2023 + year}-01-15T09:00:00Z`,
        });
      }
      return {
        id: `t${id}`, title: { en: `Target ${id}`, zh: `目标${id}` }, indicator: `i${id}`,
        goal: { kind: 'at_least', bar }, baseline: { value: 0 }, due: `${2024 + Math.floor(draw() * 4)}-12-31`,
      } as const;
    }),
  }));
  const plan: Plan = {
    tenfold: 1, id: 'generated', title: { en: 'Ten thousand targets', zh: '一万个目标' }, start: '2022-01-01', due: '2027-12-31', indicators, actions: list,
  };
  const ledger: Ledger = { tenfold: 1, plan: 'generated', entries };
  return { plan: JSON.stringify(plan), ledger: JSON.stringify(ledger) };
}
