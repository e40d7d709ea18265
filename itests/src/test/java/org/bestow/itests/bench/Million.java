package org.bestow.itests.bench;

import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** More purchases for every member, until there are a million benefits; and the lists to be asked for. */
final class Million {

    private static final int BENEFITS = 1_000_000;

    private final Connection database;
    private final World world;

    Million(Connection database, World world) {
        this.database = database;
        this.world = world;
    }

    /** Copies what every member has; some of it expired, cancelled, used up or activated. */
    void fill() throws SQLException {
        database.setAutoCommit(false);
        var times = Math.min(49, BENEFITS / World.BENEFITS / world.members() - 1);
        try (var purchases = database.prepareStatement(
                        """
                        insert into purchase (id, member_id, package_id, purchased_on, expires, cancelled_on, refund_ended_on,
                            version)
                        select id + cast(? as bigint), member_id, package_id, purchased_on, expires, cancelled_on,
                            refund_ended_on, 1 from purchase where id >= ? and id < ?""");
                var benefits = database.prepareStatement(
                        """
                        insert into benefit (id, member_id, purchase_id, item_id, type, quantity, used, pending, unit,
                            purchased_on, available_from, activate_by, expires, activated_on, cancelled_on, version)
                        select id + cast(? as bigint), member_id, purchase_id + cast(? as bigint), item_id, type,
                            case mod(id, 5) when 0 then 0 else quantity end, 0, 0, unit, purchased_on, available_from,
                            activate_by, cast(? as date) + cast(mod(id, 100) as integer), activated_on,
                            case mod(id, 10) when 0 then purchased_on end, 1
                        from benefit where id >= ? and id < ?""")) {
            for (var time = 1; time <= times; time++) {
                var purchase = 1_000_000L * time;
                var benefit = 10_000_000L * time;
                purchases.setLong(1, purchase);
                purchases.setLong(2, World.MEMBER);
                purchases.setLong(3, World.MEMBER + world.members());
                purchases.executeUpdate();
                benefits.setLong(1, benefit);
                benefits.setLong(2, purchase);
                benefits.setDate(3, Date.valueOf(LocalDate.now().minusDays(20)));
                benefits.setLong(4, World.BENEFIT);
                benefits.setLong(5, World.BENEFIT + (long) world.members() * World.BENEFITS);
                benefits.executeUpdate();
                database.commit();
            }
        }
    }

    /** Query strings, by what they ask for. */
    static Map<String, String> lists() {
        var lists = new LinkedHashMap<String, String>();
        lists.put("all", "");
        lists.put("type", "?type=software");
        for (var status : new String[] {"available", "active", "pending", "exhausted", "expired", "cancelled"}) {
            lists.put("status " + status, "?status=" + status);
        }
        lists.put("search title", "?q=Product+1");
        lists.put("search holder", "?q=user+7");
        lists.put("expiring", "?expiringBefore=" + LocalDate.now().plusDays(30));
        for (var sort : new String[] {"title", "source", "activateBy", "expires", "used"}) {
            lists.put("sort " + sort, "?sort=" + sort);
            lists.put("sort -" + sort, "?sort=-" + sort);
        }
        return lists;
    }
}
