package org.bestow.shell.internal;

import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Problem;

/** The platform said no. */
final class Refused extends CommandException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refused(Problem problem) {
        super(Problems.explain(problem));
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
