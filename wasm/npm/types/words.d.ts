/** A text for people: one string for every language, or a map from language tag to string. */
export type Text = string | { readonly [language: string]: string };

/** A day, as `YYYY-MM-DD`. */
export type Day = string;

/** A period: `2024`, `2024-H1`, `2024-Q3`, `2024-07`, `2024-07-15`, or its first and last day, as `2024-01-01/2024-03-15`. */
export type Period = string;

/** A moment in RFC 3339, such as `2025-01-15T09:00:00Z`. */
export type Moment = string;

/** How often something is due or reported, in periods of the calendar. */
export type Every = 'year' | 'half' | 'quarter' | 'month';

/** A value of a register field: a text, a number, a day, the id of a level or of a member, or the ids of several members. */
export type Scalar = string | number | readonly string[];
