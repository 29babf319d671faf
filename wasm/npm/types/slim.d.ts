export * from './calls.js';

/** The bytes of `tenfold.wasm`, or a `WebAssembly.Module` compiled from them. */
export type ModuleOrBytes = ArrayBuffer | ArrayBufferView | CompiledModule;

/**
 * Loads the module from where a URL or a response leads, from bytes, or from a compiled module; `await` it before any other
 * call.
 */
export function init(source: string | Located | Fetched | PromiseLike<Fetched> | ModuleOrBytes): Promise<void>;

/** Loads the module at once. Browsers may refuse this on a page's main thread, where only `init` is sure to work. */
export function initSync(source: ModuleOrBytes): void;

// Shapes in place of the types of the DOM, so that a project without them compiles.

/** A `URL`. */
interface Located {
  readonly href: string;
}

/** A `Response`. */
interface Fetched {
  readonly ok: boolean;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A `WebAssembly.Module`. */
type CompiledModule = object;
