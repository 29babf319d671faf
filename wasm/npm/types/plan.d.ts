import type { JsonObject } from './json.js';

/** What was promised: actions, their targets, indicators, registers, sets and units, in Tenfold's JSON format for plans. */
export interface Plan extends JsonObject {}
