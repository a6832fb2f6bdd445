#!/bin/busybox sh
# The first process of the guest: loads the kernel's modules, runs the tests, and switches the machine off.
/bin/busybox --install -s /bin
export PATH=/bin HOME=/
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
for module in $(cat /modules/order); do insmod /modules/$module || echo "Not loaded: $module"; done
mount -t configfs configfs /sys/kernel/config
ip link set lo up
cd /app
node --test-reporter=tap guest.mjs
poweroff -f
