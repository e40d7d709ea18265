package org.bestow.itests.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Puts the bench's world into a database that holds its catalogue, by batches, past the platform, which does not run meanwhile. */
final class Seed {

    private static final int BATCH = 5_000;
    // of no password: nobody signs in
    private static final String NO_PASSWORD = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA";

    private final Connection database;
    private final int members;
    private final Timestamp now = Timestamp.from(Instant.now());
    private final Date today = Date.valueOf(LocalDate.now());

    private record Item(long id, long packageId, String type, String unit, long quantity, int within) {}

    private interface Row {
        void set(PreparedStatement statement, int number) throws SQLException;
    }

    Seed(Connection database, int members) {
        this.database = database;
        this.members = members;
    }

    World fill() throws SQLException {
        database.setAutoCommit(false);
        var world = new World(members, firstPool());
        companies();
        users();
        var items = items();
        purchases(items);
        benefits(items);
        seats(items);
        database.commit();
        return world;
    }

    private long firstPool() throws SQLException {
        var pools = new ArrayList<Long>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("select id from key_pool where code like 'bench-p%' order by code")) {
            while (rows.next()) {
                pools.add(rows.getLong(1));
            }
        }
        if (pools.size() != World.POOLS || pools.get(World.POOLS - 1) != pools.get(0) + World.POOLS - 1) {
            throw new IllegalStateException("the numbers of the pools do not follow each other: " + pools);
        }
        return pools.get(0);
    }

    private List<Item> items() throws SQLException {
        var items = new ArrayList<Item>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("select i.id, i.package_id, i.type, i.unit, i.quantity,"
                        + " i.activate_within_days from package_item i join package p on p.id = i.package_id"
                        + " where p.code like 'bench-%' order by p.code, i.code")) {
            while (rows.next()) {
                items.add(new Item(
                        rows.getLong(1),
                        rows.getLong(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getLong(5),
                        rows.getInt(6)));
            }
        }
        return items;
    }

    private void companies() throws SQLException {
        insert(
                "insert into member (id, name, time_zone, email, created_at) values (?, ?, 'Europe/Berlin', ?, ?)",
                members,
                (row, number) -> {
                    row.setLong(1, World.member(number));
                    row.setString(2, "Company " + number);
                    row.setString(3, "office@company" + number + ".example");
                    row.setTimestamp(4, now);
                });
        insert(
                "insert into member_guard (id) values (?)",
                members,
                (row, number) -> row.setLong(1, World.member(number)));
    }

    private void users() throws SQLException {
        insert(
                "insert into account (id, member_id, email, email_key, name, name_key, search_text, language,"
                        + " password_hash, active, created_at) values (?, ?, ?, ?, ?, ?, ?, 'en', ?, true, ?)",
                members * World.USERS,
                (row, number) -> {
                    var member = number / World.USERS;
                    var name = "User " + number % World.USERS;
                    var email = "user" + number % World.USERS + "@company" + member + ".example";
                    row.setLong(1, World.ACCOUNT + number);
                    row.setLong(2, World.member(member));
                    row.setString(3, email);
                    row.setString(4, email);
                    row.setString(5, name);
                    row.setString(6, HexFormat.of().formatHex(name.getBytes(StandardCharsets.US_ASCII)));
                    row.setString(7, (name + "\n" + email).toLowerCase());
                    row.setString(8, NO_PASSWORD);
                    row.setTimestamp(9, now);
                });
        insert("insert into account_role (account_id, role) values (?, ?)", members * World.USERS, (row, number) -> {
            row.setLong(1, World.ACCOUNT + number);
            row.setString(2, number % World.USERS == 0 ? "GLOBAL_ADMIN" : "USER");
        });
        insert(
                "insert into session (id, token_hash, account_id, address, client, created_at, last_seen_at, expires_at)"
                        + " values (?, ?, ?, '127.0.0.1', 'bench', ?, ?, ?)",
                members,
                (row, number) -> {
                    row.setLong(1, World.ACCOUNT + number);
                    row.setString(2, digest(World.token(number)));
                    row.setLong(3, World.account(number, 0));
                    row.setTimestamp(4, now);
                    row.setTimestamp(5, now);
                    row.setTimestamp(6, Timestamp.from(now.toInstant().plusSeconds(11 * 3_600)));
                });
    }

    /** The right to a refund has ended, so that each action has the same rows to write. */
    private void purchases(List<Item> items) throws SQLException {
        insert(
                "insert into purchase (id, member_id, package_id, purchased_on, expires, refund_ended_on, version)"
                        + " values (?, ?, ?, ?, ?, ?, 1)",
                members,
                (row, number) -> {
                    row.setLong(1, World.member(number));
                    row.setLong(2, World.member(number));
                    row.setLong(
                            3,
                            items.get(World.packageOf(number) * World.BENEFITS).packageId());
                    row.setDate(4, today);
                    row.setDate(5, Date.valueOf(today.toLocalDate().plusDays(3_650)));
                    row.setDate(6, today);
                });
    }

    private void benefits(List<Item> items) throws SQLException {
        insert(
                "insert into benefit (id, member_id, purchase_id, item_id, type, quantity, used, pending, unit,"
                        + " purchased_on, available_from, activate_by, expires, version)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, 1)",
                members * World.BENEFITS,
                (row, number) -> {
                    var member = number / World.BENEFITS;
                    var item = items.get(World.packageOf(member) * World.BENEFITS + number % World.BENEFITS);
                    row.setLong(1, World.BENEFIT + number);
                    row.setLong(2, World.member(member));
                    row.setLong(3, World.member(member));
                    row.setLong(4, item.id());
                    row.setString(5, item.type());
                    row.setLong(6, item.quantity());
                    row.setLong(7, item.unit().equals("SEATS") ? World.USERS : 0);
                    row.setString(8, item.unit());
                    row.setDate(9, today);
                    row.setTimestamp(10, now);
                    row.setDate(11, Date.valueOf(today.toLocalDate().plusDays(item.within())));
                    row.setDate(12, Date.valueOf(today.toLocalDate().plusDays(3_650)));
                });
    }

    private void seats(List<Item> items) throws SQLException {
        var seats = members * World.SEATED * World.USERS;
        insert(
                "insert into assignment (id, member_id, benefit_id, user_id, data, data_version, since, version)"
                        + " values (?, ?, ?, ?, '{}', 1, ?, 1)",
                seats,
                (row, number) -> {
                    var member = number / (World.SEATED * World.USERS);
                    row.setLong(1, World.BEYOND + number);
                    row.setLong(2, World.member(member));
                    row.setLong(3, seated(number));
                    row.setLong(4, World.account(member, number % World.USERS));
                    row.setTimestamp(5, now);
                });
        insert(
                "insert into history (id, member_id, benefit_id, purchase_id, type, action, actor_id, actor_name, at,"
                        + " used_delta, seat_delta, key_delta, effects, result) values (?, ?, ?, ?, 'visual-studio',"
                        + " 'assign-user', 0, 'bench', ?, 1, 1, 0, '[]', '{}')",
                seats,
                (row, number) -> {
                    var member = number / (World.SEATED * World.USERS);
                    row.setLong(1, World.BEYOND + number);
                    row.setLong(2, World.member(member));
                    row.setLong(3, seated(number));
                    row.setLong(4, World.member(member));
                    row.setTimestamp(5, now);
                });
    }

    private static long seated(int seat) {
        var member = seat / (World.SEATED * World.USERS);
        return World.benefit(member, World.SOFTWARE + seat / World.USERS % World.SEATED);
    }

    private void insert(String text, int count, Row each) throws SQLException {
        try (var statement = database.prepareStatement(text)) {
            for (var number = 0; number < count; number++) {
                each.set(statement, number);
                statement.addBatch();
                if (number % BATCH == BATCH - 1 || number == count - 1) {
                    statement.executeBatch();
                }
            }
        }
    }

    static String digest(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
