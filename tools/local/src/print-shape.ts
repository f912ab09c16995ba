import { frontDoor, type Shape, shapes } from './apps.js'

/** `print-shape services` prints the apps of a shape as JSON, for programs in other languages. */
const [shape = ''] = process.argv.slice(2)
if (!Object.hasOwn(shapes, shape)) {
  console.error(`There is no shape ${shape}; there are ${Object.keys(shapes).join(', ')}.`)
  process.exit(1)
}
const door = frontDoor(shape as Shape)
const apps = shapes[shape as Shape].map(({ name }) => name)
console.log(JSON.stringify({ apps, door: { app: door.name, port: door.ports.http } }))
