// Civil days as numbers, for sliders and charts.

const DAY = 86_400_000;

/** Returns a day as the number of days since 1970. */
export const number = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);

/** Returns the day of a number. */
export const day = (days: number): string => new Date(days * DAY).toISOString().slice(0, 10);

/** Returns a day as a moment that charts understand. */
export const date = (of: string): Date => new Date(`${of}T00:00:00Z`);

/** Returns the last day of a period such as `2023`, `2023-Q1`, `2023-05` or `first/last`; of a day the day. */
export function last(period: string): string {
  const range = period.split('/')[1];
  if (range) return range;
  const found = /^(\d{4})(?:-(?:Q(\d)|H(\d)|(\d\d)))?$/.exec(period);
  if (!found) return period;
  const [, year, quarter, half, month] = found;
  const months = quarter ? Number(quarter) * 3 : half ? Number(half) * 6 : Number(month ?? 12);
  return new Date(Date.UTC(Number(year), months, 0)).toISOString().slice(0, 10);
}

/** Returns the last days of the quarters that end between two days, and the later of the two. */
export function quarters(from: string, to: string): string[] {
  const days: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (let quarter = 1; quarter <= 4; quarter++) {
      const end = last(`${year}-Q${quarter}`);
      if (end >= from && end < to) days.push(end);
    }
  }
  return [...days, to];
}

/** Returns so many days, evenly between two, both included. */
export function spread(from: string, to: string, count: number): string[] {
  const [first, end] = [number(from), number(to)];
  const step = Math.max(1, (end - first) / (count - 1));
  const days = [];
  for (let at = first; at < end; at += step) days.push(day(Math.round(at)));
  return [...days, to];
}
