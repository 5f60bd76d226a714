import type { Language } from '../domain/language';
import { type CivilTime, dayOfYear, instantOf, offsetMinutes, weekdayOf } from './civil-time';

// Own names: what a machine's ICU data says differs between builds, and a record must replay to the byte.
const MONTHS: { readonly [language in Language]: readonly string[] } = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  ms: 'Januari Februari Mac April Mei Jun Julai Ogos September Oktober November Disember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};
const WEEKDAYS: { readonly [language in Language]: readonly string[] } = {
  id: 'Senin Selasa Rabu Kamis Jumat Sabtu Minggu'.split(' '),
  ms: 'Isnin Selasa Rabu Khamis Jumaat Sabtu Ahad'.split(' '),
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
};

/** `Jumat, 1 Januari 2027`. */
export function dayInWords(time: CivilTime, language: Language): string {
  return `${weekday(time, language)}, ${time.day} ${month(time, language)} ${time.year}`;
}

/** `14.30` in Indonesian, `2.30 petang` in Malay, `2:30 pm` in English. */
export function timeInWords(time: CivilTime, language: Language): string {
  if (language === 'id') return `${two(time.hour)}.${two(time.minute)}`;
  const clock = `${twelve(time.hour)}${language === 'ms' ? '.' : ':'}${two(time.minute)}`;
  return `${clock} ${language === 'ms' ? partOfDay(time.hour) : half(time.hour)}`;
}

const LENGTHS: { readonly [unit: string]: { readonly [language in Language]: readonly [one: string, many: string] } } =
  {
    s: { id: ['detik', 'detik'], ms: ['saat', 'saat'], en: ['second', 'seconds'] },
    m: { id: ['menit', 'menit'], ms: ['minit', 'minit'], en: ['minute', 'minutes'] },
    h: { id: ['jam', 'jam'], ms: ['jam', 'jam'], en: ['hour', 'hours'] },
    d: { id: ['hari', 'hari'], ms: ['hari', 'hari'], en: ['day', 'days'] },
  };

/** `4h` as `4 jam`, `4 hours`; null for what is no length of time. */
export function lengthInWords(text: string, language: Language): string | null {
  const [, digits, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text.trim()) ?? [];
  const words = LENGTHS[unit]?.[language];
  if (digits === undefined || words === undefined) return null;
  const number = Number(digits);
  return `${number} ${number === 1 ? words[0] : words[1]}`;
}

const DIRECTIVE = /%([-_0^]?)(:?[a-zA-Z%])/g;

/** `strftime` with the names of the language; an unknown directive stays as it is written. */
export function formatTime(time: CivilTime, format: string, language: Language): string {
  return format.replace(DIRECTIVE, (whole, flag: string, directive: string) => {
    const plain = directiveOf(time, directive, language);
    return plain === null ? whole : applyFlag(plain, flag);
  });
}

const SOME_TIME: CivilTime = {
  ...{ year: 2027, month: 1, day: 1, hour: 0, minute: 0, second: 0 },
  ...{ hasTime: true, timeZone: 'UTC', instant: 0 },
};

/** Whether a letter behind % stands for a part of a date or time. */
export function isDirective(letter: string): boolean {
  return directiveOf(SOME_TIME, letter, 'en') !== null;
}

function directiveOf(time: CivilTime, directive: string, language: Language): string | null {
  switch (directive) {
    case 'Y':
      return String(time.year);
    case 'y':
      return two(time.year % 100);
    case 'm':
      return two(time.month);
    case 'B':
      return month(time, language);
    case 'b':
    case 'h':
      return month(time, language).slice(0, 3);
    case 'd':
      return two(time.day);
    case 'e':
      return String(time.day).padStart(2, ' ');
    case 'j':
      return String(dayOfYear(time)).padStart(3, '0');
    case 'A':
      return weekday(time, language);
    case 'a':
      return weekday(time, language).slice(0, 3);
    case 'u':
      return String(weekdayOf(time));
    case 'w':
      return String(weekdayOf(time) % 7);
    case 'H':
      return two(time.hour);
    case 'k':
      return String(time.hour).padStart(2, ' ');
    case 'I':
      return two(twelve(time.hour));
    case 'l':
      return String(twelve(time.hour)).padStart(2, ' ');
    case 'M':
      return two(time.minute);
    case 'S':
      return two(time.second);
    case 'p':
      return language === 'ms' ? partOfDay(time.hour) : half(time.hour).toUpperCase();
    case 'P':
      return language === 'ms' ? partOfDay(time.hour) : half(time.hour);
    case 'F':
      return `${time.year}-${two(time.month)}-${two(time.day)}`;
    case 'T':
      return `${two(time.hour)}:${two(time.minute)}:${two(time.second)}`;
    case 'R':
      return `${two(time.hour)}:${two(time.minute)}`;
    case 'D':
      return `${two(time.month)}/${two(time.day)}/${two(time.year % 100)}`;
    case 's':
      return String(Math.floor(instantOf(time) / 1000));
    case 'z':
      return offset(time, '');
    case ':z':
      return offset(time, ':');
    case '%':
      return '%';
    default:
      return null;
  }
}

function applyFlag(text: string, flag: string): string {
  if (flag === '-') return text.replace(/^[0 ]+(?=.)/, '');
  if (flag === '_') return text.replace(/^0+(?=.)/, (zeros) => ' '.repeat(zeros.length));
  if (flag === '0') return text.replace(/^ +/, (spaces) => '0'.repeat(spaces.length));
  return flag === '^' ? text.toUpperCase() : text;
}

function offset(time: CivilTime, colon: string): string {
  const minutes = offsetMinutes(time);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${colon}${two(size % 60)}`;
}

function month(time: CivilTime, language: Language): string {
  return MONTHS[language][time.month - 1] ?? '';
}

function weekday(time: CivilTime, language: Language): string {
  return WEEKDAYS[language][weekdayOf(time) - 1] ?? '';
}

function partOfDay(hour: number): string {
  if (hour < 12) return 'pagi';
  if (hour < 14) return 'tengah hari';
  return hour < 19 ? 'petang' : 'malam';
}

function half(hour: number): string {
  return hour < 12 ? 'am' : 'pm';
}

function twelve(hour: number): number {
  return hour % 12 || 12;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
