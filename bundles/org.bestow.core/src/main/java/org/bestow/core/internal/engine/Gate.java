package org.bestow.core.internal.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.api.TokenScope;
import org.bestow.api.Users;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.member.Standings;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.text.Problems;
import org.bestow.spi.Role;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The one place where a caller's tenant and role are checked before anything of a member's benefits is read or done. Somebody else's
 * things do not exist (404); what the own role does not allow names who can help (403). Thread-safe.
 */
@Component(service = Gate.class)
public final class Gate {

    private final Policy policy;
    private final Access access;
    private final Standings standings;
    private final Users users;
    private final Store store;

    @Activate
    public Gate(
            @Reference Policy policy,
            @Reference Access access,
            @Reference Standings standings,
            @Reference Users users,
            @Reference Schema schema) {
        this.store = schema.store();
        this.policy = policy;
        this.access = access;
        this.standings = standings;
        this.users = users;
    }

    /** A benefit that the caller may look at, by its numbers. */
    record Place(long member, long benefit) {}

    /**
     * What of a member's benefits a caller sees.
     *
     * @param holder set: only those where this user holds a seat, and of their seats his own
     */
    record Reach(long member, OptionalLong holder) {}

    /** What the caller sees of his member's benefits: whoever may not look at them, those where he holds a seat. */
    Answer<Reach> reach(Caller caller) {
        var holds = caller.member().isPresent()
                && caller.user() != 0
                && !policy.allows(caller, Policy.Permission.VIEW_BENEFITS)
                && policy.missingScope(caller, Policy.Permission.VIEW_BENEFITS.scope())
                        .isEmpty()
                && holds(caller.member().getAsLong(), caller.user());
        if (!holds) {
            return member(caller).map(member -> new Reach(member, OptionalLong.empty()));
        }
        var member = caller.member().getAsLong();
        return standings
                .refusal(caller, member)
                .<Answer<Reach>>map(Answer::no)
                .orElseGet(() -> Answer.of(new Reach(member, OptionalLong.of(caller.user()))));
    }

    private boolean holds(long member, long user) {
        return store.forMember(member)
                .read(sql -> sql.query("select 1 from assignment where member_id = :member and user_id = :user"
                                + " fetch first 1 rows only")
                        .bind("user", user)
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent());
    }

    /** The member whose benefits the caller may list. An operator may look at what a company has that has no benefits here. */
    Answer<Long> member(Caller caller) {
        if (caller.tenant().isEmpty()) {
            return Answer.no(Problems.invalid(
                    caller.language(),
                    List.of(new Problem.FieldError("/member", Problems.field("member-needed", caller.language())))));
        }
        var member = caller.tenant().getAsLong();
        return access.refusal(caller, Policy.Permission.VIEW_BENEFITS)
                .or(() -> caller.operator() ? Optional.empty() : standings.refusal(caller, member))
                .<Answer<Long>>map(Answer::no)
                .orElseGet(() -> Answer.of(member));
    }

    /** Why nobody, whatever the role, does anything with benefits of a company that has none here. */
    Optional<Problem> elsewhere(Caller caller, Place place) {
        return standings.refusal(caller, place.member());
    }

    /** Empty for who may know what there is; whether a token may read is not asked of who wants to act. */
    Optional<Problem> stranger(Caller caller) {
        var roles = policy.rolesFor(Policy.Permission.VIEW_BENEFITS);
        return roles.stream().anyMatch(caller.roles()::contains)
                ? Optional.empty()
                : Optional.of(forbidden(caller, roles));
    }

    /** The benefit, unless its id says that it is another member's; roles are not looked at yet. */
    Answer<Place> place(Caller caller, String benefit) {
        return number(caller, PublicId.Kind.BENEFIT, benefit)
                .<Answer<Place>>map(
                        number -> Answer.of(new Place(caller.tenant().getAsLong(), number)))
                .orElseGet(() -> Answer.no(notFound(caller)));
    }

    /** The benefit, for a caller who may look at benefits. */
    Answer<Place> visible(Caller caller, String benefit) {
        return place(caller, benefit).then(place -> member(caller).map(member -> place));
    }

    /** The number in a public id; empty for an id that is malformed or another member's. */
    Optional<Long> number(Caller caller, PublicId.Kind kind, String id) {
        return PublicId.parse(kind, id)
                .filter(parsed -> caller.tenant().equals(OptionalLong.of(parsed.member())))
                .map(PublicId::number);
    }

    /** The roles that may do an action, by the installation's policy. */
    Set<Role> rolesFor(String type, ActionInfo action) {
        return policy.rolesFor(type, action.name(), action.defaultRoles());
    }

    /** Why the caller's token is not enough for the actions of a type, whatever the roles and seats of its user. */
    Optional<Problem> missingScope(Caller caller, String type) {
        return policy.missingScope(caller, TokenScope.actions(type));
    }

    /** Whether the roles allow it; see also {@link #missingScope}. */
    boolean allows(Caller caller, String type, ActionInfo action) {
        return rolesFor(type, action).stream().anyMatch(caller.roles()::contains);
    }

    /** Why not, with the people who could. */
    Problem forbidden(Caller caller, Set<Role> roles) {
        return Problems.forbidden(caller.language(), helpers(caller.tenant().getAsLong(), roles));
    }

    List<Problem.Helper> helpers(long member, Set<Role> roles) {
        return users.withAnyRole(member, roles).stream()
                .map(person -> new Problem.Helper(person.name(), person.email()))
                .toList();
    }

    static Problem notFound(Caller caller) {
        return Problems.of(Problem.Kind.NOT_FOUND, caller.language());
    }
}
