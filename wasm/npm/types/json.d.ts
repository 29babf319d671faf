/** A value that JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** An object that JSON can hold. A field that is `undefined` is left out. */
export interface JsonObject {
  readonly [field: string]: JsonValue | undefined;
}
