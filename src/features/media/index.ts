export { releaseImages } from './files.ts'
