package org.bestow.rest.internal;

import static org.bestow.rest.internal.world.Edge.json;
import static org.bestow.rest.internal.world.Edge.tree;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Language;
import org.bestow.api.MemberAccounts;
import org.bestow.api.Purchases;
import org.bestow.api.Standing;
import org.bestow.api.UserAccounts;
import org.bestow.rest.internal.world.Edge;
import org.bestow.rest.internal.world.Programme;
import org.bestow.rest.internal.world.World;
import org.bestow.spi.Role;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Companies, people, purchases and types over HTTP. */
public class ProgrammeTest {

    private static final String USER =
            "'id':'u1-b','name':'%s','email':'ada@contoso.example','language':'zh-TW','roles':[%s],'status':'active',"
                    + "'invitation':null,'restorableUntil':null,'manageable':%s";
    private static final String CONTOSO =
            "'id':'m0-1','name':'Contoso','timeZone':'Asia/Taipei','email':'hello@contoso.example','standing':"
                    + "{'kind':'%s','link':'https://programme.example/join','ownLink':null}";
    private static final String PURCHASE = "'id':'p1-4','member':{'id':'m0-1','name':'Contoso'},'package':'silver',"
            + "'title':'Silver Core','status':'active','purchasedOn':'2026-01-02','expires':'2027-01-02',"
            + "'cancelledOn':null,'benefits':11";
    private static final String MEMBER_WISH =
            "{'name':'Contoso','timeZone':'Asia/Taipei','email':'hello@contoso.example',"
                    + "'admin':{'name':'Ada','email':'ada@contoso.example','language':'zh-TW'}}";

    @ClassRule
    public static final Edge edge = new Edge();

    @Before
    public void freshWorld() {
        edge.world.reset();
        edge.world.programme.ahead = Duration.ZERO;
    }

    private Edge.Got post(String path, String session, String body) {
        return edge.send(json(edge.to(path, session))
                .header("Idempotency-Key", "key-1")
                .POST(BodyPublishers.ofString(tree(body).toString())));
    }

    private static void assertJson(String expected, Edge.Got got) {
        assertEquals(got.text(), 200, got.status());
        assertEquals(tree(expected), got.json());
    }

    @Test
    public void aUserHasAVersionThatAChangeOfRolesNames() {
        var got = edge.get("users/u1-b", "s-admin");
        assertJson("{" + USER.formatted("Ada", "'GLOBAL_ADMIN'", false) + "}", got);
        assertEquals("\"7\"", got.header("ETag"));
        var put = edge.send(json(edge.to("users/u1-b/roles", "s-admin"))
                .header("If-Match", "\"7\"")
                .PUT(BodyPublishers.ofString("{\"roles\":[\"USER\",\"PARTNER_ADMIN\"]}")));
        assertJson("{" + USER.formatted("Ada", "'PARTNER_ADMIN','USER'", true) + "}", put);
        assertEquals("\"9\"", put.header("ETag"));
        assertEquals(
                new UserAccounts.RoleChange("u1-b", Set.of(Role.USER, Role.PARTNER_ADMIN), OptionalLong.of(7)),
                edge.world.lastSeen(UserAccounts.RoleChange.class));
    }

    @Test
    public void aNewUsersPasswordIsInTheFirstAnswerAlone() {
        var wish = "{'name':'Nora','email':'n@contoso.example','language':'en','roles':['USER']}";
        var first = post("users", "s-admin", wish);
        assertJson(
                "{'user':{" + USER.formatted("Nora", "'USER'", true) + "},'oneTimePassword':'"
                        + Programme.ONE_TIME_PASSWORD + "'}",
                first);
        assertEquals(
                new UserAccounts.Draft(
                        "Nora", "n@contoso.example", Language.EN, Set.of(Role.USER), Optional.of("key-1")),
                edge.world.lastSeen(UserAccounts.Draft.class));
        edge.world.replay = true;
        var again = post("users", "s-admin", wish);
        assertTrue(again.json().get("oneTimePassword").isNull());
        assertEquals("true", again.header("Idempotency-Replayed"));
    }

    @Test
    public void wrongRolesAndLanguagesAreNamed() {
        for (var wrong : new String[][] {
            {"/roles/0", "{'name':'N','email':'n@x.example','language':'en','roles':['KING']}"},
            {"/roles", "{'name':'N','email':'n@x.example','language':'en','roles':[]}"},
            {"/language", "{'name':'N','email':'n@x.example','language':'de','roles':['USER']}"},
            {"/name", "{'email':'n@x.example','language':'en','roles':['USER']}"}
        }) {
            var got = post("users", "s-admin", wrong[1]);
            assertEquals(got.text(), 422, got.status());
            assertEquals(wrong[0], got.json().at("/errors/0/path").asText());
        }
    }

    @Test
    public void anOperatorSaysWhoseUsersAndSeesAllPurchases() {
        assertJson("{'items':[{" + PURCHASE + "}],'next':null}", edge.get("purchases", "s-operator"));
        assertEquals(422, edge.get("users/u1-b", "s-operator").status());
    }

    @Test
    public void companies() {
        assertJson(
                "{'items':[{" + CONTOSO.formatted("not-a-member") + "}],'next':'more'}",
                edge.get("operator/members?q=con", "s-operator"));
        var made = post("operator/members", "s-operator", MEMBER_WISH);
        assertJson(
                "{'member':{" + CONTOSO.formatted("member") + "},'admin':{"
                        + USER.formatted("Ada", "'GLOBAL_ADMIN'", true) + "},'oneTimePassword':'"
                        + Programme.ONE_TIME_PASSWORD + "'}",
                made);
        var draft = edge.world.lastSeen(MemberAccounts.Draft.class);
        assertEquals(new MemberAccounts.Admin("Ada", "ada@contoso.example", Language.ZH_TW), draft.admin());
        assertEquals(Standing.Wish.member(), draft.standing());
        assertEquals(Optional.of("key-1"), draft.idempotencyKey());
        assertEquals(403, edge.get("operator/members", "s-admin").status());
        assertEquals(403, post("operator/members", "s-admin", MEMBER_WISH).status());
    }

    @Test
    public void anOperatorGivesACompanyAnotherStanding() {
        var got = edge.get("operator/members/m0-1", "s-operator");
        assertJson("{" + CONTOSO.formatted("not-a-member") + "}", got);
        assertEquals("\"4\"", got.header("ETag"));
        var body = "{\"standing\":{\"kind\":\"managed-elsewhere\",\"link\":\"https://pmc.example/\"}}";
        var changed = patch("s-operator", body);
        assertJson("{" + CONTOSO.formatted("managed-elsewhere") + "}", changed);
        assertEquals(
                new Standing.Wish(Standing.Kind.MANAGED_ELSEWHERE, Optional.of("https://pmc.example/")),
                edge.world.lastSeen(Standing.Wish.class));
        assertEquals(403, patch("s-admin", body).status());
        for (var wrong : new String[][] {
            {"/standing/kind", "{\"standing\":{\"kind\":\"king\"}}"},
            {"/standing/kind", "{}"},
            {"/standing/way", "{\"standing\":{\"way\":\"x\"}}"}
        }) {
            var refused = patch("s-operator", wrong[1]);
            assertEquals(refused.text(), 422, refused.status());
            assertEquals(wrong[0], refused.json().at("/errors/0/path").asText());
        }
    }

    private Edge.Got patch(String session, String body) {
        return edge.send(json(edge.to("operator/members/m0-1", session))
                .header("If-Match", "\"4\"")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    @Test
    public void peopleOfACompanyWithoutBenefitsHereLearnWhereToGo() {
        var standing = edge.get("me", "s-admin").json().at("/member/standing");
        assertEquals(tree("{'kind':'managed-elsewhere','link':'https://elsewhere.example/'}"), standing);
    }

    @Test
    public void whatIsWrongWithinTheAdminIsNamed() {
        for (var wrong : new String[][] {
            {"/admin/name", MEMBER_WISH.replace("'name':'Ada',", "")},
            {"/admin/king", MEMBER_WISH.replace("'name':'Ada'", "'king':'Ada'")},
            {"/admin", MEMBER_WISH.replaceAll("\\{'name':'Ada'.*?}", "'Ada'")},
            {"/admin/language", MEMBER_WISH.replace("zh-TW", "de")}
        }) {
            var got = post("operator/members", "s-operator", wrong[1]);
            assertEquals(got.text(), 422, got.status());
            assertEquals(wrong[0], got.json().at("/errors/0/path").asText());
        }
    }

    @Test
    public void purchases() {
        assertJson("{'items':[{" + PURCHASE + "}],'next':null}", edge.get("purchases", "s-admin"));
        var wish = "{'member':'Contoso','package':'silver','purchasedOn':'2026-01-02'}";
        assertJson("{" + PURCHASE + "}", post("operator/purchases", "s-operator", wish));
        assertEquals(
                new Purchases.Order("Contoso", "silver", Optional.of(LocalDate.of(2026, 1, 2)), Optional.of("key-1")),
                edge.world.lastSeen(Purchases.Order.class));
        var wrong = post("operator/purchases", "s-operator", wish.replace("01-02", "02-30"));
        assertEquals("/purchasedOn", wrong.json().at("/errors/0/path").asText());
        assertEquals(403, post("operator/purchases", "s-admin", wish).status());
    }

    @Test
    public void statesOfTypes() {
        assertJson(
                "{'items':[{'id':'software','title':'Software','version':'1.0.0','state':'live',"
                        + "'bundle':'org.bestow.type.software','benefits':4,'actions':['get-keys'],'faults':[]}],'next':null}",
                edge.get("operator/types", "s-operator"));
        assertEquals(403, edge.get("operator/types", "s-admin").status());
    }

    @Test
    public void aMovedClockIsTold() {
        assertFalse(edge.get("me", "s-admin").json().has("clock"));
        edge.world.programme.ahead = Duration.ofDays(31);
        assertEquals(
                tree("{'now':'2026-12-21T12:00:00Z','moved':true}"),
                edge.get("me", "s-admin").json().get("clock"));
        assertEquals(World.NOON, edge.world.programme.demoClock.read().now().minus(Duration.ofDays(31)));
    }
}
