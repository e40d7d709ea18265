package org.bestow.core.internal.effect;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;

/** Writes a note on a taken key, instead of what was there; an empty one removes it. The last writer's stays. */
public record NoteKey(long key, String note) implements Effect {

    /** As long as the column. */
    public static final int LONGEST = 200;

    public NoteKey {
        note = Objects.requireNonNull(note, "note").strip();
        if (note.codePointCount(0, note.length()) > LONGEST) {
            throw new IllegalArgumentException("a note has " + LONGEST + " characters at most");
        }
    }

    @Override
    public String kindName() {
        return note.isEmpty() ? "removes-note" : "notes-key";
    }

    @Override
    public void needs(Snapshot.BenefitRow seen, Needs needs) {
        // the benefit's lock, which every action takes, is enough: taken keys never move
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        var no = Rules.notCancelled(act, Rules.benefit(act, changes));
        if (no.isEmpty()) {
            changes.keyNotes.put(key, new Changes.KeyNote(act.member(), act.benefit(), note));
            changes.stir(act.benefit());
        }
        return no;
    }

    @Override
    public Map<String, Object> facts() {
        return note.isEmpty() ? Map.of("key", key) : Map.of("key", key, "note", note);
    }
}
