import { xml } from '../flow/draw/shapes';
import { type Played, toldPlayed } from './play-test';

/** JUnit's XML, which every CI shows: a suite for each file, a case for each test and language. */
export function junitOf(played: readonly Played[]): string {
  const files = [...new Set(played.map(({ test }) => test.place.file))];
  const suites = files.map((file) => {
    const own = played.filter(({ test }) => test.place.file === file);
    const failures = own.filter(({ difference }) => difference !== null).length;
    const head = `<testsuite name="${xml(file)}" tests="${own.length}" failures="${failures}" errors="0" time="${seconds(own)}">`;
    return [`  ${head}`, ...own.map(caseOf), '  </testsuite>'].join('\n');
  });
  const failures = played.filter(({ difference }) => difference !== null).length;
  const head = `<testsuites tests="${played.length}" failures="${failures}" time="${seconds(played)}">`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...suites, '</testsuites>', ''].join('\n');
}

function caseOf(one: Played): string {
  const { test, language, difference } = one;
  const head = `    <testcase classname="${xml(test.place.file)}" name="${xml(`${test.name} (${language})`)}" time="${seconds([one])}"`;
  if (difference === null) return `${head}/>`;
  const failure = `      <failure message="${xml(difference.message)}">${xml(toldPlayed(one).join('\n'))}</failure>`;
  return [`${head}>`, failure, '    </testcase>'].join('\n');
}

function seconds(played: readonly Played[]): string {
  return (played.reduce((sum, { ms }) => sum + ms, 0) / 1000).toFixed(3);
}
