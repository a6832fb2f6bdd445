import { type FileHandle, open } from 'node:fs/promises'

/** Of the kernel's uhid.h. */
const create2 = 11
const input2 = 12
const usbBus = 3

export interface UhidDevice {
  readonly vendor: number
  readonly product: number
  readonly name: string
  readonly serial: string
  /** The report descriptor in hexadecimal. */
  readonly descriptor: string
}

/** A HID device made by a program, which every driver of the kernel takes for real. */
export class Uhid {
  readonly #file: FileHandle

  private constructor(file: FileHandle) {
    this.#file = file
  }

  static async plugIn({ vendor, product, name, serial, descriptor }: UhidDevice): Promise<Uhid> {
    const file = await open('/dev/uhid', 'r+')
    const bytes = Buffer.from(descriptor, 'hex')
    const event = Buffer.alloc(4 + 128 + 64 + 64 + 20 + 4_096)
    event.writeUInt32LE(create2, 0)
    event.write(name, 4)
    event.write('usb-virtual/input0', 132)
    event.write(serial, 196)
    event.writeUInt16LE(bytes.length, 260)
    event.writeUInt16LE(usbBus, 262)
    event.writeUInt32LE(vendor, 264)
    event.writeUInt32LE(product, 268)
    bytes.copy(event, 280)
    await file.write(event)
    return new Uhid(file)
  }

  async send(report: Uint8Array): Promise<void> {
    const event = Buffer.alloc(6 + report.length)
    event.writeUInt32LE(input2, 0)
    event.writeUInt16LE(report.length, 4)
    event.set(report, 6)
    await this.#file.write(event)
  }

  /** Nobody holds its file any more: the kernel takes the device away. */
  unplug(): Promise<void> {
    return this.#file.close()
  }
}
