import type { ConversationId } from '../../domain/conversation';
import type { UploadStore } from '../store';
import type { Database, Statement } from './database';
import { storable } from './storable';

export class PostgresUploads implements UploadStore {
  constructor(private readonly db: Database) {}

  async saveUpload(upload: Parameters<UploadStore['saveUpload']>[0]): Promise<void> {
    const { conversation, id, name, contentType, at, bytes } = upload;
    const { buffer, byteOffset, byteLength } = bytes;
    const content = Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
    await this.db.run(SAVE, [conversation, id, storable(name), contentType, at, content]);
  }

  async readUpload(conversation: ConversationId, id: string) {
    const [row] = await this.db.query<{ name: string; contentType: string; bytes: Uint8Array }>(READ, [
      conversation,
      id,
    ]);
    return row ?? null;
  }
}

const SAVE: Statement = {
  name: 'upload save',
  text: `INSERT INTO uploads (conversation, id, name, content_type, at, bytes) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING`,
};
const READ: Statement = {
  name: 'upload',
  text: 'SELECT name, content_type AS "contentType", bytes FROM uploads WHERE conversation = $1 AND id = $2',
};
