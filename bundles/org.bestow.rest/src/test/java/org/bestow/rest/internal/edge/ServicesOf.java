package org.bestow.rest.internal.edge;

import org.bestow.rest.internal.world.World;

/** Binds a world's services as the container would. */
public final class ServicesOf {

    private ServicesOf() {}

    public static Services world(World world) {
        var services = new Services();
        bind(services, world);
        return services;
    }

    public static void bind(Services services, World world) {
        services.signIn = world.signIn;
        services.policy = world.policy;
        services.permits = world.permits;
        services.members = world.members;
        services.users = world.users;
        services.types = world.types;
        services.benefits = world.benefits;
        services.catalog = world.catalog;
        services.keyPools = world.keyPools;
        services.audit = world.audit;
        services.messages = world.messages;
        services.account = world.account;
        services.tokens = world.tokens;
        services.userAccounts = world.people.userAccounts;
        services.userRemovals = world.people.userRemovals;
        services.invitations = world.people.invitations;
        services.userImports = world.people.userImports;
        services.roleRequests = world.people.roleRequests;
        services.roleRequestQueue = world.people.roleRequestQueue;
        services.roleGuide = world.people.roleGuide;
        services.memberAccounts = world.programme.memberAccounts;
        services.purchases = world.programme.purchases;
        services.typeStates = world.programme.typeStates;
        services.demoClock = world.programme.demoClock;
    }

    /** As while core is being updated. */
    public static void unbindCore(Services services) {
        services.types = null;
        services.benefits = null;
        services.catalog = null;
        services.keyPools = null;
        services.permits = null;
        services.members = null;
        services.memberAccounts = null;
        services.purchases = null;
        services.typeStates = null;
        services.demoClock = null;
    }

    public static void unbindSignIn(Services services) {
        services.signIn = null;
    }
}
