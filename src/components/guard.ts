/** Whether a value is an object, so that its properties can be read. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/**
 * Whether a value from outside, such as fetched JSON, has properties of the given types. Other properties are allowed,
 * and the items of arrays are not checked.
 * @param shape the type of each property, or the shape of a nested object
 */
export function hasShape<S extends Shape>(value: unknown, shape: S): value is Shaped<S> {
  return (
    isRecord(value) &&
    Object.entries(shape).every(([key, type]) => {
      const property = value[key];
      if (typeof type !== 'string') return hasShape(property, type);
      return type === 'array' ? Array.isArray(property) : typeof property === type;
    })
  );
}

/** The types of an object's properties. */
export interface Shape {
  readonly [key: string]: keyof Types | Shape;
}

interface Types {
  string: string;
  number: number;
  boolean: boolean;
  array: readonly unknown[];
}

/** An object of a given shape. */
type Shaped<S extends Shape> = {
  readonly [Key in keyof S]: S[Key] extends keyof Types ? Types[S[Key]] : S[Key] extends Shape ? Shaped<S[Key]> : never;
};
