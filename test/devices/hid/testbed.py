"""Devices that exist for one process only: plugged, operated and unplugged by lines of JSON (umockdev)."""
import json
import os
import select
import struct
import sys

import gi

gi.require_version("UMockdev", "1.0")
from gi.repository import UMockdev  # noqa: E402

testbed = UMockdev.Testbed.new()
root = testbed.get_root_dir()
plugged = {}


def described(number, port, vendor, product, name, serial, descriptor):
    usb = f"/devices/pci0000:00/0000:00:14.0/usb1/{port}"
    interface = f"{usb}/{port}:1.0"
    # The kernel counts each plugging: the last number is never used twice.
    hid = f"{interface}/0003:{vendor:04X}:{product:04X}.{number + 1:04X}"
    return usb, f"{hid}/hidraw/hidraw{number}", f"""P: {hid}/hidraw/hidraw{number}
N: hidraw{number}
E: DEVNAME=/dev/hidraw{number}
E: MAJOR=240
E: MINOR={number}
E: SUBSYSTEM=hidraw
A: dev=240:{number}\\n
L: device=../../../{os.path.basename(hid)}

P: {hid}
E: DRIVER=hid-generic
E: HID_ID=0003:{vendor:08X}:{product:08X}
E: HID_NAME={name}
E: HID_PHYS=usb-0000:00:14.0-{port}/input0
E: HID_UNIQ={serial}
E: MODALIAS=hid:b0003g0001v{vendor:08X}p{product:08X}
E: SUBSYSTEM=hid
H: report_descriptor={descriptor.upper()}

P: {interface}
E: DEVTYPE=usb_interface
E: DRIVER=usbhid
E: INTERFACE=3/0/0
E: SUBSYSTEM=usb
A: bInterfaceNumber=00\\n
A: bInterfaceClass=03\\n

P: {usb}
N: bus/usb/001/{number + 5:03d}
E: DEVNAME=/dev/bus/usb/001/{number + 5:03d}
E: DEVTYPE=usb_device
E: DRIVER=usb
E: BUSNUM=001
E: DEVNUM={number + 5:03d}
E: MAJOR=189
E: MINOR={number + 4}
E: SUBSYSTEM=usb
A: bcdDevice=0100\\n
A: busnum=1\\n
A: devnum={number + 5}\\n
A: idVendor={vendor:04x}\\n
A: idProduct={product:04x}\\n
A: manufacturer={name.split()[0]}\\n
A: product={name}\\n
A: serial={serial}\\n
"""


def plug(number, port, vendor, product, name, serial, descriptor):
    usb, node, text = described(number, port, vendor, product, name, serial, descriptor)
    report = bytes.fromhex(descriptor)
    size = struct.pack("<I", len(report))
    ioctl = os.path.join(root, f"hidraw{number}.ioctl")
    with open(ioctl, "w") as file:
        full = (size + report + bytes(4096 - len(report))).hex().upper()
        file.write(f"@DEV /dev/hidraw{number}\nHIDIOCGRDESCSIZE 0 {size.hex().upper()}\nHIDIOCGRDESC 0 {full}\n")
    testbed.add_from_string(text)
    testbed.load_ioctl(f"/dev/hidraw{number}", ioctl)
    plugged[number] = (usb, node, testbed.get_dev_fd(f"/dev/hidraw{number}"))


def unplug(number):
    usb, node, fd = plugged.pop(number)
    terminal = os.readlink(f"{root}/dev/hidraw{number}") if os.path.islink(f"{root}/dev/hidraw{number}") else None
    try:
        terminal = os.ptsname(fd)
    except AttributeError:
        pass
    os.close(fd)
    # umockdev leaves these behind, and a later device of the same number would abort it.
    if terminal:
        left = f"{root}/dev/.ptymap/{terminal.replace('/', '_')}"
        if os.path.lexists(left):
            os.unlink(left)
    testbed.uevent(f"/sys{node}", "remove")
    testbed.remove_device(f"/sys{usb}")
    for left in (f"{root}/dev/hidraw{number}", f"{root}/sys/class/hidraw/hidraw{number}"):
        if os.path.lexists(left):
            os.unlink(left)


def written(number, seconds):
    fd = plugged[number][2]
    ready, _, _ = select.select([fd], [], [], seconds)
    return os.read(fd, 4096).hex() if ready else ""


def answer(said):
    print(json.dumps(said), flush=True)


answer({"root": root})
for line in sys.stdin:
    asked = json.loads(line)
    do = asked.pop("do")
    if do == "plug":
        plug(**asked)
        answer({})
    elif do == "unplug":
        unplug(**asked)
        answer({})
    elif do == "send":
        os.write(plugged[asked["number"]][2], bytes.fromhex(asked["report"]))
        answer({})
    elif do == "written":
        answer({"report": written(asked["number"], 3)})
