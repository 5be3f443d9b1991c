// Prints in how many rooms of the portal's sources each family stands, and why: npm run families
import { roomsOfFamilies } from './rooms-of-families.ts'

for (const { family, rooms } of roomsOfFamilies()) {
  process.stdout.write(`${family.padEnd(20)} ${String(rooms.length)}\n`)
  for (const { room, because } of rooms)
    if (because.length > 0) process.stdout.write(`  also ${room}: ${because.join('; ')}\n`)
}
