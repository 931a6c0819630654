import { inBatches } from '../../platform/database/batches.ts'
import { toIso } from '../../platform/time.ts'
import { IMAGE_SIZES_PX, imageKey } from '../media/index.ts'
import type { PersonalData } from '../personal-data/index.ts'
import { imagesOf } from './queries.ts'

const [LARGEST_PX] = IMAGE_SIZES_PX

/** The person's pictures, and the workout that each belongs to. */
export const pictureData: PersonalData = {
  lists: {
    'images.json': async function* (db, account_id) {
      for await (const image of inBatches(imagesOf(db, account_id)))
        yield {
          id: image.id,
          name: image.name,
          workout_id: image.workout_id,
          width: image.width,
          height: image.height,
          size_bytes: image.size_bytes,
          created_at: toIso(image.created_at),
        }
    },
  },
  async files(db, account_id) {
    const images = await imagesOf(db, account_id).orderBy('id').execute()
    return images.flatMap(({ name }) =>
      IMAGE_SIZES_PX.map((size_px) => ({
        // The smaller sizes are deleted with the account, but not handed out.
        name: size_px === LARGEST_PX ? `images/${name}.webp` : null,
        storage_key: imageKey(name, size_px),
      })),
    )
  },
}
