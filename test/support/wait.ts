import type { Scene } from './scene';

/** Time passes; what is due goes off, the earliest first. Returns what was said, but for "are you still there?" */
export function wait(scene: Scene, ms: number): readonly string[] {
  const until = scene.at + ms;
  const said: string[] = [];
  for (;;) {
    const next = Object.entries(scene.state.timers)
      .filter(([, due]) => due <= until)
      .sort(([, a], [, b]) => a - b)[0];
    if (next === undefined) break;
    const [timerId, due] = next;
    scene.at = Math.max(scene.at, due - 1000);
    said.push(...scene.event({ kind: 'timer', timerId, due }).map((one) => one.text));
  }
  scene.at = Math.max(scene.at, until);
  return said.filter((one) => !/still there\? Take/.test(one));
}
