/** What `measure` finds; null, with the reason on stderr, where it cannot be measured. */
export async function attempt<T>(what: string, measure: () => T | Promise<T>): Promise<T | null> {
  console.error(`${what} …`);
  try {
    return await measure();
  } catch (error) {
    console.error(`${what}: not measured: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}
