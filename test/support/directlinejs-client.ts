import { createRequire } from 'node:module';
import { type Activity, DirectLine } from 'botframework-directlinejs';
import { WebSocket } from 'ws';

/**
 * Microsoft's client library as it comes from npm. It lets its surroundings be given: RxJS' `ajax` needs a browser, so
 * it gets `fetch`; `random` shortens its wait before it reconnects from 3 to 15 s to 3 s.
 */
const { Observable } = createRequire(require.resolve('botframework-directlinejs'))('rxjs/Observable');

type AjaxRequest = {
  method: string;
  url: string;
  body?: unknown;
  headers?: Record<string, string>;
  responseType?: string;
};

/** Answers to GET activities so far, and what a poll waits for before it is sent. */
export const polls = { done: 0, sent: Promise.resolve() as Promise<unknown> };

/** No poll is sent while `work` is under way: one that finds no server is this library's last. */
export async function betweenPolls<T>(work: () => Promise<T>): Promise<T> {
  const { done } = polls;
  while (polls.done === done) await new Promise((resolve) => setTimeout(resolve, 10));
  const working = work();
  polls.sent = working.catch(() => undefined);
  return working;
}

/** `isGone`: an answer that comes when its page is left reaches nobody. */
function ajaxOf(isGone: () => boolean) {
  return (given: AjaxRequest) => {
    const isPoll = given.method === 'GET' && given.url.includes('/activities');
    return Observable.create(
      (subscriber: { next(value: unknown): void; error(error: unknown): void; complete(): void }) => {
        (isPoll ? polls.sent.then(() => send(given)) : send(given)).then(
          (answer) => {
            if (isPoll && isGone()) return;
            if (answer.status >= 400) return subscriber.error(answer);
            subscriber.next(answer);
            subscriber.complete();
            if (isPoll) polls.done += 1;
          },
          () => subscriber.error({ status: 0, xhr: { getResponseHeader: () => null } }),
        );
      },
    );
  };
}

async function send({ method, url, body, headers, responseType }: AjaxRequest) {
  const answer = await fetch(url, {
    method,
    ...(headers ? { headers } : {}),
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  });
  const response = responseType === 'arraybuffer' ? await answer.arrayBuffer() : await answer.json();
  return { status: answer.status, response, xhr: { getResponseHeader: (name: string) => answer.headers.get(name) } };
}

export interface Client {
  readonly line: DirectLine;
  readonly heard: Activity[];
  readonly texts: () => (string | undefined)[];
}

const clients: DirectLine[] = [];

export function connectTo(url: string, options: object): Client {
  let isGone = false;
  const line = new DirectLine({
    domain: `${url}/v3/directline`,
    ajax: ajaxOf(() => isGone),
    WebSocket,
    random: () => 0,
    timeout: 1000,
    pollingInterval: 1000,
    ...options,
  } as unknown as ConstructorParameters<typeof DirectLine>[0]);
  const end = line.end.bind(line);
  line.end = () => {
    isGone = true;
    end();
  };
  clients.push(line);
  const heard: Activity[] = [];
  line.activity$.subscribe(
    (activity) => {
      heard.push(activity);
    },
    // At its end the library throws what nobody takes.
    () => {},
  );
  return { line, heard, texts: () => heard.map((activity) => ('text' in activity ? activity.text : undefined)) };
}

/** Sends as Web Chat does: the same activity again until it is taken. */
export async function say({ line }: Client, text: string): Promise<void> {
  const activity = {
    type: 'message' as const,
    text,
    from: { id: 'somebody' },
    channelData: { clientActivityID: `id of ${text}` },
  };
  for (;;) {
    const id = await new Promise<string>((resolve) =>
      line.postActivity(activity).subscribe(resolve, () => resolve('retry')),
    );
    if (id !== 'retry') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function endClients(): void {
  for (const line of clients.splice(0)) line.end();
}
