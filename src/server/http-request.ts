import type { IncomingMessage } from 'node:http';
import type { HttpRequest } from '../channels/http';
import { baseUrlOf, clientAddressOf, limitKeyOf, type ProxySettings } from './client-address';
import { readBytes, readJson } from './read-body';
import { readForm } from './read-form';
import { requestIdOf } from './request-id';

/** A view of node's request; what costs something is worked out when it is asked for. */
export function createRequest(
  raw: IncomingMessage,
  params: { readonly [name: string]: string },
  settings: ProxySettings,
): HttpRequest {
  return new RequestView(raw, params, settings);
}

class RequestView implements HttpRequest {
  constructor(
    readonly raw: IncomingMessage,
    readonly params: { readonly [name: string]: string },
    private readonly settings: ProxySettings,
  ) {}

  get id(): string {
    return requestIdOf(this.raw);
  }
  get method(): string {
    return this.raw.method ?? '';
  }
  get path(): string {
    return pathOf(this.raw);
  }
  get query(): URLSearchParams {
    const url = this.raw.url ?? '';
    const mark = url.indexOf('?');
    return new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1));
  }
  get headers(): IncomingMessage['headers'] {
    return this.raw.headers;
  }
  get clientAddress(): string {
    return clientAddressOf(this.raw, this.settings.trustedProxies);
  }
  get limitKey(): string | null {
    return limitKeyOf(this.clientAddress);
  }
  get baseUrl(): string {
    return baseUrlOf(this.raw, this.settings);
  }
  readJson(maxBytes: number): Promise<unknown> {
    return readJson(this.raw, maxBytes);
  }
  readBytes(maxBytes: number, taking?: (bytes: number) => void): Promise<Buffer> {
    return readBytes(this.raw, maxBytes, taking);
  }
  readForm(limits: Parameters<HttpRequest['readForm']>[0]): ReturnType<HttpRequest['readForm']> {
    return readForm(this.raw, limits);
  }
}

export function pathOf(raw: IncomingMessage): string {
  const url = raw.url ?? '';
  const mark = url.indexOf('?');
  return mark < 0 ? url : url.slice(0, mark);
}
