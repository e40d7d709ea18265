package org.bestow.rest.internal;

import static org.bestow.rest.internal.world.Edge.json;
import static org.bestow.rest.internal.world.Edge.tree;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Benefits;
import org.bestow.api.Caller;
import org.bestow.api.KeyPools;
import org.bestow.api.Messages;
import org.bestow.api.Page;
import org.bestow.rest.internal.world.Edge;
import org.bestow.rest.internal.world.World;
import org.bestow.spi.Scope;
import org.bestow.spi.Status;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Every call in the shape of the contract. */
public class CallsTest {

    private static final String ROW = "'id':'" + World.BENEFIT + "','type':'software','title':'Windows 11',"
            + "'source':'Silver Core','status':'active','quantity':10,'used':2,'unit':'keys','purchasedOn':'2026-01-02',"
            + "'activateBy':null,'expires':'2027-01-02','typeAvailable':true";
    private static final String CONSEQUENCES =
            "[{'kind':'ends-refund','text':'Ends the right to a refund','severity':'warning'}]";

    @ClassRule
    public static final Edge edge = new Edge();

    @Before
    public void freshWorld() {
        edge.world.reset();
    }

    private static String offer(String name) {
        return "{'name':'" + name + "','title':'Get keys','description':null,'state':'available','consequences':"
                + CONSEQUENCES + ",'inputSchema':{'type':'object'},'refusal':null}";
    }

    private void assertGet(String path, String session, String body) {
        var got = edge.get(path, session);
        assertEquals(got.text(), 200, got.status());
        assertEquals(tree(body), got.json());
        assertEquals("application/json", got.header("Content-Type"));
        assertEquals("no-store", got.header("Cache-Control"));
        assertEquals("nosniff", got.header("X-Content-Type-Options"));
        assertEquals("Accept-Language, Authorization, Cookie", got.header("Vary"));
        assertEquals("en", got.header("Content-Language"));
    }

    @Test
    public void me() {
        assertGet(
                "me",
                "s-admin",
                "{'user':{'id':'u1-b','name':'Ada','email':'x@example.com','language':'zh-TW',"
                        + "'notificationEmail':null},"
                        + "'member':{'id':'m0-1','name':'Contoso','timeZone':'Asia/Taipei',"
                        + "'standing':{'kind':'managed-elsewhere','link':'https://elsewhere.example/'}},'roles':['GLOBAL_ADMIN'],"
                        + "'permissions':['view-benefits','view-packages','view-users','view-audit',"
                        + "'view-purchases','manage-users','decide-role-requests'],'grantableRoles':['PARTNER_ADMIN','USER'],"
                        + "'mustChangePassword':false,'demo':true}");
    }

    @Test
    public void meOfAnOperatorHasNoMember() {
        var me = edge.get("me", "s-operator").json();
        assertTrue(me.get("member").isNull());
        assertTrue(
                me.get("permissions").toString(),
                me.get("permissions").toString().contains("\"operate-keys\""));
    }

    @Test
    public void types() {
        assertGet(
                "types",
                "s-admin",
                "{'items':[{'id':'software','title':'Software','version':'1.0.0','state':'live','benefits':4,"
                        + "'seeAlso':[{'label':'Guide','href':'https://guide.example/'}]},"
                        + "{'id':'cloud','title':'Cloud','version':null,'state':'missing','benefits':1,"
                        + "'seeAlso':[]}],'next':null}");
    }

    @Test
    public void benefits() {
        assertGet("benefits", "s-admin", "{'items':[{" + ROW + "}],'next':'more'}");
        assertEquals(Benefits.Query.all(), edge.world.lastSeen(Benefits.Query.class));
        assertEquals(Page.Request.first(50), edge.world.lastSeen(Page.Request.class));
    }

    @Test
    public void benefitsFilteredAndSorted() {
        var got = edge.get(
                "benefits?type=software&status=active,exhausted&q=win%20dows&expiringBefore=2027-02-01"
                        + "&activateBefore=2026-12-24&asOf=2026-12-01&sort=-expires&after=c1&limit=7",
                "s-admin");
        assertEquals(200, got.status());
        assertEquals(
                new Benefits.Query(
                        Optional.of("software"),
                        Set.of(Status.ACTIVE, Status.EXHAUSTED),
                        Optional.of("win dows"),
                        Optional.of(LocalDate.of(2027, 2, 1)),
                        Optional.of(LocalDate.of(2026, 12, 24)),
                        Optional.of(LocalDate.of(2026, 12, 1)),
                        Benefits.Sort.EXPIRES,
                        true),
                edge.world.lastSeen(Benefits.Query.class));
        assertEquals(new Page.Request(Optional.of("c1"), 7), edge.world.lastSeen(Page.Request.class));
    }

    @Test
    public void benefit() {
        var refused = offer("record-activation")
                .replace("'available'", "'refused'")
                .replace(
                        "'refusal':null",
                        "'refusal':{'rule':'too-soon','facts':{'left':3,'until':'2026-11-21'},"
                                + "'nextAllowedAt':'2026-11-20T12:00:00Z','whoCanHelp':[{'name':'Bea',"
                                + "'email':'bea@contoso.example'}],'title':'Not yet','detail':'Wait a day'}");
        assertGet(
                "benefits/" + World.BENEFIT,
                "s-admin",
                "{" + ROW + ",'details':[{'kind':'text','text':'Hello','secret':'•••••TB'}],'actions':["
                        + offer("get-keys") + "," + refused + "],'detailsProblem':null}");
    }

    @Test
    public void keys() {
        assertGet(
                "benefits/" + World.BENEFIT + "/keys",
                "s-admin",
                "{'items':[{'id':'k1-3','kind':'retail','masked':'•••••TB','claimedAt':'2026-11-20T12:00:00Z',"
                        + "'claimedBy':{'id':'u1-b','name':'Ada'},'note':'for Berlin','facts':[{'label':'Tenant','value':'works'}],"
                        + "'replaces':'k1-2','replacedBy':null,'actions':[" + offer("show-key")
                        + "]}],'next':null}");
    }

    @Test
    public void assignments() {
        assertGet(
                "benefits/" + World.BENEFIT + "/assignments?limit=200",
                "s-admin",
                "{'items':[{'id':'a1-5','user':{'id':'u1-b','name':'Ada','email':'ada@contoso.example'},"
                        + "'state':'active','since':'2026-11-20T12:00:00Z','data':{'hidden':'•••••TB','hours':2},"
                        + "'facts':[{'label':'Hours','value':'2'}],'mail':{'purpose':'cloud-assigned','state':'sent',"
                        + "'address':'ada@contoso.example','error':null,'at':'2026-11-20T12:00:00Z'},"
                        + "'actions':[" + offer("remove-user") + "]}],'next':null}");
    }

    @Test
    public void endedAssignments() {
        assertGet(
                "benefits/" + World.BENEFIT + "/ended-assignments?limit=200",
                "s-admin",
                "{'items':[{'id':'a1-5','user':{'id':'u1-c','name':'Bo'},'since':'2026-11-20T12:00:00Z',"
                        + "'endedAt':'2026-11-20T12:01:00Z','endedBy':{'id':'u1-b','name':'Ada'},'why':'Removed',"
                        + "'data':{'hours':1}}],'next':null}");
    }

    @Test
    public void history() {
        assertGet(
                "benefits/" + World.BENEFIT + "/history",
                "s-admin",
                "{'items':[{'id':'h1-4','at':'2026-11-20T12:00:00Z','actor':{'id':'u0-1','name':'Olga'},"
                        + "'onBehalf':{'operator':'Olga','reason':'asked by phone'},'action':'get-keys',"
                        + "'title':'Keys taken','summary':['1 key taken']}],'next':null}");
    }

    @Test
    public void actionOnABenefit() {
        var got = edge.send(json(edge.to("benefits/" + World.BENEFIT + "/actions/get-keys", "s-admin"))
                .header("Idempotency-Key", "once-1")
                .POST(BodyPublishers.ofString("{\"count\": 1}")));
        assertEquals(got.text(), 200, got.status());
        assertEquals(
                tree("{'outcome':'done','dryRun':false,'result':{'keys':[{'id':'k1-3','value':'" + World.PLANTED
                        + "','kind':'retail'}],'note':'Keep it'},'consequences':" + CONSEQUENCES + ",'benefit':{" + ROW
                        + "},'undo':{'action':'give-back','input':{'key':'k1-3'}}}"),
                got.json());
        assertNull(got.header("Idempotency-Replayed"));
        assertEquals(
                new Benefits.Call(
                        World.BENEFIT, Optional.empty(), "get-keys", "{\"count\": 1}", false, Optional.of("once-1")),
                edge.world.lastSeen(Benefits.Call.class));
    }

    @Test
    public void dryRunShowsKindsOnly() {
        var got = edge.post("benefits/" + World.BENEFIT + "/actions/get-keys?dryRun=true", "s-admin", "{}");
        assertEquals(
                tree("{'keys':[{'kind':'retail'}],'note':'Keep it'}"),
                got.json().get("result"));
        assertTrue(edge.world.lastSeen(Benefits.Call.class).dryRun());
    }

    @Test
    public void actionsOnAKeyAndASeat() {
        assertEquals(
                200,
                edge.post("benefits/" + World.BENEFIT + "/keys/" + World.KEY + "/actions/show-key", "s-admin", "{}")
                        .status());
        assertEquals(
                Optional.of(new Benefits.Target(Scope.KEY, World.KEY)),
                edge.world.lastSeen(Benefits.Call.class).target());
        assertEquals(
                200,
                edge.post(
                                "benefits/" + World.BENEFIT + "/assignments/" + World.SEAT + "/actions/resend",
                                "s-admin",
                                "{}")
                        .status());
        assertEquals(
                Optional.of(new Benefits.Target(Scope.ASSIGNMENT, World.SEAT)),
                edge.world.lastSeen(Benefits.Call.class).target());
    }

    @Test
    public void replayIsMarked() {
        edge.world.replay = true;
        var got = edge.post("benefits/" + World.BENEFIT + "/actions/get-keys", "s-admin", "{}");
        assertEquals("true", got.header("Idempotency-Replayed"));
    }

    @Test
    public void packages() {
        assertGet(
                "packages",
                "s-admin",
                "{'items':[{'id':'c0-1','code':'silver','title':'Silver Core','description':'…','owned':true,"
                        + "'links':[{'label':'Guide','href':'https://guide.example/'}],'items':["
                        + "{'code':'win','type':'software','title':'Windows','quantity':10,'unit':'keys'},"
                        + "{'code':'gtm','type':'go-to-market','title':'Logo','quantity':null,'unit':'services'}]}],"
                        + "'next':null}");
    }

    @Test
    public void audit() {
        assertGet(
                "audit?subject=" + World.BENEFIT,
                "s-admin",
                "{'items':[{'id':'t1-9','at':'2026-11-20T12:00:00Z','actor':{'id':'u0-1','name':'Olga'},"
                        + "'onBehalf':{'operator':'Olga','reason':'asked by phone'},'action':'get-keys',"
                        + "'subject':{'type':'benefit','id':'b1-7'},'summary':'took 1 key','from':'127.0.0.1'}],"
                        + "'next':null}");
        assertEquals(Optional.of(World.BENEFIT), edge.world.lastSeen(Optional.class));
    }

    @Test
    public void catalog() {
        assertGet(
                "operator/catalog",
                "s-operator",
                "{'version':3,'importedAt':'2026-11-20T12:00:00Z','document':{'packages':[]},"
                        + "'unchecked':[{'package':'silver','item':'sql','type':'cloud','title':'SQL'}]}");
        assertEquals("\"3\"", edge.get("operator/catalog", "s-operator").header("ETag"));
        var diff =
                "'diff':{'added':0,'changed':1,'removed':0,'entries':[{'path':'/packages/0','package':'gold','item':null,"
                        + "'change':'changed','fields':[{'name':'title/en','before':'Gold','after':'Gold Core'}],'benefits':7,"
                        + "'members':2}]},'more':3}";
        var start = "{'version':4,'packages':3,'items':20,'unchecked':['/packages/0/items/2'],'unchanged':false,";
        var put = edge.send(json(edge.to("operator/catalog", "s-operator"))
                .header("If-Match", "\"3\"")
                .PUT(BodyPublishers.ofString("{\"packages\":[]}")));
        assertEquals(tree(start + "'dryRun':false," + diff), put.json());
        assertEquals("\"4\"", put.header("ETag"));
        assertEquals("{\"packages\":[]}", edge.world.lastSeen(String.class));
        assertEquals(OptionalLong.of(3), edge.world.lastSeen(OptionalLong.class));
        var dry = edge.send(json(edge.to("operator/catalog?dryRun=true", "s-operator"))
                .PUT(BodyPublishers.ofString("{\"packages\":[]}")));
        assertEquals(tree(start + "'dryRun':true," + diff), dry.json());
        assertEquals(
                428,
                edge.send(json(edge.to("operator/catalog", "s-operator")).PUT(BodyPublishers.ofString("{}")))
                        .status());
        assertGet("operator/catalog/schema", "s-operator", "{'$schema':'x','type':'object'}");
        assertGet("operator/catalog/schema?type=software", "s-operator", "{'$schema':'x','title':'settings'}");
        assertEquals("software", edge.world.lastSeen(String.class));
        assertGet(
                "operator/catalog/progress",
                "s-operator",
                "{'running':true,'step':'writing','done':500,'total':10000}");
    }

    @Test
    public void messages() {
        var message = "{'id':'e1-5','member':'m0-1','purpose':'invitation','subject':{'type':'user','id':'u1-b'},"
                + "'recipient':{'name':'Ada','address':'ada@contoso.example'},'language':'en','state':'failed',"
                + "'attempts':3,'error':'recipient-refused 550 5.1.1','retryable':true,"
                + "'createdAt':'2026-11-20T12:00:00Z','nextAttemptAt':null,'finishedAt':'2026-11-20T12:00:00Z'}";
        assertGet("operator/messages?state=failed&limit=7", "s-operator", "{'items':[" + message + "],'next':'more'}");
        assertEquals(Optional.of(Messages.State.FAILED), edge.world.lastSeen(Optional.class));
        assertEquals(Page.Request.first(7), edge.world.lastSeen(Page.Request.class));
        assertEquals(422, edge.get("operator/messages?state=lost", "s-operator").status());
        assertEquals(
                tree("{'queued':2}"),
                edge.post("operator/messages/retry", "s-operator", "{}").json());
        var retried = edge.post("operator/messages/e1-5/retry", "s-operator", "{}");
        assertEquals(tree(message), retried.json());
        assertEquals("e1-5", edge.world.lastSeen(String.class));
        assertEquals(
                404,
                edge.post("operator/messages/u1-5/retry", "s-operator", "{}").status());
    }

    @Test
    public void keyPools() {
        var pool = "{'id':'l0-1','code':'win','kind':'multiple-activation','available':5,'claimed':2,'lowAt':5,"
                + "'level':'low','version':3}";
        assertGet("operator/key-pools", "s-operator", "{'items':[" + pool + "],'next':null}");
        assertGet("operator/key-pools/win", "s-operator", pool);
        assertEquals("\"3\"", edge.get("operator/key-pools/win", "s-operator").header("ETag"));
        var patched = edge.send(json(edge.to("operator/key-pools/win", "s-operator"))
                .header("If-Match", "\"3\"")
                .method("PATCH", BodyPublishers.ofString("{\"lowAt\":5}")));
        assertEquals(tree(pool), patched.json());
        assertEquals(OptionalLong.of(5), edge.world.lastSeen(OptionalLong.class));
        edge.send(json(edge.to("operator/key-pools/win", "s-operator"))
                .header("If-Match", "\"3\"")
                .method("PATCH", BodyPublishers.ofString("{\"lowAt\":null}")));
        assertEquals(OptionalLong.empty(), edge.world.lastSeen(OptionalLong.class));
        for (var wrong : List.of("-1", "1.5", "\"5\"", "2147483648", "99999999999999999999", "[]")) {
            var answer = edge.send(json(edge.to("operator/key-pools/win", "s-operator"))
                    .header("If-Match", "\"3\"")
                    .method("PATCH", BodyPublishers.ofString("{\"lowAt\":" + wrong + "}")));
            assertEquals(wrong, 422, answer.status());
        }
        assertEquals(
                428,
                edge.send(json(edge.to("operator/key-pools/win", "s-operator"))
                                .method("PATCH", BodyPublishers.ofString("{\"lowAt\":5}")))
                        .status());
    }

    @Test
    public void keysAreImportedFromAListOrATable() {
        var path = "operator/key-pools/l0-1/keys";
        var rows = "'ignoredColumns':1,'rows':[{'row':1,'state':'imported','message':null},"
                + "{'row':2,'state':'duplicate','message':'It is there'}]}";
        var posted = edge.post(path, "s-operator", "{\"keys\":[\"AAA\",\"BBB\"]}");
        assertEquals(tree("{'imported':1,'duplicates':1,'invalid':0,'dryRun':false," + rows), posted.json());
        assertNull(posted.header("Idempotency-Replayed"));
        var listed =
                (KeyPools.Listed) edge.world.lastSeen(KeyPools.Import.class).source();
        assertEquals("BBB", listed.keys().get(1).reveal());

        var tried = edge.post(path + "?dryRun=true", "s-operator", "{\"csv\":\"key\\nAAA\"}");
        assertEquals(tree("{'imported':1,'duplicates':1,'invalid':0,'dryRun':true," + rows), tried.json());
        var table = (KeyPools.Table) edge.world.lastSeen(KeyPools.Import.class).source();
        assertEquals("key\nAAA", table.text().reveal());

        var again = edge.send(json(edge.to(path, "s-operator"))
                .header("Idempotency-Key", "again")
                .POST(BodyPublishers.ofString("{\"csv\":\"AAA\"}")));
        assertEquals("true", again.header("Idempotency-Replayed"));
        for (var wrong : List.of("{\"keys\":[\"A\"],\"csv\":\"A\"}", "{\"csv\":[\"A\"]}", "{\"csv\":null}")) {
            assertEquals(wrong, 422, edge.post(path, "s-operator", wrong).status());
        }
    }

    @Test
    public void headIsGetWithoutABody() {
        var got = edge.send(edge.to("types", "s-admin").method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, got.status());
        assertEquals("", got.text());
    }

    @Test
    public void optionsNamesTheMethods() {
        var got = edge.send(edge.to("session", "").method("OPTIONS", BodyPublishers.noBody()));
        assertTrue(got.status() == 200 || got.status() == 204);
        assertTrue(got.header("Allow"), got.header("Allow").contains("POST"));
        assertNull(got.header("Access-Control-Allow-Origin"));
    }

    @Test
    public void operatorActsForAMemberWithAReason() {
        var got = edge.send(edge.to("benefits", "s-operator")
                .header("Bestow-Member", World.MEMBER)
                .header("Bestow-Reason", "%E5%AE%A2%E6%88%B7 asked+100%25"));
        assertEquals(got.text(), 200, got.status());
        var behalf = edge.world.lastSeen(Caller.class).onBehalf().orElseThrow();
        assertEquals(1, behalf.member());
        assertEquals("客户 asked+100%", behalf.reason());
    }
}
