/**
 * Makes a function that remembers its results, for input in which the same texts come again and again.
 * @param max how many results it remembers before it forgets them all and starts anew
 * @param make gives the value of a text, the same each time
 */
export function memoise<Value>(max: number, make: (text: string) => Value): (text: string) => Value {
  const results = new Map<string, Value>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const value = make(text);
    if (results.size >= max) results.clear();
    results.set(text, value);
    return value;
  };
}
