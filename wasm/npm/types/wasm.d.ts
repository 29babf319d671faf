/** The compiled module, where a runtime imports such; elsewhere what a bundler makes of the file, as a rule its URL. */
declare const module: object | string;
export default module;
