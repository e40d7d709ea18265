package org.bestow.core.internal.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Catalog;
import org.bestow.api.Policy;
import org.bestow.api.TokenScope;
import org.bestow.api.Types;
import org.bestow.core.internal.catalog.Links;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.text.Texts;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The categories for menus: deployed now, deployed once, or there in somebody's benefits. Thread-safe. */
@Component(service = Types.class)
public final class TypeDirectory implements Types {

    /** As the seeds' menu; others follow by title. */
    private static final List<String> FIRST =
            List.of("software", "cloud", "visual-studio", "technical", "go-to-market");

    private final TypeRegistry registry;
    private final TypeRecords records;
    private final Store store;
    private final Texts texts;
    private final Policy policy;

    @Activate
    public TypeDirectory(
            @Reference Schema schema,
            @Reference TypeRegistry registry,
            @Reference Texts texts,
            @Reference Policy policy) {
        this.registry = registry;
        this.store = schema.store();
        this.records = new TypeRecords(store);
        this.texts = texts;
        this.policy = policy;
    }

    @Override
    public boolean live(String type) {
        return registry.live(type).isPresent();
    }

    @Override
    public Answer<List<Info>> list(Caller caller) {
        var missing = policy.missingScope(caller, TokenScope.READ);
        if (missing.isPresent()) {
            return Answer.no(missing.get());
        }
        var counts = counts(caller);
        var links = store.global().read(sql -> Links.ofCategories(sql, caller.language()));
        var ids = new TreeSet<>(records.ids());
        ids.addAll(counts.keySet());
        registry.live().forEach(type -> ids.add(type.id()));
        return Answer.of(ids.stream()
                .map(id -> info(id, counts.getOrDefault(id, 0L), links.getOrDefault(id, List.of()), caller))
                .sorted(Comparator.comparingInt((Info info) -> rank(info.id()))
                        .thenComparing(Info::title)
                        .thenComparing(Info::id))
                .toList());
    }

    private static int rank(String id) {
        var index = FIRST.indexOf(id);
        return index < 0 ? FIRST.size() : index;
    }

    private Info info(String id, long benefits, List<Catalog.Link> seeAlso, Caller caller) {
        Optional<LiveType> type = registry.live(id);
        return new Info(
                id,
                texts.title(id, caller.language()),
                type.map(LiveType::version),
                type.isPresent(),
                benefits,
                seeAlso);
    }

    /** A row of a count. */
    public record Count(String type, long benefits) {}

    private Map<String, Long> counts(Caller caller) {
        var counts = new HashMap<String, Long>();
        var member = caller.tenant();
        if (!policy.allows(caller, Policy.Permission.VIEW_BENEFITS)) {
            caller.member()
                    .ifPresent(own -> held(own, caller.user()).forEach(row -> counts.put(row.type(), row.benefits())));
            return counts;
        }
        var rows = member.isPresent()
                ? store.forMember(member.getAsLong())
                        .read(sql -> sql.query("select type, count(*) as benefits from benefit"
                                        + " where member_id = :member group by type")
                                .mapTo(Count.class)
                                .list())
                : store.global()
                        .read(sql -> sql.query("select type, count(member_id) as benefits from benefit group by type")
                                .mapTo(Count.class)
                                .list());
        rows.forEach(row -> counts.put(row.type(), row.benefits()));
        return counts;
    }

    /** Where somebody holds a seat. */
    private List<Count> held(long member, long user) {
        return store.forMember(member)
                .read(sql -> sql.query("select b.type, count(distinct b.id) as benefits from assignment a"
                                + " join benefit b on b.id = a.benefit_id where a.member_id = :member"
                                + " and a.user_id = :user group by b.type")
                        .bind("user", user)
                        .mapTo(Count.class)
                        .list());
    }
}
