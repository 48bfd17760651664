import { crc32 } from 'node:zlib';

/** Whether bytes are a whole PNG: its signature, then chunks up to the end, each with the checksum that it states. */
export function isWholePng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!PNG_SIGNATURE.every((byte, at) => bytes[at] === byte)) return false;
  let at = PNG_SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) return false;
    if (end + 4 === bytes.length) return Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1') === 'IEND';
    at = end + 4;
  }
  return false;
}

const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
