import { describe, expect, it } from 'vitest';
import { heldOutPrompts, kinds } from '../../bench/tiny/prompts';
import { heldOutPair, nouns, tables } from '../../bench/tiny/scenes';

/** The list of prompts that `npm run figures -- tiny` draws. */
describe('the held-out prompts', () => {
  const prompts = heldOutPrompts(11);

  it('are at least 400, the same for the same seed, and no two alike', () => {
    expect(prompts.length).toBeGreaterThanOrEqual(400);
    expect(heldOutPrompts(11)).toEqual(prompts);
    expect(heldOutPrompts(12)).not.toEqual(prompts);
    const plain = prompts.filter(({ kind }) => kind === 'plain').map(({ text }) => text);
    expect(new Set(plain).size).toBe(plain.length);
  });

  it('are of every class', () => {
    for (const kind of kinds)
      expect(prompts.filter((prompt) => prompt.kind === kind).length, kind).toBeGreaterThanOrEqual(32);
  });

  it('name combinations that training leaves out, but for the bare nouns', () => {
    for (const { kind, text, scene } of prompts) {
      const [first, second] = scene.things;
      if (first === undefined) throw new Error(text);
      const heldOut = tables.objects.find(({ noun }) => noun === first.noun)?.heldOut ?? [];
      if (kind === 'bare') expect(scene.background).toBe('white');
      else if (second) expect(heldOutPair(first.noun, second.noun), text).toBe(true);
      else expect(heldOut, text).toContain(scene.background);
    }
  });

  it('ask for more than 140 of the objects', () => {
    const named = new Set(prompts.flatMap(({ scene }) => scene.things.map(({ noun }) => noun)));
    expect(named.size).toBeGreaterThan(140);
    for (const noun of named) expect(nouns).toContain(noun);
  });

  it('use the colours of the table', () => {
    for (const { background, things } of prompts.map(({ scene }) => scene)) {
      expect(Object.keys(tables.backgrounds)).toContain(background);
      for (const { tint } of things)
        if (tint !== null) expect([...Object.keys(tables.tints), 'black', 'white', 'brown']).toContain(tint);
    }
  });
});
