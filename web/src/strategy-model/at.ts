/** The item at an index where one is known to be: a wrong index is a mistake of the program, not of the user. */
export function at<Item>(list: readonly Item[] | undefined, index: number): Item {
  const item = list?.at(index);
  if (item === undefined) throw new RangeError(`no item ${index}`);
  return item;
}
