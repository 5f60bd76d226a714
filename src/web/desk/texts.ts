import type { HandoffReason, Outcome, Urgency } from '../../domain/case';
import type { AgentRole } from '../../domain/desk';
import type { Language } from '../../domain/language';
import type { Mood } from '../../domain/understanding';
import { EN, type Texts } from './texts-en';
import { ID } from './texts-id';
import { MS } from './texts-ms';

export const TEXTS: { readonly [language in Language]: Texts } = { en: EN, id: ID, ms: MS };

export const LANGUAGE_NAMES: { readonly [language in Language]: string } = {
  id: 'Bahasa Indonesia',
  ms: 'Bahasa Melayu',
  en: 'English',
};

export type Words<K extends string> = { readonly [language in Language]: { readonly [key in K]: string } };

export const URGENCIES: Words<Urgency> = {
  en: { crisis: 'Crisis', complaint: 'Complaint', normal: 'Normal' },
  id: { crisis: 'Krisis', complaint: 'Keluhan', normal: 'Biasa' },
  ms: { crisis: 'Krisis', complaint: 'Aduan', normal: 'Biasa' },
};

export const REASONS: Words<HandoffReason> = {
  en: {
    asked: 'Asked for a person',
    'not-understood': 'The bot did not understand',
    'tries-used-up': 'A question was not answered after several tries',
    'action-failed': 'A system did not answer',
    flow: 'The flow calls for a person',
    'not-helped': 'The answer did not help',
    'internal-error': 'The bot had an error',
  },
  id: {
    asked: 'Meminta petugas',
    'not-understood': 'Bot tidak memahami',
    'tries-used-up': 'Pertanyaan tak terjawab setelah beberapa kali',
    'action-failed': 'Sistem tidak menjawab',
    flow: 'Alur memerlukan petugas',
    'not-helped': 'Jawabannya tidak membantu',
    'internal-error': 'Bot mengalami kesalahan',
  },
  ms: {
    asked: 'Meminta pegawai',
    'not-understood': 'Bot tidak memahami',
    'tries-used-up': 'Soalan tidak terjawab selepas beberapa kali',
    'action-failed': 'Sistem tidak menjawab',
    flow: 'Aliran memerlukan pegawai',
    'not-helped': 'Jawapan tidak membantu',
    'internal-error': 'Bot mengalami ralat',
  },
};

export const MOODS: Words<Mood> = {
  en: { angry: 'Angry', worried: 'Worried', neutral: 'Neutral', pleased: 'Pleased' },
  id: { angry: 'Marah', worried: 'Khawatir', neutral: 'Netral', pleased: 'Senang' },
  ms: { angry: 'Marah', worried: 'Bimbang', neutral: 'Neutral', pleased: 'Gembira' },
};

export const OUTCOMES: Words<Outcome> = {
  en: {
    'resolved-confirmed': 'Resolved, confirmed',
    'resolved-implied': 'Resolved',
    declined: 'Declined',
    'handed-over': 'Closed by a person',
    abandoned: 'Left without an answer',
  },
  id: {
    'resolved-confirmed': 'Selesai, dipastikan',
    'resolved-implied': 'Selesai',
    declined: 'Ditolak',
    'handed-over': 'Ditutup petugas',
    abandoned: 'Pergi tanpa jawaban',
  },
  ms: {
    'resolved-confirmed': 'Selesai, disahkan',
    'resolved-implied': 'Selesai',
    declined: 'Ditolak',
    'handed-over': 'Ditutup pegawai',
    abandoned: 'Pergi tanpa jawapan',
  },
};

export const ROLES: Words<AgentRole> = {
  en: { agent: 'Agent', supervisor: 'Supervisor', admin: 'Administrator' },
  id: { agent: 'Petugas', supervisor: 'Penyelia', admin: 'Administrator' },
  ms: { agent: 'Pegawai', supervisor: 'Penyelia', admin: 'Pentadbir' },
};

/** What happened to the case, between the messages. `{to}` and `{from}` are a team or a colleague. */
export const MOVES: Words<
  | 'queued'
  | 'taken'
  | 'returned'
  | 'assigned'
  | 'lent'
  | 'given-back'
  | 'agent-silent'
  | 'agent-lost'
  | 'handed-back'
  | 'resolved'
  | 'opened-again'
  | 'left'
  | 'rejected'
  | 'timed-out'
  | 'no-agent'
  | 'closed'
> = {
  en: {
    queued: 'Handed to people: {to}',
    taken: '{to} took the case',
    returned: '{from} gave it back to {to}',
    'agent-lost': '{from} was disconnected; back in the queue of {to}',
    'handed-back': '{from} gave it to the bot',
    resolved: '{from} resolved the case',
    'opened-again': 'The customer says it is not over; back with {to}',
    left: 'The customer left the queue',
    rejected: '{from} declined it',
    'timed-out': 'Nobody took it in time; the bot has it again',
    'no-agent': 'Nobody was at the desk; the bot has it again',
    closed: 'The team closed; the bot has it again',
    assigned: 'The case went to {to}',
    'agent-silent': '{from} did not answer in time; back in the queue of {to}',
    lent: '{from} let the bot run a flow',
    'given-back': 'The bot gave it back to {to}',
  },
  id: {
    queued: 'Diserahkan ke petugas: {to}',
    taken: '{to} mengambil kasus',
    returned: '{from} mengembalikannya ke {to}',
    'agent-lost': '{from} terputus; kembali ke antrean {to}',
    'handed-back': '{from} menyerahkannya ke bot',
    resolved: '{from} menyelesaikan kasus',
    'opened-again': 'Pelanggan bilang belum selesai; kembali ke {to}',
    left: 'Pelanggan meninggalkan antrean',
    rejected: '{from} menolaknya',
    'timed-out': 'Tidak ada yang mengambilnya tepat waktu; kembali ke bot',
    'no-agent': 'Tidak ada petugas; kembali ke bot',
    closed: 'Tim sudah tutup; kembali ke bot',
    assigned: 'Kasus diberikan kepada {to}',
    'agent-silent': '{from} tidak menjawab tepat waktu; kembali ke antrean {to}',
    lent: '{from} membiarkan bot menjalankan alur',
    'given-back': 'Bot mengembalikannya kepada {to}',
  },
  ms: {
    queued: 'Diserahkan kepada pegawai: {to}',
    taken: '{to} mengambil kes',
    returned: '{from} memulangkannya kepada {to}',
    'agent-lost': '{from} terputus; kembali ke giliran {to}',
    'handed-back': '{from} menyerahkannya kepada bot',
    resolved: '{from} menyelesaikan kes',
    'opened-again': 'Pelanggan kata belum selesai; kembali kepada {to}',
    left: 'Pelanggan meninggalkan giliran',
    rejected: '{from} menolaknya',
    'timed-out': 'Tiada yang mengambilnya tepat masa; kembali kepada bot',
    'no-agent': 'Tiada pegawai bertugas; kembali kepada bot',
    closed: 'Pasukan sudah tutup; kembali kepada bot',
    assigned: 'Kes diberikan kepada {to}',
    'agent-silent': '{from} tidak menjawab tepat masa; kembali ke giliran {to}',
    lent: '{from} membiarkan bot menjalankan aliran',
    'given-back': 'Bot memulangkannya kepada {to}',
  },
};
