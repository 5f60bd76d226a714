import type { JsonObject } from '../../domain/json';

/** What we send of an activity. */
export interface OutboundActivity {
  readonly type: 'message';
  readonly text?: string;
  /** Plain: in Markdown a customer's own words could become a link. */
  readonly textFormat: 'plain';
  readonly attachments?: readonly OutboundAttachment[];
  readonly suggestedActions?: { readonly to: readonly string[]; readonly actions: readonly CardAction[] };
  readonly inputHint: 'acceptingInput' | 'expectingInput';
}

export interface OutboundAttachment {
  readonly contentType: string;
  readonly content?: JsonObject;
  readonly contentUrl?: string;
  readonly name?: string;
}

/** A button that speaks for the customer (`displayText` stands in the chat, `text` and `value` come to us), or one that opens a page. */
export type CardAction =
  | {
      readonly type: 'messageBack';
      readonly title: string;
      readonly text: string;
      readonly displayText: string;
      readonly value: JsonObject;
    }
  | { readonly type: 'openUrl'; readonly title: string; readonly value: string };
