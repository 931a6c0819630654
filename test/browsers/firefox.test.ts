import { describeEngine } from './suite.ts'

describeEngine('Firefox')
