// A kernel's work is cut into parts, one a thread. Each output is one part's alone, and is summed in the same order for any number of
// parts: so results are the same bit for bit.

/** Where part `part` of `parts` begins among `count` units; it ends where the next one begins. */
// @ts-ignore: decorator
@inline
export function beginOf(count: i32, part: i32, parts: i32): i32 {
  return <i32>((<i64>count * <i64>part) / <i64>parts);
}

/** The size of pieces of `count` that are as even as can be, and of at most `most` each. */
export function evenly(count: i32, most: i32): i32 {
  const pieces = max((count + most - 1) / most, 1);
  return (count + pieces - 1) / pieces;
}
