export const MAX_TITLE_LENGTH = 200
export const MAX_DURATION_MIN = 1440
export const MAX_TAGS = 10
export const MAX_TAG_LENGTH = 40
