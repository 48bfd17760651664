/** Whether a value is an object, so that its properties can be looked at. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/**
 * Whether a value from outside, such as JSON that was fetched, has properties of certain types. It may have others too;
 * what is in its arrays is not looked at.
 * @param shape the type of each property, or the shape of one that is an object
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

/** The types of some properties. */
export interface Shape {
  readonly [key: string]: keyof Types | Shape;
}

interface Types {
  string: string;
  number: number;
  boolean: boolean;
  array: readonly unknown[];
}

/** What has a shape. */
type Shaped<S extends Shape> = {
  readonly [Key in keyof S]: S[Key] extends keyof Types ? Types[S[Key]] : S[Key] extends Shape ? Shaped<S[Key]> : never;
};
