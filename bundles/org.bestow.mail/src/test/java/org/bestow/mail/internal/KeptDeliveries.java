package org.bestow.mail.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Deliveries;
import org.bestow.api.Language;
import org.bestow.api.Message;
import org.bestow.api.Messages.State;
import org.bestow.api.testing.MovableClock;

/** The queue by its contract, in memory. A postponed message waits for a minute. */
class KeptDeliveries implements Deliveries {

    static final Duration LEASE = Duration.ofMinutes(5);

    private final MovableClock clock;
    private final List<Row> rows = new ArrayList<>();

    /** A message and how far it is. */
    static final class Row {
        private final Message message;
        State state = State.QUEUED;
        int attempts;
        int doubts;
        String error = "";
        private String messageId = "";
        private String owner = "";
        private Instant next;

        Row(Message message) {
            this.message = message;
            this.next = message.at();
        }
    }

    KeptDeliveries(MovableClock clock) {
        this.clock = clock;
    }

    Message message(int number) {
        return new Message(
                1,
                "invitation",
                new Message.About("user", "u1-" + number),
                new Message.Recipient("Ada " + number, "ada" + number + "@one.example"),
                Language.EN,
                new Message.Body("Number " + number, "Hello " + number + "\n.\nend\n", "<p>Hello " + number + "</p>"),
                clock.instant());
    }

    synchronized void queue(int count) {
        for (var number = 0; number < count; number++) {
            queue(message(rows.size()));
        }
    }

    synchronized void queue(Message message) {
        rows.add(new Row(message));
    }

    synchronized Row row(int number) {
        return rows.get(number);
    }

    synchronized long count(State state) {
        return rows.stream().filter(row -> row.state == state).count();
    }

    synchronized int attempts() {
        return rows.stream().mapToInt(row -> row.attempts).sum();
    }

    @Override
    public synchronized List<Due> claim(String deliverer, int most) {
        var now = clock.instant();
        var due = new ArrayList<Due>();
        for (var number = 0; number < rows.size(); number++) {
            var row = rows.get(number);
            if (row.next.isAfter(now)) {
                continue;
            }
            if (row.state == State.SENDING) {
                row.state = row.doubts == 0 ? State.QUEUED : State.FAILED;
                row.doubts++;
                row.error = "outcome-unknown";
            }
            if (row.state == State.QUEUED && due.size() < most) {
                row.owner = deliverer;
                row.next = now.plus(LEASE);
                var id = row.messageId.isEmpty() ? Optional.<String>empty() : Optional.of(row.messageId);
                due.add(new Due(number, id, row.message));
            }
        }
        return due;
    }

    @Override
    public synchronized boolean begin(String deliverer, long number, String messageId) {
        var row = rows.get((int) number);
        if (row.state != State.QUEUED || !row.owner.equals(deliverer)) {
            return false;
        }
        row.state = State.SENDING;
        row.attempts++;
        row.next = clock.instant().plus(LEASE);
        row.messageId = row.messageId.isEmpty() ? messageId : row.messageId;
        return true;
    }

    @Override
    public synchronized void settle(String deliverer, long number, Outcome outcome) {
        var row = rows.get((int) number);
        if (outcome instanceof Sent) {
            row.state = State.SENT;
            return;
        }
        if (row.state != State.SENDING || !row.owner.equals(deliverer)) {
            return;
        }
        row.owner = "";
        if (outcome instanceof Refused refused) {
            row.state = State.FAILED;
            row.error = refused.fault().text();
        } else if (outcome instanceof Returned returned) {
            row.attempts--;
            later(row, returned.fault(), Duration.ZERO);
        } else if (outcome instanceof Postponed postponed) {
            later(row, postponed.fault(), Duration.ofMinutes(1));
        } else if (outcome instanceof Unknown unknown) {
            row.doubts++;
            later(row, unknown.fault(), Duration.ofMinutes(1));
            row.state = row.doubts < 2 ? State.QUEUED : State.FAILED;
        }
    }

    private void later(Row row, Fault fault, Duration wait) {
        row.state = State.QUEUED;
        row.error = fault.text();
        row.next = clock.instant().plus(wait);
    }

    @Override
    public synchronized void release(String deliverer) {
        rows.stream()
                .filter(row -> row.state == State.QUEUED && row.owner.equals(deliverer))
                .forEach(row -> {
                    row.owner = "";
                    row.next = clock.instant();
                });
    }

    @Override
    public synchronized Backlog backlog() {
        var waiting = rows.stream()
                .filter(row -> row.state == State.QUEUED || row.state == State.SENDING)
                .toList();
        return new Backlog(
                waiting.size(),
                waiting.stream().map(row -> row.message.at()).min(Instant::compareTo),
                count(State.FAILED));
    }
}
