import type { JsonObject } from './json.js';

/** What happened: entries, each with the day it speaks of and the moment it was recorded, in Tenfold's JSON format for ledgers. */
export interface Ledger extends JsonObject {}
