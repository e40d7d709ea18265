package org.bestow.itests.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an action of the platform locks, reads and writes, one statement after the other in a transaction of its own; and the
 * statement of a list. Values are {@code :name}. Immutable.
 *
 * @param text with {@code {sequence}} for a number of a sequence
 * @param names where its row goes on as values: {@code key} becomes {@code :k_id}
 */
record Straight(String text, boolean key) {

    /** A value, but no cast to a type. */
    static final Pattern VALUE = Pattern.compile("(?<!:):([a-z_]+)");

    private static final Pattern SEQUENCE = Pattern.compile("\\{(\\w+)}");

    private static final String BENEFIT = "id, member_id, purchase_id, item_id, type, quantity, used, pending, unit,"
            + " purchased_on, available_from, activate_by, expires, activated_on, cancelled_on";

    /** For PostgreSQL. */
    String postgresql() {
        return SEQUENCE.matcher(text).replaceAll("nextval('$1')");
    }

    /** For H2. */
    String h2() {
        return SEQUENCE.matcher(text).replaceAll("next value for $1");
    }

    /** Needs {@code :member}. */
    static Straight list() {
        return new Straight(
                "select b." + BENEFIT.replace(", ", ", b.") + ", p.refund_ended_on, b.version, i.package_id,"
                        + " i.title_key_en as title_key from benefit b join purchase p on p.id = b.purchase_id"
                        + " join package_item i on i.id = b.item_id where b.member_id = :member"
                        + " order by i.title_key_en nulls last, b.id fetch first 51 rows only",
                false);
    }

    /**
     * Needs {@code :member :benefit :pool :actor :twin}. Messages go to a table like the outbox, so that the platform does not tell
     * them to anybody.
     */
    static List<Straight> getKey() {
        var all = new ArrayList<Straight>();
        all.add(of("select " + BENEFIT + ", version from benefit where id = :benefit for update"));
        all.add(of("select id, code, kind, available, claimed from key_pool where id = :pool for update"));
        all.add(of("select request_hash, history_id, at from idempotency where idempotency_key = cast(:twin as varchar)"
                + " and member_id = :member and actor_id = :actor"));
        all.add(new Straight(
                "select id as k_id, pool_id as k_pool, masked as k_masked from pool_key where pool_id = :pool and id > 0 order by pool_id, id"
                        + " fetch first 1 rows only",
                true));
        all.add(
                of(
                        "update benefit set used = used + 1, version = version + 1 where id = :benefit and member_id = :member"));
        all.add(of("update key_pool set available = available - 1, claimed = claimed + 1 where id = :pool"));
        all.add(of("insert into claimed_key (id, member_id, benefit_id, pool_id, sealed_as, mac, sealed, masked, kind,"
                + " claimed_at, claimed_by) select {claimed_key_seq}, cast(:member as bigint), cast(:benefit as bigint),"
                + " pool_id, id, mac, sealed, masked, 'RETAIL', current_timestamp, cast(:actor as bigint) from pool_key"
                + " where id = :k_id"));
        all.add(of("delete from pool_key where id = :k_id"));
        all.add(of(
                "insert into history (id, member_id, benefit_id, purchase_id, type, action, actor_id, actor_name, at,"
                        + " used_delta, seat_delta, key_delta, effects, result) values ({history_seq}, :member, :benefit, :member,"
                        + " 'software', 'get-keys', :actor, 'User 0', current_timestamp, 1, 0, 1,"
                        + " '[{\"kind\":\"takes-keys\",\"pool\":\"bench-p000\",\"count\":1},{\"kind\":\"ends-refund\"}]',"
                        + " '{\"keys\":[1000000],\"seats\":[]}')"));
        all.add(of("insert into audit (id, member_id, at, actor_id, actor_name, action, subject_type, subject_id,"
                + " before_state, after_state, summary, origin) values ({audit_seq}, :member, current_timestamp, :actor,"
                + " 'User 0', 'get-keys', 'key', cast(:twin as varchar),"
                + " '{\"benefit\":\"blfls-5yc1s\",\"used\":1000,\"version\":1001}',"
                + " '{\"benefit\":\"blfls-5yc1s\",\"used\":1001,\"version\":1002}',"
                + " 'software/get-keys: takes-keys, ends-refund', '127.0.0.1')"));
        all.add(of(
                "insert into bench_outbox (id, member_id, topic, payload, at) values ({outbox_seq}, :member, 'benefit',"
                        + " '{\"id\":\"blfls-5yc1s\",\"version\":1002}', current_timestamp)"));
        all.add(of("insert into idempotency (idempotency_key, member_id, actor_id, request_hash, history_id, at) values"
                + " (cast(:twin as varchar), :member, :actor,"
                + " 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 1, current_timestamp)"));
        return all;
    }

    /** Where messages go. */
    static String outbox() {
        return "create table bench_outbox (id bigint primary key, member_id bigint not null, topic varchar(64) not null,"
                + " payload varchar(20000) not null, at timestamp with time zone not null)";
    }

    private static Straight of(String text) {
        return new Straight(text, false);
    }
}
