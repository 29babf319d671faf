import type { JsonObject } from './json.js';

/** What was judged: for each target, action and unit a verdict, with the numbers and reasons behind it. */
export interface Evaluation extends JsonObject {}
