// The plan by its ids: what is above, below and named.

import type { Action, Indicator, MemberSet, Plan, Register, Responsible, Scale, Target, Text, Unit } from 'tenfold';

/** An action, where it stands. */
export interface Node {
  readonly action: Action;
  readonly parent: string | undefined;
  readonly depth: number;
}

/** Everything of a plan by its id, in the plan's order. */
export class Outline {
  readonly actions = new Map<string, Node>();
  readonly targets = new Map<string, { readonly target: Target; readonly action: string }>();
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly sets: ReadonlyMap<string, MemberSet>;
  readonly registers: ReadonlyMap<string, Register>;
  private readonly scales: ReadonlyMap<string, Scale>;
  /** The first day and the last due day. */
  readonly first: string;
  readonly last: string;

  constructor(plan: Plan) {
    const by = <T extends { id: string }>(list: readonly T[] = []) => new Map(list.map((one) => [one.id, one]));
    this.indicators = by(plan.indicators);
    this.units = by(plan.units);
    this.sets = by(plan.sets);
    this.registers = by(plan.registers);
    this.scales = by(plan.scales);
    const due = [plan.due];
    const walk = (list: readonly Action[], parent: string | undefined, depth: number): void => {
      for (const action of list) {
        this.actions.set(action.id, { action, parent, depth });
        due.push(action.due);
        for (const target of action.targets ?? []) {
          this.targets.set(target.id, { target, action: action.id });
          due.push(target.due);
        }
        walk(action.actions ?? [], action.id, depth + 1);
      }
    };
    walk(plan.actions ?? [], undefined, 0);
    this.first = plan.start;
    this.last = due.reduce<string>((last, day) => (day !== undefined && day > last ? day : last), plan.start);
  }

  /** Returns the indicator that a target is measured by. */
  indicatorOf(target: string): Indicator | undefined {
    const id = this.targets.get(target)?.target.indicator;
    return id === undefined ? undefined : this.indicators.get(id);
  }

  /** Returns the ids of the levels of a scale, the lowest first. */
  levels(scale: string | undefined): string[] {
    return (this.scales.get(scale ?? '')?.levels ?? []).map((level) => level.id);
  }

  /** Returns the targets below an action, its own first. */
  below(action: string): string[] {
    const own = this.actions.get(action)?.action;
    return [
      ...(own?.targets ?? []).map((target) => target.id),
      ...(own?.actions ?? []).flatMap((child) => this.below(child.id)),
    ];
  }

  /** Returns who is responsible for an action: its own, else those of the nearest action above that has some. */
  responsible(action: string | undefined): readonly Responsible[] {
    const node = action === undefined ? undefined : this.actions.get(action);
    if (!node) return [];
    return node.action.responsible?.length ? node.action.responsible : this.responsible(node.parent);
  }
}

/** Returns a text in a language, as the package falls back. */
export function text(of: Text | undefined, lang: string): string {
  if (of === undefined || typeof of === 'string') return of ?? '';
  return of[lang] ?? of['en'] ?? Object.values(of)[0] ?? '';
}
