import type { ConversationId } from '../../domain/conversation';
import type { UploadStore } from '../store';
import type { Database } from './database';
import type { GroupCommit } from './group-commit';
import { reading } from './store-error';

export class SqliteUploads implements UploadStore {
  private readonly sql;

  constructor(
    db: Database,
    private readonly writes: GroupCommit,
  ) {
    this.sql = {
      save: db.prepare(
        'INSERT INTO uploads (conversation, id, name, content_type, at, bytes) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ),
      read: db.prepare<[string, string], { name: string; contentType: string; bytes: Uint8Array }>(
        'SELECT name, content_type AS contentType, bytes FROM uploads WHERE conversation = ? AND id = ?',
      ),
    };
  }

  async saveUpload(upload: Parameters<UploadStore['saveUpload']>[0]): Promise<void> {
    const { conversation, id, name, contentType, at, bytes } = upload;
    await this.writes.write(() => this.sql.save.run(conversation, id, name, contentType, at, bytes));
  }

  readUpload(conversation: ConversationId, id: string) {
    return reading(() => this.sql.read.get(conversation, id) ?? null);
  }
}
