// Stands for node:crypto in the bundle: the same functions, whose module is loaded with the first call.
import type * as Crypto from 'node:crypto'

const crypto = (): typeof Crypto => process.getBuiltinModule('node:crypto')

export const createHash: typeof Crypto.createHash = (...given) => crypto().createHash(...given)
export const createPrivateKey: typeof Crypto.createPrivateKey = (key) => crypto().createPrivateKey(key)
export const createPublicKey: typeof Crypto.createPublicKey = (key) => crypto().createPublicKey(key)
export const randomUUID: typeof Crypto.randomUUID = (options) => crypto().randomUUID(options)
