import { HttpError, type HttpRequest } from '../http';
import { type InboundActivity, readActivity } from './inbound-activity';
import { isLoopbackAddress, isLoopbackHost } from './loopback';
import { isTrustedServiceUrl, type Trust } from './service-url';
import type { SigningKeys } from './signing-keys';
import { type Proof, verifyToken } from './verify-token';

/** Who may call. `development` is a bot without an app id: nobody can prove anything, so only this machine may. */
export type Admission =
  | { readonly kind: 'azure'; readonly appId: string; readonly issuer: string; readonly keys: SigningKeys }
  | { readonly kind: 'development' };

export interface Guard {
  readonly admission: Admission;
  readonly channels: readonly string[];
  readonly now: () => number;
}

/** Azure's own limit for an activity. */
const MAX_BODY = 262_144;

/** Lets an activity in, or throws an `HttpError`. Who calls is settled before a byte of the body is read. */
export async function admit(request: HttpRequest, guard: Guard): Promise<InboundActivity> {
  const { admission } = guard;
  const proof = admission.kind === 'azure' ? await authenticate(request, admission, guard.now()) : null;
  if (!proof) refuseStrangers(request);
  const activity = readActivity(await request.readJson(MAX_BODY));
  if (!guard.channels.includes(activity.channelId)) throw forbidden('This channel is not served here.');
  if (!isTrustedServiceUrl(activity.serviceUrl, trustOf(admission))) throw forbidden('This serviceUrl is not trusted.');
  if (proof) matchProof(proof, activity);
  return activity;
}

/** Where answers may go. */
export function trustOf(admission: Admission): Trust {
  return admission.kind === 'azure' ? 'azure' : 'loopback';
}

function authenticate(request: HttpRequest, azure: Admission & { kind: 'azure' }, now: number): Promise<Proof> {
  // node keeps the first of two Authorization headers; what stands in front of us may have looked at the other one.
  const headers = request.raw.rawHeaders.filter((name, index) => index % 2 === 0 && /^authorization$/i.test(name));
  return verifyToken(headers.length === 1 ? request.headers.authorization : undefined, {
    issuer: azure.issuer,
    appId: azure.appId,
    keys: azure.keys,
    now,
  });
}

/** A proxy on this machine would make everybody a local caller, and a page in a local browser may come under a foreign name. */
function refuseStrangers(request: HttpRequest): void {
  const { headers, raw } = request;
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  const isProxied = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'].some(
    (name) => name in headers,
  );
  const isFromPage = 'origin' in headers || 'sec-fetch-site' in headers;
  if (isLoopbackAddress(raw.socket.remoteAddress) && isLoopbackHost(host) && !isProxied && !isFromPage) return;
  throw forbidden('Without an app id this address is served to its own machine only.');
}

function matchProof(proof: Proof, activity: InboundActivity): void {
  if (proof.serviceUrl !== activity.serviceUrl) throw forbidden('The token is for another serviceUrl.');
  if (!proof.endorsements.includes(activity.channelId)) throw forbidden('The token is not for this channel.');
}

function forbidden(message: string): HttpError {
  return new HttpError(403, 'Forbidden', message);
}
