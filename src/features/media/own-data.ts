import { toIso } from '../../platform/time.ts'
import { inBatches, type PersonalData } from '../auth/index.ts'
import { keyOf } from './files.ts'
import { imagesOf } from './queries.ts'
import { IMAGE_SIZES_PX } from './renditions.ts'

const [LARGEST_PX] = IMAGE_SIZES_PX

/** The pictures, and what they belong to. */
export const mediaData: PersonalData = {
  lists: {
    'images.json': async function* (db, account_id) {
      for await (const { created_at, ...row } of inBatches(imagesOf(db, account_id)))
        yield { ...row, created_at: toIso(created_at) }
    },
  },
  async files(db, account_id) {
    const images = await imagesOf(db, account_id).orderBy('id').execute()
    return images.flatMap(({ name }) =>
      IMAGE_SIZES_PX.map((size_px) => ({
        // The smaller ones are the same pictures.
        name: size_px === LARGEST_PX ? `images/${name}.webp` : null,
        storage_key: keyOf(name, size_px),
      })),
    )
  },
}
