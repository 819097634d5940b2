/** Dates and times in the zone of a practice. */

const formats = new Map();

function format(zone, options) {
  const key = JSON.stringify([zone, options]);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat('en-AU', { timeZone: zone, ...options }));
  return formats.get(key);
}

/** Return an instant as date and time of day: `Mon 30 Nov 2026, 14:05:09`. */
export function moment(instant, zone) {
  const date = format(zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(instant);
  return `${date.replaceAll(',', '')}, ${timeOfDay(instant, zone)}`;
}

/** Return the time of day of an instant: `14:05:09`. */
export function timeOfDay(instant, zone) {
  return format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(instant);
}

/** Return the city that a zone is named after: `Adelaide`. */
export function cityOf(zone) {
  return zone.split('/').at(-1).replaceAll('_', ' ');
}

/** Return the date of an instant: `2026-11-30`. */
export function dayOf(instant, zone) {
  return wallTime(instant, zone).slice(0, 10);
}

/** Return the wall time of an instant: `2026-11-30T14:05:09`. */
export function wallTime(instant, zone) {
  const parts = Object.fromEntries(
    format(zone, {
      year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
      hourCycle: 'h23',
    }).formatToParts(instant).map(({ type, value }) => [type, value]),
  );
  return `${parts.year.padStart(4, '0')}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`;
}

/** Return the instant, in milliseconds, at which the clocks of a zone show a wall time. */
export function instantAt(wall, zone) {
  const asUtc = Date.parse(`${wall}Z`);
  let instant = asUtc;
  for (let round = 0; round < 2; round += 1) instant += asUtc - Date.parse(`${wallTime(instant, zone)}Z`);
  return instant;
}

/** Return a date some days later, or earlier. */
export function addDays(day, count) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** Return the Monday of the week of a date. */
export function mondayOf(day) {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** Return a date in words: `Monday 30 November 2026`. */
export function longDay(day) {
  return format('UTC', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .format(new Date(`${day}T00:00:00Z`)).replaceAll(',', '');
}

/** Return a date in short: `Mon 30 Nov`. */
export function shortDay(day) {
  return format('UTC', { weekday: 'short', day: 'numeric', month: 'short' })
    .format(new Date(`${day}T00:00:00Z`)).replaceAll(',', '');
}

/** Return a length of time: `14:05`, or `1:02:03`. */
export function duration(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = (number) => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Return the minutes since midnight of a wall time of a day; times of other days count on, or are negative. */
export function minuteOf(wall, day) {
  return (Date.parse(`${wall}Z`) - Date.parse(`${day}T00:00Z`)) / 60000;
}
