import { deflateSync, inflateSync, Zip, ZipPassThrough, type ZipInputFile } from 'fflate';
import { compareText } from '../../agent/compare-text.ts';

/**
 * Packs files into a zip. The same files make the same bytes, in any order, on any machine and at any time: each is dated
 * 1980-01-01, without an owner or permissions.
 */
export function archive(files: readonly ArchivedFile[]): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const { path, content } of files.toSorted((a, b) => compareText(a.path, b.path))) {
    const file: ZipInputFile = {
      filename: path,
      crc: content.crc,
      size: content.size,
      compression: DEFLATED,
      mtime: DATE,
    };
    zip.add(file);
    file.ondata?.(null, content.packed, true);
  }
  zip.end();
  return joined(chunks);
}

/** Packs the bytes of one file, once for all archives that it goes into. */
export function pack(bytes: Uint8Array): PackedFile {
  const sum = new ZipPassThrough('');
  sum.ondata = () => undefined;
  sum.push(bytes, true);
  return { packed: deflateSync(bytes, { level: 6 }), crc: sum.crc, size: bytes.length };
}

/** The bytes of a packed file. @throws FlateError when the packed bytes are damaged */
export function unpack({ packed }: PackedFile): Uint8Array {
  return inflateSync(packed);
}

/** At most this many files fit in an archive. */
export const MAX_FILES = 65_535;

/** The number that zips use for the packing that `pack` does. */
const DEFLATED = 8;
/** The first day that a zip can have as a date. Zips know no time zones, so it is the same in all of them. */
const DATE = new Date(1980, 0, 1);

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** A file of an archive. */
export interface ArchivedFile {
  /** Its path in the archive, with forward slashes. */
  path: string;
  content: PackedFile;
}

/** A packed file. */
export interface PackedFile {
  packed: Uint8Array<ArrayBuffer>;
  /** The checksum of the unpacked bytes. */
  crc: number;
  /** The number of unpacked bytes. */
  size: number;
}
