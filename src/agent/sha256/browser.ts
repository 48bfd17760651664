import { sha256 as hash } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of some bytes, in lowercase hexadecimal. In plain JavaScript, so it also works on pages without https. */
export function sha256(bytes: Uint8Array): string {
  return bytesToHex(hash(bytes));
}
