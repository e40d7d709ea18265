package org.bestow.rest.internal.edge;

import java.util.Optional;
import java.util.stream.Stream;
import org.bestow.api.Account;
import org.bestow.api.AuditLog;
import org.bestow.api.Benefits;
import org.bestow.api.Catalog;
import org.bestow.api.DemoClock;
import org.bestow.api.Invitations;
import org.bestow.api.KeyPools;
import org.bestow.api.MemberAccounts;
import org.bestow.api.Members;
import org.bestow.api.Messages;
import org.bestow.api.Permits;
import org.bestow.api.Policy;
import org.bestow.api.Purchases;
import org.bestow.api.RoleGuide;
import org.bestow.api.RoleRequestQueue;
import org.bestow.api.RoleRequests;
import org.bestow.api.SignIn;
import org.bestow.api.Tokens;
import org.bestow.api.TypeStates;
import org.bestow.api.Types;
import org.bestow.api.UserAccounts;
import org.bestow.api.UserImports;
import org.bestow.api.UserRemovals;
import org.bestow.api.Users;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.problem.Halt;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Looks through to the services behind the edge as they are right now. One that is absent for a moment, as during an update of
 * core, ends the request with 503; the servlet itself stays. Thread-safe.
 */
@Component(service = Services.class)
public final class Services {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile SignIn signIn;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile Policy policy;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile Permits permits;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile Members members;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile Users users;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile Types types;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile Benefits benefits;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile Catalog catalog;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile KeyPools keyPools;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile AuditLog audit;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile Account account;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile Tokens tokens;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile Messages messages;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile UserAccounts userAccounts;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile UserRemovals userRemovals;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile Invitations invitations;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile UserImports userImports;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile RoleRequests roleRequests;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile RoleRequestQueue roleRequestQueue;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile RoleGuide roleGuide;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile MemberAccounts memberAccounts;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile Purchases purchases;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile TypeStates typeStates;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile DemoClock demoClock;

    public SignIn signIn() {
        return present(signIn);
    }

    /** For work beside requests, which waits when there is none. */
    public Optional<SignIn> signInIfPresent() {
        return Optional.ofNullable(signIn);
    }

    public Policy policy() {
        return present(policy);
    }

    public Permits permits() {
        return present(permits);
    }

    public Members members() {
        return present(members);
    }

    public Users users() {
        return present(users);
    }

    public Types types() {
        return present(types);
    }

    public Benefits benefits() {
        return present(benefits);
    }

    public Catalog catalog() {
        return present(catalog);
    }

    public KeyPools keyPools() {
        return present(keyPools);
    }

    public AuditLog audit() {
        return present(audit);
    }

    public Account account() {
        return present(account);
    }

    public Tokens tokens() {
        return present(tokens);
    }

    public Messages messages() {
        return present(messages);
    }

    public UserAccounts userAccounts() {
        return present(userAccounts);
    }

    public UserRemovals userRemovals() {
        return present(userRemovals);
    }

    public Invitations invitations() {
        return present(invitations);
    }

    public UserImports userImports() {
        return present(userImports);
    }

    public RoleRequests roleRequests() {
        return present(roleRequests);
    }

    public RoleRequestQueue roleRequestQueue() {
        return present(roleRequestQueue);
    }

    public RoleGuide roleGuide() {
        return present(roleGuide);
    }

    public MemberAccounts memberAccounts() {
        return present(memberAccounts);
    }

    public Purchases purchases() {
        return present(purchases);
    }

    public TypeStates typeStates() {
        return present(typeStates);
    }

    public DemoClock demoClock() {
        return present(demoClock);
    }

    /** Whether nothing is absent: what fails while a part is going away is no bug. */
    public boolean complete() {
        return Stream.of(
                        signIn,
                        policy,
                        permits,
                        members,
                        users,
                        types,
                        benefits,
                        catalog,
                        keyPools,
                        audit,
                        account,
                        tokens,
                        userAccounts,
                        userRemovals,
                        invitations,
                        userImports,
                        roleRequests,
                        roleRequestQueue,
                        roleGuide,
                        memberAccounts,
                        purchases,
                        typeStates,
                        demoClock,
                        messages)
                .allMatch(service -> service != null);
    }

    private static <T> T present(T service) {
        if (service == null) {
            throw Halt.because(Fault.BUSY);
        }
        return service;
    }
}
