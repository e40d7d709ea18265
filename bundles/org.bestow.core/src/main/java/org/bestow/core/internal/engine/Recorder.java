package org.bestow.core.internal.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bestow.api.PublicId;
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
import org.bestow.core.internal.text.TextJson;
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

    private static final String NEW_SEAT = "new-";
    private static final int LONGEST_CLAIM = 320;
    private static final int LONGEST_DATA = 20_000;
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_LINES = 50;
    private static final int MOST_EFFECTS = 1_000;

    private final List<Effect> effects = new ArrayList<>();
    private final Map<String, Text> results = new LinkedHashMap<>();
    private final Snapshot snapshot;
    private Optional<Registration> type;
    private Optional<Decided.Undo> undo = Optional.empty();
    private int newSeats;

    Recorder(Registration type, Snapshot snapshot) {
        this.type = Optional.of(type);
        this.snapshot = snapshot;
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
        var number = number(PublicId.Kind.USER, user.id());
        newSeats++;
        add(new Assign(-newSeats, number, json(codec, data), codec.version()));
        return new AssignmentRef(NEW_SEAT + newSeats);
    }

    @Override
    public void update(AssignmentRef seat, Record data) {
        var codec = seatCodec();
        var number = seat(seat);
        var seen = Stream.concat(snapshot.seat().stream(), snapshot.seats().stream())
                .filter(row -> row.id() == number)
                .findFirst()
                .map(Snapshot.SeatRow::version)
                .orElse(UpdateSeat.UNSEEN);
        effects.removeIf(effect -> effect instanceof UpdateSeat other && other.seat() == number); // the last one counts
        add(new UpdateSeat(number, json(codec, data), codec.version(), seen));
    }

    @Override
    public void release(AssignmentRef seat, Text why) {
        add(new Release(seat(seat), text(why)));
    }

    @Override
    public void claimUnique(String claim, String value, AssignmentRef heldBy) {
        DefinitionBuilder.name(claim, "the name of a claim");
        if (value.isBlank() || value.length() > LONGEST_CLAIM) {
            throw new IllegalArgumentException("the value of a claim has 1 to " + LONGEST_CLAIM + " characters");
        }
        add(new ClaimUnique(claim, value, seat(heldBy)));
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
        add(new RevealKey(number(PublicId.Kind.KEY, key.id())));
    }

    @Override
    public void limitKeys(Scope of, Instant since, int most, Refusal otherwise) {
        add(new LimitKeys(of, since, most, otherwise));
    }

    @Override
    public void note(KeyRef key, String note) {
        add(new NoteKey(number(PublicId.Kind.KEY, key.id()), note));
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
        add(new PutDocument(json(codec, value), codec.version(), seen));
    }

    @Override
    public void document(KeyRef key, Record value) {
        var codec = live().document(Scope.KEY);
        var row = seen(key);
        effects.removeIf(effect -> effect instanceof PutKeyDocument other && other.key() == row.id());
        add(new PutKeyDocument(row.id(), json(codec, value), codec.version(), row.documentVersion()));
    }

    @Override
    public void replaceKey(KeyRef key, Text why) {
        var row = seen(key);
        add(new ReplaceKey(row.id(), row.poolId(), row.kind(), text(why)));
    }

    /** A key of this benefit that the view shows. */
    private Snapshot.KeyRow seen(KeyRef key) {
        var number = number(PublicId.Kind.KEY, key.id());
        return Stream.concat(snapshot.key().stream(), snapshot.keys().stream())
                .filter(row -> row.id() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the view shows no key " + key.id()));
    }

    @Override
    public void mail(Mail mail) {
        live();
        var length = mail.facts().values().stream()
                .mapToInt(fact -> fact.toString().length())
                .sum();
        if (mail.lines().size() + mail.links().size() > MOST_LINES || length > LONGEST_DATA) {
            throw new IllegalArgumentException("a mail says too much");
        }
        mail.lines().forEach(line -> {
            text(line.label());
            text(line.value());
        });
        mail.links().forEach(link -> text(link.label()));
        add(new SendMail(
                seat(mail.seat()), number(PublicId.Kind.USER, mail.recipient().id()), mail, Optional.empty()));
    }

    /** What the action's definition says beside its decision. */
    void locksUntil(LocalDate day) {
        add(new LockUntil(day));
    }

    @Override
    public void warn(Text text) {
        add(new Warn(text(text)));
    }

    @Override
    public void remark(Text line) {
        add(new Remark(text(line)));
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
        text(value);
        results.put(DefinitionBuilder.name(name, "the name of a result"), value);
    }

    /** As history keeps it. */
    private static String text(Text text) {
        var json = TextJson.write(Objects.requireNonNull(text, "text"));
        if (json.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a text is longer than " + LONGEST_TEXT + " characters");
        }
        return json;
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

    private static String json(Codec codec, Record data) {
        var json = codec.write(data);
        if (json.length() > LONGEST_DATA) {
            throw new IllegalArgumentException("the data of a seat is longer than " + LONGEST_DATA + " characters");
        }
        return json;
    }

    private long seat(AssignmentRef ref) {
        if (ref.id().startsWith(NEW_SEAT)) {
            for (var handle = 1; handle <= newSeats; handle++) {
                if (ref.id().equals(NEW_SEAT + handle)) {
                    return -handle;
                }
            }
        }
        return number(PublicId.Kind.ASSIGNMENT, ref.id());
    }

    private long number(PublicId.Kind kind, String id) {
        return PublicId.parse(kind, id)
                .filter(parsed -> parsed.member() == snapshot.benefit().memberId())
                .map(PublicId::number)
                .orElseThrow(() -> new IllegalArgumentException("no " + kind + " of this member: " + id));
    }
}
