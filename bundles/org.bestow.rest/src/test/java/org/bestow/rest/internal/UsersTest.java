package org.bestow.rest.internal;

import static org.bestow.rest.internal.world.Edge.json;
import static org.bestow.rest.internal.world.Edge.tree;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.RoleRequests;
import org.bestow.api.UserAccounts;
import org.bestow.api.UserImports;
import org.bestow.api.Users;
import org.bestow.rest.internal.world.Edge;
import org.bestow.rest.internal.world.World;
import org.bestow.spi.Role;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Account settings over HTTP. */
public class UsersTest {

    @ClassRule
    public static final Edge edge = new Edge();

    @Before
    public void freshWorld() {
        edge.world.reset();
    }

    private static Edge.Got post(String path, String session, String body) {
        return edge.send(json(edge.to(path, session))
                .header("Idempotency-Key", "key-1")
                .POST(BodyPublishers.ofString(tree(body).toString())));
    }

    @Test
    public void theListIsFiltered() {
        var got = edge.get("users?q=a&role=USER&status=deleted", "s-admin");
        assertEquals(got.text(), 200, got.status());
        assertEquals(
                new UserAccounts.Filter(Optional.of("a"), Optional.of(Role.USER), Set.of(Users.State.DELETED)),
                edge.world.lastSeen(UserAccounts.Filter.class));
        assertFalse(got.json().at("/items/0/manageable").asBoolean());
        assertTrue(got.json().at("/items/1/manageable").asBoolean());
        assertEquals(
                "queued", got.json().at("/items/1/invitation/delivery/state").asText());
        edge.get("users", "s-admin");
        assertEquals(
                EnumSet.of(Users.State.ACTIVE, Users.State.INVITED),
                edge.world.lastSeen(UserAccounts.Filter.class).states());
        assertEquals("status", edge.get("users?status=gone", "s-admin").errorPath());
        assertEquals("role", edge.get("users?role=KING", "s-admin").errorPath());
    }

    @Test
    public void aChangeNamesItsVersionAndWhatShallBeOther() {
        var got = edge.send(json(edge.to("users/u1-b", "s-admin"))
                .header("If-Match", "\"7\"")
                .method("PATCH", BodyPublishers.ofString("{\"name\":\"Uli\",\"language\":\"zh-CN\"}")));
        assertEquals(got.text(), 200, got.status());
        assertEquals("\"9\"", got.header("ETag"));
        assertEquals(
                new UserAccounts.Change(
                        "u1-b", Optional.of("Uli"), Optional.empty(), Optional.of(Language.ZH_CN), OptionalLong.of(7)),
                edge.world.lastSeen(UserAccounts.Change.class));
        var without = edge.send(json(edge.to("users/u1-b", "s-admin")).method("PATCH", BodyPublishers.ofString("{}")));
        assertEquals(428, without.status());
    }

    @Test
    public void deletingTellsWhatEnds() {
        var told = edge.send(edge.to("users/u1-b?dryRun=true", "s-admin").DELETE());
        assertEquals(told.text(), 200, told.status());
        assertTrue(told.json().get("dryRun").asBoolean());
        assertEquals("Azure credit", told.json().at("/seats/0/benefit/title").asText());
        var done = edge.send(edge.to("users/u1-b", "s-admin").DELETE());
        assertFalse(done.json().get("dryRun").asBoolean());
        assertEquals("deleted", done.json().at("/user/status").asText());
        assertEquals(200, post("users/u1-b/restore", "s-admin", "{}").status());
    }

    @Test
    public void anInvitedUserHasNoPasswordAndIsInvitedAgain() {
        var wish = "{'name':'Bo','email':'bo@contoso.example','language':'en','roles':['USER'],'invite':true}";
        var made = post("users", "s-admin", wish);
        assertEquals(made.text(), 200, made.status());
        assertTrue(made.json().get("oneTimePassword").isNull());
        assertEquals("invited", made.json().at("/user/status").asText());
        assertTrue(edge.world.lastSeen(UserAccounts.Draft.class).invite());
        assertEquals(
                "/invite", post("users", "s-admin", wish.replace("true", "1")).errorPath());
        edge.world.replay = true;
        var again = post("users/u1-b/invitation", "s-admin", "{}");
        assertEquals("true", again.header("Idempotency-Replayed"));
    }

    @Test
    public void whoIsInvitedNeedsNoSession() {
        var shown = post("invitations/preview", "", "{'token':'abc'}");
        assertEquals(shown.text(), 200, shown.status());
        assertEquals("Contoso", shown.json().get("company").asText());
        var done = post("invitations/acceptance", "", "{'token':'abc','password':'" + World.PASSWORD + "'}");
        assertEquals(done.text(), 200, done.status());
        assertFalse(done.text().contains("abc"));
        assertEquals(
                "/password",
                post("invitations/acceptance", "", "{'token':'abc'}").errorPath());
    }

    @Test
    public void aTableOfUsersIsReportedRowByRow() {
        var table = "{'csv':'name,email\\nBo,no mail'}";
        var told = post("users/import?dryRun=true", "s-admin", table);
        assertEquals(told.text(), 200, told.status());
        assertEquals(
                tree("{'line':2,'name':'Bo','email':'no mail','roles':['USER'],'language':'en','user':null,"
                        + "'errors':[{'path':'/email','message':'no'}]}"),
                told.json().at("/rows/0"));
        assertTrue(edge.world.lastSeen(UserImports.Order.class).dryRun());
        edge.world.replay = true;
        var done = post("users/import", "s-admin", table);
        assertEquals(World.USER, done.json().at("/rows/0/user").asText());
        assertEquals("true", done.header("Idempotency-Replayed"));
        assertEquals(
                new UserImports.Order("name,email\nBo,no mail", false, Optional.of("key-1")),
                edge.world.lastSeen(UserImports.Order.class));
    }

    @Test
    public void rolesAreAskedForAndDecided() {
        var asked = post("role-requests", "s-admin", "{'reason':'I run the benefits'}");
        assertEquals(asked.text(), 200, asked.status());
        assertEquals("open", asked.json().at("/request/state").asText());
        assertEquals("Ada", asked.json().at("/deciders/0/name").asText());
        var done =
                post("role-requests/" + World.REQUEST + "/decision", "s-admin", "{'decision':'refused','note':null}");
        assertEquals("refused", done.json().get("state").asText());
        assertEquals(
                new RoleRequests.Decision(false, Optional.empty()), edge.world.lastSeen(RoleRequests.Decision.class));
        var list = edge.get("role-requests?state=open&limit=2", "s-admin");
        assertEquals(2, list.json().get("items").size());
        assertEquals(422, edge.get("role-requests", "s-operator").status());
    }

    @Test
    public void requestsOfAllCompaniesAreForOperators() {
        var got = edge.get("operator/role-requests?state=open&limit=2&after=9", "s-operator");
        assertEquals(got.text(), 200, got.status());
        assertEquals(tree("{'id':'m0-1','name':'Contoso'}"), got.json().at("/items/0/member"));
        assertEquals("Bo", got.json().at("/items/0/request/user/name").asText());
        assertEquals("open", got.json().at("/items/0/request/state").asText());
        assertEquals("3", got.json().get("next").asText());
        assertEquals(Optional.of(RoleRequests.State.OPEN), edge.world.lastSeen(Optional.class));
        assertEquals(new Page.Request(Optional.of("9"), 2), edge.world.lastSeen(Page.Request.class));
        assertEquals(
                "state",
                edge.get("operator/role-requests?state=lost", "s-operator").errorPath());
        assertEquals(403, edge.get("operator/role-requests", "s-admin").status());
    }

    @Test
    public void whoCanDoWhat() {
        var got = edge.get("roles", "s-admin");
        assertEquals(
                tree("{'code':'get-keys','kind':'action','type':'*','title':'Get keys','roles':['GLOBAL_ADMIN']}"),
                got.json().at("/rules/1"));
        assertTrue(got.json().at("/rules/0/type").isNull());
        assertEquals("Ada", got.json().at("/roles/0/holders/0/name").asText());
    }
}
