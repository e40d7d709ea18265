package org.bestow.core.internal.member;

import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Members;
import org.bestow.api.Standing;
import org.bestow.core.internal.fixture.KeptJournal;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.schema.Schema;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class MemberServiceTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final KeptJournal journal = new KeptJournal();
    private final MemberService service;

    public MemberServiceTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        var schema = new Schema(database.store());
        service = new MemberService(schema, new Standings(schema, "", ""), journal, World.CLOCK);
    }

    @After
    public void close() {
        database.close();
    }

    @Test
    public void createsAMemberWithItsGuardAndFindsItByIdAndName() {
        var created = create("Jade Harbor", "Asia/Shanghai");
        assertEquals(Optional.of(created), service.byNumber(created.number()));
        assertEquals(Optional.of(created), service.find(created.id()));
        assertEquals(Optional.of(created), service.find("jade HARBOR"));
        assertEquals(Optional.empty(), service.find("Jade"));
        assertEquals(Optional.empty(), service.byNumber(created.number() + 1));
        assertEquals(List.of(created), service.list());
        var guards = database.store().global().read(sql -> sql.query("select id from member_guard")
                .mapTo(Long.class)
                .list());
        assertEquals(List.of(created.number()), guards);
        assertEquals("member-create", journal.audit.get(0).action());
    }

    private Members.Member create(String name, String zone) {
        var newcomer = new MemberService.Newcomer(
                name, ZoneId.of(zone), "office@member.example", Standing.Kind.MEMBER, Optional.empty());
        return database.store()
                .global()
                .transact(sql -> service.create(sql, OPERATOR, newcomer))
                .member();
    }
}
