// Entries as a table, with their sources.

import type { TemplateResult } from 'lit';
import type { Entry } from 'tenfold';
import { figure, View } from '../view.js';

/** Says what an entry tells, without what every entry has. */
export function what(entry: Entry): string {
  const { id, kind, day, recorded, source, author, note, illustrative, corrects, ...own } = entry as Entry & Record<string, unknown>;
  const told = Object.entries(own).map(([key, value]) => `${key}: ${plain(value)}`);
  return [...told, ...(corrects ? [`corrects: ${String(corrects)}`] : [])].join('; ');
}

/** Returns a value as text; of a text in several languages the first. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  if ('en' in value) return String(value.en);
  return Object.entries(value).map(([key, own]) => `${key} ${plain(own)}`).join(', ');
}

/** Shows entries. */
export function told(view: View, entries: readonly Entry[]): TemplateResult {
  const { say } = view;
  const head = [say('day'), say('kind'), say('what'), say('source'), say('author'), say('recorded')];
  const rows = () => entries.slice(0, 500).map((entry) =>
    [entry.day, entry.kind, what(entry), entry.source ?? '', entry.author ?? '', entry.recorded ?? '']);
  return figure(view, 'entries', undefined, head, rows);
}
