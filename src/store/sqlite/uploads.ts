import type { ConversationId } from '../../domain/conversation';
import type { UploadStore } from '../store';
import type { Database } from './database';
import { reading } from './store-error';
import { step, type Writing } from './writing';

export class SqliteUploads implements UploadStore {
  private readonly sql;

  constructor(
    db: Database,
    private readonly writing: Writing,
  ) {
    this.sql = {
      read: db.prepare<[string, string], { name: string; contentType: string; bytes: Uint8Array }>(
        'SELECT name, content_type AS contentType, bytes FROM uploads WHERE conversation = ? AND id = ?',
      ),
    };
  }

  async saveUpload(upload: Parameters<UploadStore['saveUpload']>[0]): Promise<void> {
    const { conversation, id, name, contentType, at, bytes } = upload;
    // A copy of its own: a piece of a larger buffer would take the whole of it along to the other thread.
    await this.writing.run(step(SAVE, conversation, id, name, contentType, at, Uint8Array.from(bytes)));
  }

  readUpload(conversation: ConversationId, id: string) {
    return reading(() => this.sql.read.get(conversation, id) ?? null);
  }
}

const SAVE =
  'INSERT INTO uploads (conversation, id, name, content_type, at, bytes) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING';
