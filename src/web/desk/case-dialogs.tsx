import { useEffect, useId, useState } from 'preact/hooks';
import type { DeskColleague } from '../../domain/desk';
import { get, pathOf } from './api';
import type { CaseView } from './case-view';
import type { DialogName } from './desk';
import type { DeskModel } from './desk-model';
import type { DeskState } from './desk-state';
import { Dialog } from './dialog';
import { presenceOf } from './house';
import { PromiseDialog } from './promise-dialog';
import { useWords } from './words';

/** The questions before a case is given away. */
export function CaseDialogs(props: {
  view: CaseView;
  state: DeskState;
  model: DeskModel;
  dialog: DialogName | null;
  onClose: () => void;
}) {
  const { t } = useWords();
  const { view, model, state } = props;
  switch (props.dialog) {
    case 'resolve':
      return (
        <GiveAway
          title={t('resolveTitle')}
          text={t(state.me.asksScore ? 'resolveAskText' : 'resolveText')}
          button={t('resolveDo')}
          withNote
          onDo={(note) => model.deeds.resolve(view.number, note)}
          onClose={props.onClose}
        />
      );
    case 'reject':
      return (
        <GiveAway
          title={t('rejectTitle')}
          text={t('rejectText', { name: state.me.botName })}
          button={t('rejectDo')}
          withNote
          onDo={(note) => model.deeds.reject(view.number, note)}
          onClose={props.onClose}
        />
      );
    case 'hand-back':
      return (
        <GiveAway
          title={t('handBackTitle')}
          text={t('handBackText', { name: state.me.botName })}
          button={t('handBackDo')}
          onDo={() => model.deeds.handBack(view.number)}
          onClose={props.onClose}
        />
      );
    case 'return':
      return <Return {...props} />;
    case 'lend':
      return <Lend {...props} />;
    case 'promise':
      return <PromiseDialog {...props} />;
    case 'assign':
      return (
        <Assign
          {...props}
          title={t('assignTitle')}
          text={t('assignText')}
          button={t('assignDo')}
          withNote
          onDo={(to, note) => model.deeds.assign(view.number, to, note)}
        />
      );
    case 'review-assign':
      return (
        <Assign
          {...props}
          title={t('reviewAssignTitle')}
          text={t('reviewAssignText')}
          button={t('reviewAssignDo')}
          withSelf
          onDo={(to) => model.deeds.review(view.number, { to })}
        />
      );
    case 'review-close':
      return (
        <GiveAway
          title={t('reviewCloseTitle')}
          text={t('reviewCloseText')}
          button={t('reviewCloseDo')}
          withNote
          mustSay
          onDo={(note) => model.deeds.review(view.number, { note })}
          onClose={props.onClose}
        />
      );
    default:
      return null;
  }
}

function Return({ view, state, model, onClose }: Parameters<typeof CaseDialogs>[0]) {
  const { t, local } = useWords();
  const id = useId();
  const own = view.desk?.card.team ?? null;
  const [team, setTeam] = useState(own ?? '');
  const isSame = team === own;
  return (
    <GiveAway
      title={t('giveBackTitle')}
      text={t('giveBackText')}
      button={t(isSame ? 'giveBackDo' : 'transferDo')}
      withNote
      noteKey="passReason"
      onDo={(note) => model.deeds.giveBack(view.number, isSame ? null : team, note)}
      onClose={onClose}
    >
      <div class="field">
        <label for={id}>{t('toTeam')}</label>
        <select id={id} value={team} onChange={(event) => setTeam(event.currentTarget.value)}>
          {state.me.allTeams.map(({ name, title, open }) => (
            <option key={name} value={name}>
              {local(title, name)}
              {name === own ? ` (${t('sameTeam')})` : open ? '' : ` (${t('closedTeam')})`}
            </option>
          ))}
        </select>
      </div>
    </GiveAway>
  );
}

function Lend({ view, state, model, onClose }: Parameters<typeof CaseDialogs>[0]) {
  const { t, local } = useWords();
  const id = useId();
  const flows = [...state.me.flows].sort((a, b) => local(a.title, a.flow).localeCompare(local(b.title, b.flow)));
  const [flow, setFlow] = useState(flows[0]?.flow ?? '');
  return (
    <GiveAway
      title={t('lendTitle')}
      text={t('lendText', { name: state.me.botName })}
      button={t('lendDo')}
      isReady={flow !== ''}
      onDo={() => model.deeds.lend(view.number, flow)}
      onClose={onClose}
    >
      <div class="field">
        <label for={id}>{t('lendWhich')}</label>
        <select id={id} value={flow} onChange={(event) => setFlow(event.currentTarget.value)}>
          {flows.map((one) => (
            <option key={one.flow} value={one.flow}>
              {local(one.title, one.flow)}
            </option>
          ))}
        </select>
      </div>
    </GiveAway>
  );
}

function Assign({
  view,
  state,
  model,
  onClose,
  withSelf,
  ...own
}: Parameters<typeof CaseDialogs>[0] & {
  title: string;
  text: string;
  button: string;
  withNote?: boolean;
  /** One may give it to oneself. */
  withSelf?: boolean;
  onDo: (to: string, note: string) => Promise<boolean>;
}) {
  const { t } = useWords();
  const { me } = state;
  const id = useId();
  const [colleagues, setColleagues] = useState<readonly DeskColleague[] | null>(null);
  const [to, setTo] = useState('');
  useEffect(() => {
    get<{ colleagues: readonly DeskColleague[] }>(`${pathOf(view.number)}/colleagues`)
      .then((found) => {
        setColleagues(found.colleagues);
        setTo(withSelf ? me.agentId : (found.colleagues[0]?.agentId ?? ''));
      })
      .catch((error) => {
        model.complain(error);
        onClose();
      });
  }, [view.number]);
  return (
    <GiveAway
      title={own.title}
      text={own.text}
      button={own.button}
      {...(own.withNote && { withNote: true, noteKey: 'passReason' as const })}
      isReady={to !== ''}
      onDo={(note) => own.onDo(to, note)}
      onClose={onClose}
    >
      <div class="field">
        <label for={id}>{t('toColleague')}</label>
        {/* The button cannot have the focus before there is somebody to choose. */}
        <select id={id} value={to} data-first onChange={(event) => setTo(event.currentTarget.value)}>
          {withSelf && <option value={me.agentId}>{`${me.name} · ${t('you')}`}</option>}
          {colleagues?.length === 0 && !withSelf && <option value="">{t('noColleagues')}</option>}
          {colleagues?.map((one) => (
            <option key={one.agentId} value={one.agentId}>
              {`${one.name} · ${t(presenceOf(one))} · ${t('casesCount', { n: one.cases })}`}
            </option>
          ))}
        </select>
      </div>
    </GiveAway>
  );
}

function GiveAway(props: {
  title: string;
  text: string;
  button: string;
  withNote?: boolean;
  /** What the note is for, if not for anything. */
  noteKey?: 'passReason';
  /** The note may not be left out. */
  mustSay?: boolean;
  /** False: something is still to be chosen. */
  isReady?: boolean;
  onDo: (note: string) => Promise<boolean>;
  onClose: () => void;
  children?: preact.ComponentChildren;
}) {
  const { t } = useWords();
  const id = useId();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    // What was written stays until the server has it.
    if (await props.onDo(note.trim())) props.onClose();
    else setBusy(false);
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form onSubmit={submit}>
        <p>{props.text}</p>
        {props.children}
        {props.withNote && (
          <div class="field">
            <label for={id}>
              {t(props.noteKey ?? 'note')} {!props.mustSay && <span class="soft">({t('optional')})</span>}
            </label>
            <textarea
              id={id}
              rows={3}
              maxLength={1_000}
              value={note}
              data-first={props.mustSay}
              aria-describedby={`${id}-hint`}
              onInput={(event) => setNote(event.currentTarget.value)}
            />
            <p class="hint" id={`${id}-hint`}>
              {t('noteHint')}
            </p>
          </div>
        )}
        <div class="dialog-foot">
          <button type="button" onClick={props.onClose}>
            {t('cancel')}
          </button>
          <button
            type="submit"
            class="primary"
            data-first
            // Not disabled: the browser would take the focus away.
            aria-disabled={busy}
            disabled={props.isReady === false || (props.mustSay === true && note.trim() === '')}
          >
            {props.button}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
