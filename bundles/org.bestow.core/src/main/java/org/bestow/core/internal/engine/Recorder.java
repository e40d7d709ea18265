package org.bestow.core.internal.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.effect.Activate;
import org.bestow.core.internal.effect.Assign;
import org.bestow.core.internal.effect.ClaimUnique;
import org.bestow.core.internal.effect.Decided;
import org.bestow.core.internal.effect.Effect;
import org.bestow.core.internal.effect.EndRefund;
import org.bestow.core.internal.effect.LimitKeys;
import org.bestow.core.internal.effect.LockUntil;
import org.bestow.core.internal.effect.NoteKey;
import org.bestow.core.internal.effect.PutDocument;
import org.bestow.core.internal.effect.PutKeyDocument;
import org.bestow.core.internal.effect.Release;
import org.bestow.core.internal.effect.Remark;
import org.bestow.core.internal.effect.ReplaceKey;
import org.bestow.core.internal.effect.RevealKey;
import org.bestow.core.internal.effect.SendMail;
import org.bestow.core.internal.effect.TakeKeys;
import org.bestow.core.internal.effect.UpdateSeat;
import org.bestow.core.internal.effect.UseUnits;
import org.bestow.core.internal.effect.Warn;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.Decision;
import org.bestow.spi.Effects;
import org.bestow.spi.KeyKind;
import org.bestow.spi.KeyRef;
import org.bestow.spi.Mail;
import org.bestow.spi.Refusal;
import org.bestow.spi.Scope;
import org.bestow.spi.Text;
import org.bestow.spi.UserRef;

/** Takes down what a decision asks for, as data of ours; a faulty argument is the plug-in's fault. Not thread-safe. */
final class Recorder implements Effects {

    private static final int LONGEST_CLAIM = 320;
    private static final int MOST_EFFECTS = 1_000;

    private final List<Effect> effects = new ArrayList<>();
    private final Map<String, Text> results = new LinkedHashMap<>();
    private final Snapshot snapshot;
    private final References references;
    private Optional<Registration> type;
    private Optional<Decided.Undo> undo = Optional.empty();

    Recorder(Registration type, Snapshot snapshot) {
        this.type = Optional.of(type);
        this.snapshot = snapshot;
        this.references = new References(snapshot);
    }

    /** From now on it takes nothing, and holds nothing of the plug-in. */
    void end() {
        type = Optional.empty();
    }

    /** What was asked for; of a refused decision the refusal alone. */
    Decided decided(Decision decision) {
        Objects.requireNonNull(decision, "the decision is null");
        return switch (decision.kind()) {
            case DONE -> new Decided(effects, undo, results, Optional.empty());
            case REFUSED -> new Decided(List.of(), Optional.empty(), Map.of(), decision.refusal());
        };
    }

    @Override
    public AssignmentRef assign(UserRef user, Record data) {
        var codec = seatCodec();
        var number = references.user(user);
        var seat = references.newSeat();
        add(new Assign(references.seat(seat), number, Bounds.data(codec, data), codec.version()));
        return seat;
    }

    @Override
    public void update(AssignmentRef seat, Record data) {
        var codec = seatCodec();
        var number = references.seat(seat);
        effects.removeIf(effect -> effect instanceof UpdateSeat other && other.seat() == number); // the last one counts
        add(new UpdateSeat(number, Bounds.data(codec, data), codec.version(), references.seen(number)));
    }

    @Override
    public void release(AssignmentRef seat, Text why) {
        add(new Release(references.seat(seat), Bounds.text(why)));
    }

    @Override
    public void claimUnique(String claim, String value, AssignmentRef heldBy) {
        DefinitionBuilder.name(claim, "the name of a claim");
        if (value.isBlank() || value.length() > LONGEST_CLAIM) {
            throw new IllegalArgumentException("the value of a claim has 1 to " + LONGEST_CLAIM + " characters");
        }
        add(new ClaimUnique(claim, value, references.seat(heldBy)));
    }

    @Override
    public void takeKeys(String pool, KeyKind kind, int count) {
        takeKeys(pool, kind, count, "");
    }

    @Override
    public void takeKeys(String pool, KeyKind kind, int count, String note) {
        DefinitionBuilder.name(pool, "the code of a pool");
        if (Objects.requireNonNull(kind, "kind") == KeyKind.NONE) {
            throw new IllegalArgumentException("a product without keys has none to take");
        }
        add(new TakeKeys(pool, kind, count, note));
    }

    @Override
    public void reveal(KeyRef key) {
        add(new RevealKey(references.key(key)));
    }

    @Override
    public void limitKeys(Scope of, Instant since, int most, Refusal otherwise) {
        add(new LimitKeys(of, since, most, otherwise));
    }

    @Override
    public void note(KeyRef key, String note) {
        add(new NoteKey(references.key(key), note));
    }

    @Override
    public void useUnits(int count) {
        add(new UseUnits(positive(count)));
    }

    @Override
    public void freeUnits(int count) {
        add(new UseUnits(-positive(count)));
    }

    private static long positive(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("units are used and freed by 1 or more");
        }
        return count;
    }

    @Override
    public void document(Record value) {
        var codec = live().document(Scope.BENEFIT);
        var seen = snapshot.document().map(Snapshot.DocumentRow::version).orElse(0L);
        effects.removeIf(PutDocument.class::isInstance); // the last one counts
        add(new PutDocument(Bounds.data(codec, value), codec.version(), seen));
    }

    @Override
    public void document(KeyRef key, Record value) {
        var codec = live().document(Scope.KEY);
        var row = references.seen(key);
        effects.removeIf(effect -> effect instanceof PutKeyDocument other && other.key() == row.id());
        add(new PutKeyDocument(row.id(), Bounds.data(codec, value), codec.version(), row.documentVersion()));
    }

    @Override
    public void replaceKey(KeyRef key, Text why) {
        var row = references.seen(key);
        add(new ReplaceKey(row.id(), row.poolId(), row.kind(), Bounds.text(why)));
    }

    @Override
    public void mail(Mail mail) {
        live();
        Bounds.check(mail);
        add(new SendMail(references.seat(mail.seat()), references.user(mail.recipient()), mail, Optional.empty()));
    }

    /** What the action's definition says beside its decision. */
    void locksUntil(LocalDate day) {
        add(new LockUntil(day));
    }

    @Override
    public void warn(Text text) {
        add(new Warn(Bounds.text(text)));
    }

    @Override
    public void remark(Text line) {
        add(new Remark(Bounds.text(line)));
    }

    @Override
    public void activate() {
        add(new Activate());
    }

    @Override
    public void endsRefund() {
        add(new EndRefund());
    }

    @Override
    public void undoWith(String action, Record input) {
        var known = live().actions().get(action);
        if (known == null) {
            throw new IllegalArgumentException("there is no action " + action);
        }
        if (input.getClass() != known.input().type()) {
            throw new IllegalArgumentException(
                    "the input of " + action + " is a " + known.input().type().getSimpleName());
        }
        if (known.input().fields().stream().anyMatch(Shape.Field::secret)) {
            throw new IllegalArgumentException(action + " takes a secret, which is not kept for an undo");
        }
        undo = Optional.of(new Decided.Undo(
                action, Encoder.encode(input, known.input(), "input").toString()));
    }

    @Override
    public void result(String name, Text value) {
        live();
        Bounds.text(value);
        results.put(DefinitionBuilder.name(name, "the name of a result"), value);
    }

    private Registration live() {
        return type.orElseThrow(() -> new IllegalStateException("effects can be asked for during the call only"));
    }

    private void add(Effect effect) {
        live();
        if (effects.size() >= MOST_EFFECTS) {
            throw new IllegalStateException("more than " + MOST_EFFECTS + " effects");
        }
        effects.add(effect);
    }

    private Codec seatCodec() {
        return live().document(Scope.ASSIGNMENT);
    }
}
