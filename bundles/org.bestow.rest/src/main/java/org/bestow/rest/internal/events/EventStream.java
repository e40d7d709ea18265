package org.bestow.rest.internal.events;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.bestow.api.Caller;
import org.bestow.api.Secret;

/**
 * One open page. Holds no thread: what waits is written when the connection takes it, never blocking anybody. A page that does not
 * keep up loses what waits, is told so, and is closed; its browser comes back by itself. Thread-safe.
 */
final class EventStream implements WriteListener, AsyncListener {

    static final int MOST_WAITING = 256;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Secret token;
    private final Caller caller;
    private final Consumer<EventStream> whenOver;

    private final Map<String, Frame> waiting = new LinkedHashMap<>();
    private boolean started;
    private boolean unflushed;
    private boolean ending;
    private boolean over;

    EventStream(AsyncContext context, Secret token, Caller caller, Consumer<EventStream> whenOver) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.token = token;
        this.caller = caller;
        this.whenOver = whenOver;
    }

    Secret token() {
        return token;
    }

    String from() {
        return caller.from();
    }

    long user() {
        return caller.user();
    }

    /** Whether the caller is still the one whom the stream was opened for, with the same rights. */
    boolean isOf(Caller now) {
        return now.user() == caller.user()
                && now.member().equals(caller.member())
                && now.roles().equals(caller.roles());
    }

    OptionalLong member() {
        return caller.member();
    }

    /** Lets the container call when the connection takes bytes. Once. */
    void start() {
        context.addListener(this);
        out.setWriteListener(this);
    }

    /** Keeps a frame until the next {@link #write}. */
    synchronized void offer(Frame frame) {
        if (ending) {
            return;
        }
        waiting.remove(frame.subject());
        waiting.put(frame.subject(), frame);
        if (waiting.size() > MOST_WAITING) {
            waiting.clear();
            end(Frame.resync(frame.id()));
        }
    }

    synchronized void offerIfIdle(Frame frame) {
        if (waiting.isEmpty()) {
            offer(frame);
        }
    }

    /** The last frame: after it the stream is closed. */
    synchronized void end(Frame last) {
        waiting.put(last.subject(), last);
        ending = true;
    }

    /** Writes what waits, as far as the connection takes it now. */
    synchronized void write() {
        if (!started || over) {
            return;
        }
        try {
            while (out.isReady()) {
                if (!waiting.isEmpty()) {
                    out.write(takeAll());
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    if (ending) {
                        close();
                    }
                    return;
                }
            }
        } catch (IOException e) {
            close(); // the page is gone
        }
    }

    /** Closes at once. */
    synchronized void close() {
        if (over) {
            return;
        }
        over = true;
        waiting.clear();
        whenOver.accept(this);
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // the container was faster
        }
    }

    private byte[] takeAll() {
        var bytes = new ByteArrayOutputStream();
        waiting.values().forEach(frame -> bytes.writeBytes(frame.bytes()));
        waiting.clear();
        return bytes.toByteArray();
    }

    @Override
    public synchronized void onWritePossible() {
        started = true;
        write();
    }

    @Override
    public void onError(Throwable cause) {
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // this request starts async once
    }
}
