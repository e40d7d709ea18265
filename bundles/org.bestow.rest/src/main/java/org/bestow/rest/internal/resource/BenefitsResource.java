package org.bestow.rest.internal.resource;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bestow.api.Benefits;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.spi.Status;

/** {@code /benefits}: what a member has. */
public final class BenefitsResource {

    private static final int LONGEST_SEARCH = 200;
    private static final Map<String, Benefits.Sort> SORTS = Map.of(
            "title", Benefits.Sort.TITLE,
            "source", Benefits.Sort.SOURCE,
            "activateBy", Benefits.Sort.ACTIVATE_BY,
            "expires", Benefits.Sort.EXPIRES,
            "used", Benefits.Sort.USED);
    private static final Map<String, Status> STATUSES =
            Stream.of(Status.values()).collect(Collectors.toUnmodifiableMap(BenefitJson::word, status -> status));

    private final Services services;

    public BenefitsResource(Services services) {
        this.services = services;
    }

    public Reply list(Exchange exchange) {
        var ask = new Ask(exchange);
        return Reply.page(services.benefits().list(ask.memberCaller(), query(ask), ask.page()), BenefitJson::row);
    }

    public Reply get(Exchange exchange) {
        var ask = new Ask(exchange);
        return Reply.object(services.benefits().get(ask.memberCaller(), ask.benefit()), BenefitJson::sheet);
    }

    public Reply keys(Exchange exchange) {
        var ask = new Ask(exchange);
        return Reply.page(services.benefits().keys(ask.memberCaller(), ask.benefit(), ask.page()), BenefitJson::key);
    }

    public Reply assignments(Exchange exchange) {
        var ask = new Ask(exchange);
        return Reply.page(
                services.benefits().assignments(ask.memberCaller(), ask.benefit(), ask.page()), BenefitJson::seat);
    }

    public Reply endedAssignments(Exchange exchange) {
        var ask = new Ask(exchange);
        return Reply.page(
                services.benefits().endedAssignments(ask.memberCaller(), ask.benefit(), ask.page()),
                BenefitJson::ended);
    }

    public Reply history(Exchange exchange) {
        var ask = new Ask(exchange);
        return Reply.page(
                services.benefits().history(ask.memberCaller(), ask.benefit(), ask.page()), BenefitJson::history);
    }

    private static Benefits.Query query(Ask ask) {
        var sort = ask.text("sort", 20).orElse("activateBy");
        var descending = sort.startsWith("-");
        return new Benefits.Query(
                ask.name("type"),
                ask.text("status", 200).map(list -> statuses(ask, list)).orElse(Set.of()),
                ask.text("q", LONGEST_SEARCH),
                ask.day("expiringBefore"),
                ask.day("activateBefore"),
                ask.day("asOf"),
                ask.choice("sort", descending ? sort.substring(1) : sort, SORTS),
                descending);
    }

    private static Set<Status> statuses(Ask ask, String list) {
        return Stream.of(list.split(",", -1))
                .map(word -> ask.choice("status", word.strip(), STATUSES))
                .collect(Collectors.toUnmodifiableSet());
    }
}
