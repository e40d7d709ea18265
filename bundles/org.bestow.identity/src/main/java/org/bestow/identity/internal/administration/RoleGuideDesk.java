package org.bestow.identity.internal.administration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.RoleGuide;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.text.Texts;
import org.bestow.spi.Role;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The policy in words, and who has which role. Thread-safe. */
@Component
public final class RoleGuideDesk implements RoleGuide {

    private static final Set<Role> OF_A_MEMBER = EnumSet.complementOf(EnumSet.of(Role.OPERATOR));

    private final Accounts accounts;
    private final Policy policy;
    private final AccountAccess access;

    @Activate
    public RoleGuideDesk(@Reference Accounts accounts, @Reference Policy policy) {
        this.accounts = accounts;
        this.policy = policy;
        this.access = new AccountAccess(policy, accounts);
    }

    @Override
    public Answer<Guide> read(Caller caller) {
        // everybody has it: who needs somebody's help has to find whom
        var refusal = access.refusal(caller, Policy.Permission.VIEW_PACKAGES, "view-users");
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        if (caller.tenant().isEmpty()) {
            return AccountAccess.notFound(caller);
        }
        var member = caller.tenant().getAsLong();
        var grantable = access.grantable(caller);
        var lines = OF_A_MEMBER.stream()
                .map(role -> new Line(
                        role,
                        UserRows.title(role, caller.language()),
                        caller.roles().contains(role),
                        grantable.contains(role),
                        holders(member, role)))
                .toList();
        return Answer.of(new Guide(lines, rules(caller.language())));
    }

    private List<Problem.Helper> holders(long member, Role role) {
        return role == Role.USER
                ? List.of()
                : accounts.withAnyRole(member, Set.of(role)).stream()
                        .map(person -> new Problem.Helper(person.name(), person.email()))
                        .toList();
    }

    private List<Rule> rules(Language reader) {
        var permissions = Arrays.stream(Policy.Permission.values())
                .filter(permission -> !ofMembers(policy.rolesFor(permission)).isEmpty())
                .map(permission -> new Rule(
                        permission.code(),
                        Kind.PERMISSION,
                        "",
                        Texts.of(reader, "permission." + permission.code()),
                        ofMembers(policy.rolesFor(permission))));
        var actions = policy.actions().stream()
                .sorted(Comparator.comparing(Policy.ActionRule::type).thenComparing(Policy.ActionRule::action))
                .map(rule -> new Rule(
                        rule.action(),
                        Kind.ACTION,
                        rule.type(),
                        Texts.find(reader, "action." + rule.action()).orElse(rule.action()),
                        ofMembers(rule.roles())));
        return Stream.concat(permissions, actions).toList();
    }

    private static Set<Role> ofMembers(Set<Role> roles) {
        var ours = EnumSet.copyOf(OF_A_MEMBER);
        ours.retainAll(roles);
        return ours;
    }
}
