#!/bin/sh
# Opens the kiosk's page in Chromium so that nothing else can be reached: no address bar, no second page, no zoom by two
# fingers, no swiping back, nothing kept of the person before. Speech and screen readers stay as they are.
#   SERVER_URL          where the server is: http://192.168.1.10:3000
#   DEVICE_TOKEN_FILE   the file with this device's token (or DEVICE_TOKEN); none for a kiosk on the server itself
#   SCREEN              kiosk, or display for a hall display
#   CHROMIUM_FLAGS      more flags, if need be
# The policies in kiosk-policies.json lock what flags cannot: see docs/devices.md.
set -eu

: "${SERVER_URL:?SERVER_URL is missing: the address of the server}"
screen=${SCREEN:-kiosk}
token=${DEVICE_TOKEN:-}
if [ -z "$token" ] && [ -n "${DEVICE_TOKEN_FILE:-}" ]; then token=$(cat "$DEVICE_TOKEN_FILE"); fi

browser=
for candidate in chromium chromium-browser google-chrome; do
  if command -v "$candidate" >/dev/null; then browser=$candidate; break; fi
done
[ -n "$browser" ] || { echo "Chromium is missing: apt-get install chromium" >&2; exit 2; }

profile=$(mktemp -d "${TMPDIR:-/tmp}/redica-kiosk.XXXXXX")
child=
end() {
  if [ -n "$child" ]; then kill "$child" 2>/dev/null || true; wait "$child" 2>/dev/null || true; fi
  # The browser's helpers write a little longer than the browser lives.
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    rm -rf "$profile" 2>/dev/null && [ ! -e "$profile" ] && break
    sleep 0.2
  done
}
trap end EXIT
trap 'exit 0' INT TERM

# The screen never goes dark by itself.
if command -v xset >/dev/null && [ -n "${DISPLAY:-}" ]; then xset s off -dpms s noblank 2>/dev/null || true; fi

# An X server without a window manager lets nobody fill the screen: the browser is given its size.
size=
if command -v xdpyinfo >/dev/null && [ -n "${DISPLAY:-}" ]; then
  size=$(xdpyinfo | sed -n 's/^ *dimensions: *\([0-9]*\)x\([0-9]*\) .*/\1,\2/p' | head -n 1)
fi

# A server that is not there yet is waited for: a browser's own page of fault would stay until somebody comes.
if command -v curl >/dev/null; then
  until curl -fsS -o /dev/null --max-time 5 "$SERVER_URL/healthz" 2>/dev/null; do sleep 1; done
fi

# shellcheck disable=SC2086
TMPDIR=$profile "$browser" \
  --kiosk --incognito ${size:+--window-position=0,0 --window-size=$size} --user-data-dir="$profile" \
  --no-first-run --no-default-browser-check --noerrdialogs --disable-infobars --disable-session-crashed-bubble \
  --disable-pinch --overscroll-history-navigation=0 --pull-to-refresh=0 \
  --disable-features=Translate,OverscrollHistoryNavigation,MediaRouter,AutofillServerCommunication \
  --disable-component-update --disable-background-networking --disable-sync --disable-default-apps \
  --disable-extensions --disable-dev-tools --deny-permission-prompts --block-new-web-contents \
  --autoplay-policy=no-user-gesture-required --force-renderer-accessibility --password-store=basic \
  ${CHROMIUM_FLAGS:-} \
  "$SERVER_URL/$screen${token:+?token=$token}" &
child=$!
wait "$child"
