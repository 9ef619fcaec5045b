/** The element of a list at `index`, from the end where that is negative. Throws a `RangeError` if there is none. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const element = list[index < 0 ? list.length + index : index];
  if (element === undefined) throw new RangeError(`at: there is no element ${index} in a list of ${list.length}.`);
  return element;
}
