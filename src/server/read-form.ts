import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { type FormLimits, type FormPart, HttpError } from '../channels/http';
import { tooLarge } from './read-body';

export function readForm(request: IncomingMessage, limits: FormLimits): Promise<readonly FormPart[]> {
  return new Promise((resolve, reject) => {
    let form: BusboyInstance;
    try {
      form = openForm(request, limits);
    } catch {
      return reject(new HttpError(415, 'UnsupportedMediaType', 'Send the body as multipart/form-data.'));
    }
    const parts: FormPart[] = [];
    let bytes = 0;
    const fail = (error: unknown): void => {
      request.unpipe(form);
      form.removeAllListeners().on('error', () => {});
      request.off('close', onClose).off('data', onData).resume();
      reject(error);
    };
    const onClose = (): void => {
      // Node 26 closes a request that has come whole before the form has read it to its end.
      if (!request.complete) fail(new HttpError(400, 'BadArgument', 'The connection ended before the body did.'));
    };

    form.on('file', (field, stream, fileName, _encoding, contentType) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => fail(tooLarge(limits.maxFileBytes)));
      stream.on('error', () => {});
      stream.on('end', () =>
        parts.push({ field, fileName: baseName(fileName), contentType, bytes: Buffer.concat(chunks) }),
      );
    });
    form.on('field', (field, value, nameCut, valueCut, _encoding, contentType) => {
      if (nameCut || valueCut) return fail(tooLarge(limits.maxFieldBytes));
      parts.push({ field, fileName: null, contentType, bytes: Buffer.from(value) });
    });
    form.on('filesLimit', () =>
      fail(new HttpError(413, 'MessageSizeTooBig', `${limits.maxFiles} files are the most.`)),
    );
    form.on('partsLimit', () => fail(new HttpError(413, 'MessageSizeTooBig', 'The form has too many parts.')));
    form.on('fieldsLimit', () => fail(new HttpError(413, 'MessageSizeTooBig', 'The form has too many fields.')));
    form.on('error', () => fail(new HttpError(400, 'BadArgument', 'The form is broken.')));
    form.on('finish', () => {
      request.off('close', onClose);
      resolve(parts);
    });
    request.on('close', onClose);
    const onData = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes > limits.maxBytes) return fail(tooLarge(limits.maxBytes));
      try {
        limits.taking?.(chunk.length);
      } catch (error) {
        fail(error);
      }
    };
    request.on('data', onData);
    request.pipe(form);
  });
}

function openForm(request: IncomingMessage, limits: FormLimits): BusboyInstance {
  return new Busboy({
    headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' },
    limits: {
      files: limits.maxFiles,
      fileSize: limits.maxFileBytes,
      fieldSize: limits.maxFieldBytes,
      fields: 10,
      parts: limits.maxFiles + 10,
      headerPairs: 20,
    },
  });
}

/** Browsers write a quotation mark in a name as %22. */
function baseName(name: string | undefined): string {
  return (name ?? '').replaceAll('%22', '"').split(/[\\/]/).pop() ?? '';
}
