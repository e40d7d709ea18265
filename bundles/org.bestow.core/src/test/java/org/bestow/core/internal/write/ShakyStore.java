package org.bestow.core.internal.write;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.bestow.store.Dialect;
import org.bestow.store.Ids;
import org.bestow.store.Sql;
import org.bestow.store.Store;

/** A store whose commits can be stopped, cut before they happen, or cut after. */
final class ShakyStore implements Store {

    /** What happens at a commit. */
    interface AtCommit {
        void commit(Connection real) throws SQLException;
    }

    private static final int ALL = 10_000;

    private final Store real;
    private final AtomicInteger commits = new AtomicInteger();
    private volatile AtCommit atCommit = Connection::commit;
    private volatile Semaphore held = new Semaphore(0);

    private volatile String failing = "";

    /** How the proxy's own connection is found again. */
    interface Shaky {
        Connection realConnection();
    }

    ShakyStore(Store real) {
        this.real = real;
    }

    /** Commits go through again, those too that are held now: a failed test must not hold its writer for ever. */
    void calm() {
        atCommit = Connection::commit;
        held.release(ALL);
    }

    void atEachCommit(AtCommit what) {
        atCommit = what;
    }

    /** The next commit does this, later ones are calm. */
    void atNextCommit(AtCommit what) {
        var once = new AtomicInteger();
        atCommit = connection -> {
            if (once.getAndIncrement() == 0) {
                what.commit(connection);
            } else {
                connection.commit();
            }
        };
    }

    /** Commits wait for a permit. */
    Semaphore holdCommits() {
        var permits = new Semaphore(0);
        held = permits;
        atCommit = connection -> {
            permits.acquireUninterruptibly();
            connection.commit();
        };
        return permits;
    }

    /** The next statement, or statements that are sent together, with these words meets a cut connection. */
    void cutAtNext(String words) {
        failing = words;
    }

    boolean wasCut() {
        return failing.isEmpty();
    }

    int commits() {
        return commits.get();
    }

    static SQLException cut() {
        return new SQLException("the connection was cut", "08006");
    }

    @Override
    public Connection connection() throws SQLException {
        var connection = real.connection();
        return (Connection) Proxy.newProxyInstance(
                ShakyStore.class.getClassLoader(),
                new Class<?>[] {Connection.class, Shaky.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        commits.incrementAndGet();
                        atCommit.commit(connection);
                        return null;
                    }
                    if (method.getName().equals("realConnection")) {
                        return connection;
                    }
                    if (method.getName().equals("prepareStatement")
                            && !failing.isEmpty()
                            && ((String) arguments[0]).contains(failing)) {
                        failing = "";
                        throw cut();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void evict(Connection connection) {
        real.evict(((Shaky) connection).realConnection());
    }

    @Override
    public Thread thread(String name, Runnable work) {
        return real.thread(name, work);
    }

    @Override
    public Dialect dialect() {
        return real.dialect();
    }

    @Override
    public void migrate(String module, ClassLoader owner) {
        real.migrate(module, owner);
    }

    @Override
    public void tenantTables(String... tables) {
        real.tenantTables(tables);
    }

    @Override
    public Scope global() {
        return real.global();
    }

    @Override
    public Scope forMember(long member) {
        return real.forMember(member);
    }

    @Override
    public Sql joining(Connection transaction) {
        return real.joining(transaction);
    }

    @Override
    public Ids ids(String sequence) {
        return real.ids(sequence);
    }
}
