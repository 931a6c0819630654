import { describeEngine } from './suite.ts'

describeEngine('Chromium')
