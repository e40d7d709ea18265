package org.bestow.core.internal.member;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bestow.api.Caller;
import org.bestow.api.Problem;
import org.bestow.api.Standing;
import org.bestow.api.WebAddress;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.text.Problems;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How companies stand in the programme. It is asked before everything that is done with a benefit, so the few that are no usual
 * members are kept in memory, and read again after each change. Thread-safe.
 */
@Component(service = Standings.class, configurationPid = "org.bestow.core")
@Designate(ocd = Standings.Config.class)
public final class Standings {

    @ObjectClassDefinition(
            name = "Bestow core",
            description =
                    "Where people are sent whose company has no benefits here; a company may have a link of its own")
    public @interface Config {

        @AttributeDefinition(description = "https address where a company joins the programme; empty for none")
        String join_link() default "";

        @AttributeDefinition(
                description = "https address where benefits are managed that are not managed here; empty for none")
        String elsewhere_link() default "";
    }

    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);

    private final Store store;
    private volatile Map<Standing.Kind, URI> usual = Map.of();
    private volatile Map<Long, Standing> unusual;

    @Activate
    public Standings(@Reference Schema schema, Config config) {
        this(schema, config.join_link(), config.elsewhere_link());
    }

    public Standings(Schema schema, String join, String elsewhere) {
        this.store = schema.store();
        configure(join, elsewhere);
    }

    @Modified
    void configure(Config config) {
        configure(config.join_link(), config.elsewhere_link());
    }

    private void configure(String join, String elsewhere) {
        var links = new EnumMap<Standing.Kind, URI>(Standing.Kind.class);
        link("join.link", join).ifPresent(uri -> links.put(Standing.Kind.NOT_A_MEMBER, uri));
        link("elsewhere.link", elsewhere).ifPresent(uri -> links.put(Standing.Kind.MANAGED_ELSEWHERE, uri));
        usual = Map.copyOf(links);
        changed();
    }

    private static Optional<URI> link(String name, String text) {
        var link = WebAddress.of(text.strip());
        if (link.isEmpty() && !text.isBlank()) {
            LOG.error("{} in org.bestow.core.cfg is no https address; nobody is sent there", name);
        }
        return link;
    }

    public Standing of(long member) {
        var known = unusual;
        if (known == null) {
            known = read();
        }
        return known.getOrDefault(member, Standing.member());
    }

    /** Where the installation sends those of a kind. */
    Standing standing(Standing.Kind kind, Optional<URI> own) {
        return new Standing(kind, own, Optional.ofNullable(usual.get(kind)));
    }

    /** To be called once a change is committed. */
    public synchronized void changed() {
        unusual = null;
    }

    private synchronized Map<Long, Standing> read() {
        if (unusual == null) {
            unusual = store
                    .global()
                    .read(sql -> sql.query(
                                    "select id, standing, standing_link as link from member where standing <> :usual")
                            .bind("usual", Standing.Kind.MEMBER.name())
                            .mapTo(Row.class)
                            .list())
                    .stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Row::id,
                            row -> standing(
                                    Standing.Kind.valueOf(row.standing()),
                                    row.link().map(URI::create))));
        }
        return unusual;
    }

    /** Why a company has nothing to do with benefits here; empty for members. The fact {@code link} is the way on, if there is one. */
    public Optional<Problem> refusal(Caller caller, long member) {
        var standing = of(member);
        if (standing.kind() == Standing.Kind.MEMBER) {
            return Optional.empty();
        }
        var facts = standing.link()
                .<Map<String, ?>>map(link -> Map.of("link", link.toString()))
                .orElse(Map.of());
        return Optional.of(Problems.refused(standing.kind().code(), facts, caller.language()));
    }

    /** A row of the table. */
    public record Row(long id, String standing, Optional<String> link) {}
}
