/**
 * Makes a function that remembers what it gave, for texts of which few make up most.
 * @param make gives the value of a text, the same each time
 * @param most after so many texts it forgets all of them, so that it holds no more
 */
export function remembered<Value>(most: number, make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = make(text);
    if (known.size >= most) known.clear();
    known.set(text, value);
    return value;
  };
}
