"""A device file that is read and written without blocking, joined to a TCP printer: argument is the port.

Says the path of the device file on a line of its own. When the printer hangs up, the device is gone, as after an unplug.
"""
import os, select, socket, sys, tty

ours, theirs = os.openpty()
tty.setraw(theirs)
printer = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
print(os.ttyname(theirs), flush=True)
while True:
    readable, _, _ = select.select([ours, printer], [], [])
    if ours in readable:
        printer.sendall(os.read(ours, 4096))
    if printer in readable:
        answer = printer.recv(4096)
        if not answer:
            sys.exit(0)
        os.write(ours, answer)
