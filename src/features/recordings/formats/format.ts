import type { ParsedFile } from '../activity.ts'

/** `end` is the number of bytes that belong to the recording; what follows is not kept. */
export type ParsedContent = ParsedFile & { end: number }

/** A file format that can be uploaded. */
export type Format = {
  /** As shown to people, such as `FIT`. */
  name: string
  /** The usual file extension with its dot. Detection goes by content, not by extension. */
  extension: string
  /** Whether a file is of this format. `root` is the name of an XML file's root element, null for other files. */
  matches(bytes: Uint8Array, root: string | null): boolean
  /** @throws Refusal when the file cannot be imported */
  parse(bytes: Uint8Array, onProgress?: OnProgress): ParsedContent
}

/** Receives the share of a file that has been read, from 0 to 1. */
export type OnProgress = (share: number) => void
