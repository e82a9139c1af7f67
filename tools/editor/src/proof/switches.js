// Whether the proofreader reads along, and the author's notes too: remembered on the device, the same for every editor.
const BY_ITSELF = { story: "on", notes: "off" };
const name = (which) => `ficstead-proof-${which}`;
const said = {};

export function isOn(which) {
  try {
    return (localStorage.getItem(name(which)) ?? said[which] ?? BY_ITSELF[which]) === "on";
  } catch {
    return (said[which] ?? BY_ITSELF[which]) === "on";
  }
}

export function turn(which, on) {
  said[which] = on ? "on" : "off";
  try {
    localStorage.setItem(name(which), said[which]);
  } catch {
    // it holds as long as the page does
  }
  document.dispatchEvent(new Event("proof-turned"));
}
