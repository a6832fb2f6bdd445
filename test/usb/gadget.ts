import { constants, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import path from 'node:path'

const gadget = '/sys/kernel/config/usb_gadget/printer'
const device = '/dev/g_printer0'
const usbDevice = 'dummy_udc.0'
/** Bound to the port, the printer is plugged in. */
const cable = path.join(gadget, 'UDC')
const lookMs = 5
/** A whole request of the kernel's: it breaks when the cable is pulled while a part of one is still to be read. */
const mostRead = 8_192

export const printerOnDesk = { vendor: '04b8', product: '0e15', serial: 'J5X0' }

/** A USB printer as the kernel knows one, with a cable that can be pulled; what it is sent goes to a twin's TCP port. */
export class GadgetPrinter {
  readonly #port: number
  #file: FileHandle | null = null
  #pumping: Promise<void> = Promise.resolve()
  /** The cable is pulled when that many more bytes have come. */
  pullAfter = Number.POSITIVE_INFINITY

  constructor(port: number) {
    this.#port = port
    const write = (name: string, text: string) => writeFileSync(path.join(gadget, name), text)
    for (const folder of ['', 'strings/0x409', 'configs/c.1', 'functions/printer.0'])
      mkdirSync(path.join(gadget, folder), { recursive: true })
    write('idVendor', `0x${printerOnDesk.vendor}`)
    write('idProduct', `0x${printerOnDesk.product}`)
    write('strings/0x409/serialnumber', printerOnDesk.serial)
    write('strings/0x409/manufacturer', 'EPSON')
    write('functions/printer.0/pnp_string', 'MFG:EPSON;CMD:ESC/POS;MDL:TM-T20II;CLS:PRINTER;')
    symlinkSync(path.join(gadget, 'functions/printer.0'), path.join(gadget, 'configs/c.1/printer.0'))
  }

  async plugIn(): Promise<void> {
    if (this.#file) return
    writeFileSync(cable, usbDevice)
    const file = await opened()
    this.#file = file
    const socket = connect(this.#port, '127.0.0.1')
    socket.on('error', () => undefined)
    // What it answers is a few bytes: there is always room for them.
    socket.on('data', answer => void file.write(answer).catch(() => undefined))
    this.#pumping = this.#pump(file, socket)
  }

  /** The cable is out: the kernel's driver on the other side has no device any more. */
  async unplug(): Promise<void> {
    this.#leave()
    await this.#pumping
  }

  #leave(): void {
    if (!this.#file) return
    this.#file = null
    this.pullAfter = Number.POSITIVE_INFINITY
    writeFileSync(cable, '\n')
  }

  async #pump(file: FileHandle, socket: Socket): Promise<void> {
    while (this.#file === file) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(mostRead), 0, mostRead).catch(nothing)
      const kept = Math.min(bytesRead, this.pullAfter)
      if (kept > 0) socket.write(buffer.subarray(0, kept))
      if (bytesRead === 0) await new Promise(resolve => setTimeout(resolve, lookMs))
      this.pullAfter -= kept
      if (this.pullAfter <= 0) this.#leave()
    }
    socket.end()
    await file.close()
  }
}

const nothing = () => ({ bytesRead: 0, buffer: Buffer.alloc(0) })

/** The kernel makes the file a moment after the gadget. */
async function opened(): Promise<FileHandle> {
  for (let tries = 0; ; tries++) {
    try {
      return await open(device, constants.O_RDWR | constants.O_NONBLOCK)
    } catch (fault) {
      if (tries > 200) throw fault
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
}
