export { Gathering } from './gathering.js'
