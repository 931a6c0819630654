import { describeEngine } from './suite.ts'

describeEngine('WebKit')
