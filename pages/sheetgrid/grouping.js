/** Things by what they have in common, in the order in which each was met first; Map.groupBy is younger than browsers. */
export function groupBy(items, keyOf) {
  const found = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (found.has(key)) found.get(key).push(item);
    else found.set(key, [item]);
  }
  return found;
}
