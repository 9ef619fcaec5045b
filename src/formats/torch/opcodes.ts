/**
 * Opcodes of pickles (Python's pickletools, protocols 0 to 5) that are refused by name: they make objects that no
 * weights need.
 */
const refusedOpcodes: Readonly<Record<number, string>> = {
  ...{ 0x30: 'POP', 0x31: 'POP_MARK', 0x32: 'DUP', 0x46: 'FLOAT', 0x49: 'INT', 0x4c: 'LONG', 0x50: 'PERSID' },
  ...{
    0x53: 'STRING',
    0x56: 'UNICODE',
    0x64: 'DICT',
    0x67: 'GET',
    0x69: 'INST',
    0x6c: 'LIST',
    0x6f: 'OBJ',
    0x70: 'PUT',
  },
  ...{
    0x82: 'EXT1',
    0x83: 'EXT2',
    0x84: 'EXT4',
    0x8b: 'LONG4',
    0x8e: 'BINBYTES8',
    0x8f: 'EMPTY_SET',
    0x90: 'ADDITEMS',
  },
  ...{ 0x91: 'FROZENSET', 0x92: 'NEWOBJ_EX', 0x96: 'BYTEARRAY8', 0x97: 'NEXT_BUFFER', 0x98: 'READONLY_BUFFER' },
};

/** What to call an opcode in messages. */
export function opcodeName(code: number): string {
  const number = `0x${code.toString(16).padStart(2, '0')}`;
  const name = refusedOpcodes[code];
  return name === undefined ? number : `${name} (${number})`;
}
