/**
 * A value that the whole process shares. Node, Vite, pages and the build each have an instance of a module of their own, and
 * only a global symbol is the same for all.
 * @param name which value it is
 * @param isValue whether what stands there is such a value
 */
export function processWide<Value>(name: string, isValue: (value: unknown) => value is Value): ProcessWide<Value> {
  const key = Symbol.for(`agent-catalogue.${name}`);
  return {
    get: () => {
      const value: unknown = Reflect.get(globalThis, key);
      return isValue(value) ? value : undefined;
    },
    set: (value) => {
      Object.defineProperty(globalThis, key, { value, configurable: true });
    },
  };
}

/** A place for a value. */
export interface ProcessWide<Value> {
  /** What was set last; undefined if nothing was. */
  get: () => Value | undefined;
  set: (value: Value) => void;
}
