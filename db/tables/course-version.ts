/** A course frozen by the hash of its files. `content` is the content id that evidence refers to. */
export interface CourseVersionTable {
  id: string;
  course_id: string;
  lang: string;
  version: string;
  title: string;
  minutes: number;
  content: string;
  /** The `SHA256SUMS` text: the content id is its SHA-256. */
  sums: string;
  published_at: string;
  evidence_idx: number;
}

/** The files of a version, stored once by content. */
export interface CourseVersionFileTable {
  course_version_id: string;
  path: string;
  sha256: string;
}

/** Bytes of course files by their SHA-256 (hex). */
export interface StoredFileTable {
  sha256: string;
  bytes: Buffer;
}
